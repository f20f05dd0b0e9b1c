//! What a person does, told from what a page asks by itself: only the former keeps a session from ending for want of use.
//!
//! Opening a page's document and sending a form are acts. A page that is open polls, refreshes and reads what else it shows, for as
//! long as its computer is on, whether anybody sits before it or not: none of that is one. A read that a click causes can't be
//! told from a refresh, so it is not one either.
//!
//! Invariant: nothing that an open page asks by itself puts off the end of a session.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, Method},
    middleware::Next,
    response::Response,
};

use super::AppState;

/// How a browser says for what it asks, on origins that it trusts.
const MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");
/// How it says that nobody has asked for it yet.
const PURPOSE: HeaderName = HeaderName::from_static("sec-purpose");

/// The functions that only read: pages ask them by themselves. What is not here is an act, and `tests/served/access_matrix` holds the list
/// against what each function does to the database.
pub const READS: &[&str] = &[
    "account/member_links",
    "account/opened_link",
    "account/own",
    "account/register_page",
    "account/registrations",
    "course_requests/choices",
    "course_requests/detail",
    "course_requests/of_schools",
    "course_requests/own",
    "enrollment/available",
    "enrollment/available_to_children",
    "enrollment/detail",
    "enrollment/matching_of_courses",
    "enrollment/matching_of_schools",
    "enrollment/of_courses",
    "enrollment/of_schools",
    "enrollment/own",
    "enrollment/own_of_children",
    "family/alerts",
    "family/child",
    "family/course",
    "family/ending_mails",
    "family/records",
    "gradebook/book",
    "gradebook/cell_history",
    "gradebook/cells_since",
    "gradebook/home",
    "linking/class_families",
    "linking/class_letters",
    "linking/families",
    "linking/letters",
    "linking/start",
    "marks_file/list",
    "marks_file/preview",
    "notifications/inbox",
    "notifications/news",
    "people/home",
    "people/list",
    "people/new",
    "people/person",
    "people/roster_preview",
    "policy/course",
    "policy/defaults",
    "questions/of_courses",
    "questions/of_schools",
    "questions/own",
    "session/visit",
    "setup/catalogue",
    "setup/settings",
    "student/course",
    "student/records",
];

/// Notes that somebody is there, where a request is what a person does. Before it is answered: what ends the session in the answer
/// finds it as it was.
pub async fn noted(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if sends(request.method(), request.uri().path()) {
        touch(&state, request.headers()).await;
    }
    next.run(request).await
}

/// How an open document says that it keeps itself fresh (`src/document/fetch.rs`).
const BY_ITSELF: HeaderName = HeaderName::from_static("yeneta-by-itself");

/// Whether the headers ask for a document that somebody opens. A browser that says nothing about it, as on an address without TLS,
/// is believed: what open pages ask by themselves are calls there, or says so.
#[must_use]
pub fn opens(headers: &HeaderMap) -> bool {
    let by_itself = headers.contains_key(PURPOSE) || headers.contains_key(BY_ITSELF);
    !by_itself && headers.get(MODE).is_none_or(|mode| mode == "navigate")
}

/// Whether a request sends something.
fn sends(method: &Method, path: &str) -> bool {
    *method == Method::POST && path.strip_prefix("/api/").is_some_and(|function| !READS.contains(&function))
}

/// Notes that the session's owner is there, if it goes on.
async fn touch(state: &AppState, headers: &HeaderMap) {
    // Whether the database answers is for who needs it to tell.
    if let Ok(Some(_)) = state.sessions.find(&state.store, headers).await {
        state.sessions.touch(&state.store, headers).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_that_is_sent_is_an_act_and_a_read_or_a_poll_is_none() {
        for (method, path, act) in [
            (Method::POST, "/api/gradebook/save_grade", true),
            (Method::POST, "/api/export/record", true),
            (Method::POST, "/api/gradebook/cells_since", false),
            (Method::POST, "/unsubscribe/token", false),
            (Method::GET, "/api/changes", false),
            (Method::GET, "/teacher", false),
        ] {
            assert_eq!(sends(&method, path), act, "{method} {path}");
        }
        assert!(READS.is_sorted(), "a list in which a name is found");
    }

    #[test]
    fn only_a_document_that_is_opened_is_an_act() {
        let asks = |name: HeaderName, value: &'static str| {
            HeaderMap::from_iter([(name, axum::http::HeaderValue::from_static(value))])
        };
        assert!(opens(&HeaderMap::new()), "on an address without TLS");
        assert!(opens(&asks(MODE, "navigate")));
        assert!(!opens(&asks(MODE, "cors")), "the worker that keeps a page");
        assert!(!opens(&asks(PURPOSE, "prefetch")));
        assert!(!opens(&asks(BY_ITSELF, "")), "a document that keeps itself fresh");
    }
}
