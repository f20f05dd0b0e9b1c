//! What the forms of the catalogue share: whose it is, and which page they are on.

use leptos_router::params::ParamsMap;
use school::{clock::SchoolClock, id::SchoolId, view::CataloguePart};

/// Which part of which school's catalogue an address shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The school that was asked for; none is the first.
    pub school: Option<SchoolId>,
    pub part: CataloguePart,
}

impl Place {
    /// Reads an address; what can't be read is left out.
    #[must_use]
    pub fn of_query(query: &ParamsMap) -> Self {
        let part = query.get_str("part").unwrap_or_default();
        Self {
            school: query.get_str("school").and_then(|id| id.parse().ok()),
            part: CataloguePart::ALL.into_iter().find(|known| known.name() == part).unwrap_or_default(),
        }
    }

    /// What an address holds of it.
    #[must_use]
    pub fn parameters(self) -> Vec<(&'static str, String)> {
        let school = self.school.map(|school| ("school", school.to_string()));
        school.into_iter().chain([("part", self.part.name().to_owned())]).collect()
    }

    /// Its address, with the id of what is changed on it.
    #[must_use]
    pub fn address(self, edit: Option<i64>) -> String {
        let mut query = ParamsMap::new();
        let edit = edit.map(|id| ("edit", id.to_string()));
        for (name, value) in self.parameters().into_iter().chain(edit) {
            query.insert(name, value);
        }
        format!("/admin/catalogue{}", query.to_query_string())
    }
}

/// What a form of the catalogue needs besides its fields.
#[derive(Clone, Copy)]
pub struct Desk {
    pub school: SchoolId,
    pub place: Place,
    /// How the school shows instants and days.
    pub clock: SchoolClock,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_back_and_garbage_is_left_out() {
        for part in CataloguePart::ALL {
            for school in [None, Some(SchoolId(7))] {
                let place = Place { school, part };
                let mut query = ParamsMap::new();
                for (name, value) in place.parameters() {
                    query.insert(name, value);
                }
                assert_eq!(Place::of_query(&query), place);
            }
        }
        let mut query = ParamsMap::new();
        query.insert("part", "x".into());
        query.insert("school", "x".into());
        assert_eq!(Place::of_query(&query), Place { school: None, part: CataloguePart::Subjects });
        let place = Place { school: None, part: CataloguePart::Classes };
        assert_eq!(place.address(Some(3)), "/admin/catalogue?part=classes&edit=3");
    }
}
