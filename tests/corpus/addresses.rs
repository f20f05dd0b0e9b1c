//! Addresses: whatever a query says, a page is shown, and what a list's address says reads back.

use leptos_router::params::ParamsMap;
use school::request::RequestState;
use yeneta::requests::ListAddress;

use crate::{count_panics, harness, inputs, panics};

/// The pages that read their address, by someone who sees them.
const PAGES: &[(&str, &str)] = &[
    ("teacher", "/teacher/courses/700/gradebook"),
    ("admin", "/admin/people"),
    ("admin", "/admin/families"),
    ("admin", "/admin/course-requests"),
    ("teacher", "/teacher/enrollments"),
    ("student", "/student/courses/700"),
    ("parent", "/parent/subjects"),
    ("parent", "/parent/alerts"),
    ("admin", "/admin/policies"),
    ("admin", "/admin/catalogue"),
    ("teacher", "/teacher/questions"),
    ("student", "/student/available-courses"),
    ("admin", "/admin/registrations"),
    ("teacher", "/notifications"),
    ("teacher", "/teacher/courses/700/policy"),
];

/// What must not stand in a page as it was sent.
const POISON: [&str; 2] = ["<x-poison", "\" onpoison="];

/// The signs that are more than a byte of a query, so that it is one whatever it was made of.
fn query(bytes: &[u8]) -> String {
    let sign = |b: &u8| match b {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'&' | b'=' | b'%' | b'+' => {
            char::from(*b).to_string()
        }
        b => format!("%{b:02X}"),
    };
    bytes.iter().map(sign).collect()
}

#[tokio::test]
async fn whatever_an_address_says_a_page_is_shown() {
    count_panics();
    let school = harness::school::start().await;
    let mut clients = Vec::new();
    for caller in ["teacher", "admin", "student", "parent"] {
        clients.push((caller, school.client(caller).await));
    }
    let mut shown = 0;
    for (n, input) in inputs("server_addresses", 3).iter().enumerate() {
        let query = query(&input.bytes);
        // A saved one at every fourth page, each other one at one.
        let is_asked = |at: usize| n % PAGES.len() == at || input.is_saved && (n / 4 + at).is_multiple_of(4);
        let pages = PAGES.iter().enumerate().filter(|(at, _)| is_asked(*at));
        for (_, (caller, page)) in pages {
            let client = &clients.iter().find(|(name, _)| name == caller).expect("a client").1;
            let answer = client.get(&format!("{page}?{query}")).await;
            let told = format!("{} as {page}?{query}", input.origin);
            // An address may name what is not there, or not for the reader.
            let is_shown = answer.status.is_success() || answer.status.is_redirection();
            assert!(is_shown || answer.status.as_u16() == 404, "{told}: {}", answer.status);
            assert_eq!(panics(), 0, "{told}");
            POISON.iter().for_each(|poison| assert!(!answer.body.contains(poison), "{poison} stands in {told}"));
            shown += u32::from(is_shown);
        }
    }
    assert!(shown > 100, "{shown} pages were shown");
}

#[test]
fn what_the_address_of_a_list_says_reads_back() {
    let read = |query: &str| -> ParamsMap {
        query.split('&').filter_map(|pair| pair.split_once('=')).map(|(name, value)| (name.to_owned(), value)).collect()
    };
    let mut said = 0;
    for input in inputs("server_addresses", 40) {
        let query = query(&input.bytes);
        for first in [None, Some(RequestState::Pending)] {
            let list = ListAddress { path: "/list", first };
            let filter = list.filter(&read(&query));
            let address = list.of(&filter);
            let again = list.filter(&read(address.trim_start_matches("/list").trim_start_matches('?')));
            assert_eq!(again, filter, "{}: {query} is written as {address}", input.origin);
            said += u32::from(address != "/list");
        }
    }
    assert!(said > 100, "{said} addresses said something");
}
