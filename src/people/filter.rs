//! The list's filter, as the address of the page holds it.

use leptos_router::params::ParamsMap;
use school::{
    person::{Role, Standing},
    view::PeopleFilter,
};

/// The most characters of a search.
pub const SEARCH_LENGTH: usize = 100;

/// Reads the filter of an address; what can't be read is left out.
pub fn of_query(query: &ParamsMap) -> PeopleFilter {
    let text = |name| query.get_str(name).unwrap_or_default().trim();
    PeopleFilter {
        search: text("q").chars().take(SEARCH_LENGTH).collect(),
        role: Role::from_name(text("role")),
        class: text("class").parse().ok(),
        school: text("school").parse().ok(),
        standing: Standing::from_name(text("status")),
        page: text("page").parse().unwrap_or_default(),
    }
}

/// What an address holds of the filter, with another page.
pub fn parameters(filter: &PeopleFilter, page: u32) -> Vec<(&'static str, String)> {
    let parameters = [
        ("q", filter.search.clone()),
        ("role", filter.role.map_or("", Role::name).to_owned()),
        ("class", filter.class.map(|class| class.to_string()).unwrap_or_default()),
        ("school", filter.school.map(|school| school.to_string()).unwrap_or_default()),
        ("status", filter.standing.map_or("", Standing::name).to_owned()),
        ("page", if page > 1 { page.to_string() } else { String::new() }),
    ];
    parameters.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// The address of another page of the same list.
pub fn address(filter: &PeopleFilter, page: u32) -> String {
    let mut query = ParamsMap::new();
    for (name, value) in parameters(filter, page) {
        query.insert(name, value);
    }
    format!("/admin/people{}", query.to_query_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_back_and_garbage_is_left_out() {
        let filter = PeopleFilter {
            search: "a&b=c 100%".into(),
            role: Some(Role::Student),
            class: Some(school::id::ClassId(7)),
            school: Some(school::id::SchoolId(2)),
            standing: Some(Standing::Suspended),
            page: 3,
        };
        let mut query = ParamsMap::new();
        for (name, value) in parameters(&filter, 3) {
            query.insert(name, value);
        }
        assert_eq!(of_query(&query), filter);
        assert_eq!(address(&PeopleFilter::default(), 1), "/admin/people");
        let mut odd = ParamsMap::new();
        for (name, value) in
            [("role", "root"), ("class", "x"), ("school", "x"), ("status", "1"), ("page", "-1"), ("q", "  ")]
        {
            odd.insert(name, value.to_owned());
        }
        assert_eq!(of_query(&odd), PeopleFilter::default());
    }
}
