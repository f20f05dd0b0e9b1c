//! A list's filter in the page's address: it works without wasm, can be sent to a colleague, and survives a reload.

use leptos_router::{location::Url, params::ParamsMap};
use school::{request::RequestState, view::RequestFilter};

use crate::ui::page_of;

/// In an address: requests that stand anywhere.
const ALL: &str = "all";

/// Where a list stands, and what it shows while its address says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListAddress {
    /// The page's path.
    pub path: &'static str,
    /// The state that is shown first; none is every state.
    pub first: Option<RequestState>,
}

impl ListAddress {
    /// Reads an address. What it does not say, or says wrong, is as if it were left out.
    #[must_use]
    pub fn filter(self, query: &ParamsMap) -> RequestFilter {
        let state = match query.get_str("state") {
            Some(ALL) => None,
            Some(name) => RequestState::from_name(name).or(self.first),
            None => self.first,
        };
        RequestFilter {
            state,
            search: query.get("search").unwrap_or_default(),
            course: query.get_str("course").and_then(|id| id.parse().ok()),
            school: query.get_str("school").and_then(|id| id.parse().ok()),
            page: page_of(query.get_str("page")),
        }
    }

    /// The query parameters that say the filter.
    #[must_use]
    pub fn parameters(self, filter: &RequestFilter) -> Vec<(&'static str, String)> {
        let state = (filter.state != self.first).then(|| filter.state.map_or(ALL, RequestState::name).to_owned());
        let search = (!filter.search.is_empty()).then(|| filter.search.clone());
        let course = filter.course.map(|course| course.to_string());
        let school = filter.school.map(|school| school.to_string());
        let page = (filter.page > 0).then(|| filter.page.saturating_add(1).to_string());
        let all = [("state", state), ("search", search), ("course", course), ("school", school), ("page", page)];
        all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// The address that shows the filter.
    #[must_use]
    pub fn of(self, filter: &RequestFilter) -> String {
        let pairs = self.parameters(filter).into_iter().map(|(name, value)| format!("{name}={}", Url::escape(&value)));
        let query = pairs.collect::<Vec<_>>().join("&");
        if query.is_empty() { self.path.to_owned() } else { format!("{}?{query}", self.path) }
    }
}

#[cfg(test)]
mod tests {
    use school::id::{CourseId, SchoolId};

    use super::*;

    const LIST: ListAddress = ListAddress { path: "/list", first: Some(RequestState::Pending) };

    fn query(text: &str) -> ParamsMap {
        text.split('&').filter_map(|pair| pair.split_once('=')).map(|(k, v)| (k.to_owned(), v)).collect()
    }

    #[test]
    fn an_address_without_a_word_shows_what_comes_first() {
        let filter = LIST.filter(&query(""));
        assert_eq!(filter, RequestFilter { state: Some(RequestState::Pending), ..RequestFilter::default() });
        assert_eq!(LIST.of(&filter), "/list");
        for wrong in ["state=x", "page=0", "page=x", "page=-1", "course=x", "school=x"] {
            assert_eq!(LIST.filter(&query(wrong)), filter, "{wrong}");
        }
    }

    #[test]
    fn what_an_address_says_reads_back() {
        let said = "/list?state=all&search=Abebe%20B&course=7&school=2&page=3";
        let (course, school) = (Some(CourseId(7)), Some(SchoolId(2)));
        let filter = RequestFilter { state: None, search: "Abebe B".into(), course, school, page: 2 };
        assert_eq!(LIST.of(&filter), said);
        assert_eq!(LIST.filter(&query(said.trim_start_matches("/list?"))), filter);
        let declined = RequestFilter { state: Some(RequestState::Declined), ..RequestFilter::default() };
        assert_eq!(LIST.of(&declined), "/list?state=declined");
    }
}
