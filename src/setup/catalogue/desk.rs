//! What the forms of the catalogue share: which page they are on, and what follows when a change was acknowledged.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate, params::ParamsMap};
use school::{
    id::SchoolId,
    view::{CatalogueChanged, CataloguePart},
};

use crate::{
    live::events::{EventService, use_event_service},
    screen::{ScreenHandle, Toasts, use_toasts},
};

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
    events: EventService,
    toasts: Toasts,
    screen: ScreenHandle,
}

impl Desk {
    /// The desk of an open page.
    #[must_use]
    pub fn new(school: SchoolId, place: Place, screen: ScreenHandle) -> Self {
        Self { school, place, events: use_event_service(), toasts: use_toasts(), screen }
    }

    /// How the page's school shows instants and days.
    pub fn clock(self) -> Signal<school::clock::SchoolClock> {
        Signal::derive(move || self.screen.as_of.with(|as_of| as_of.clock))
    }

    /// Follows an acknowledged change: this tab's and the others' readers hear of it, and the page is read anew.
    pub fn acknowledge(self, changed: CatalogueChanged, said: String) {
        self.events.emit_own_of(changed.event.as_ref());
        self.screen.refresh.refresh_now.run(());
        self.toasts.success(said);
    }

    /// The same for a form that was opened by an address: it closes.
    pub fn acknowledge_and_close(self) -> impl Fn(CatalogueChanged, String) + Clone + Send + Sync {
        let navigate = use_navigate();
        move |changed, said| {
            self.acknowledge(changed, said);
            let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
            navigate(&self.place.address(None), options);
        }
    }

    /// Reads the page anew.
    pub fn refresh(self) -> Callback<()> {
        self.screen.refresh.refresh_now
    }
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
