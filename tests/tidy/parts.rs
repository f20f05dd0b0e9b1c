//! What keeps the browser's first load small: nothing that all pages share may bring one page, or every language, into it.

use std::collections::BTreeSet;

use crate::{
    rule::{Finding, Rule, at},
    source::{Source, word},
};

pub const RULES: &[Rule] = &[
    Rule {
        name: "a route names a page only through its part",
        check: routes,
        bad: &[
            ("src/app.rs", "<Route path=path!(\"/student\") view=StudentPage ssr=SsrMode::Async />"),
            ("src/app.rs", "<Route path=path!(\"/student\") view=move || view! { <StudentPage /> } />"),
            ("src/app.rs", "<Route path=path!(\"/sign-in\") view=SignInPage ssr=SsrMode::Async />"),
        ],
        good: &[
            ("src/app.rs", "<Route path=path!(\"/student\") view=Document::Student ssr=SsrMode::Async />"),
            ("src/app.rs", "<Route path=path!(\"/book\") view=Teaching::Gradebook ssr=SsrMode::Async />"),
            ("src/student/page.rs", "view! { <Card view=StudentPage /> }"),
        ],
    },
    Rule {
        name: "every language at once is named on the server and in letters only",
        check: languages,
        bad: &[
            ("src/session/look.rs", "fn f() { of_tongue(tongue) }"),
            ("src/ui/when.rs", "use crate::text::{english, of_tongue};"),
        ],
        good: &[
            ("src/linking/letters.rs", "fn f() { of_tongue(tongue) }"),
            ("src/server/cli.rs", "use crate::text::of_tongue;"),
            ("src/ui/when.rs", "use crate::text::use_text;"),
        ],
    },
];

/// What the shell of the document, which only the server renders, and letters in a family's language need.
const SPEAK_ALL: &[&str] = &["src/app.rs", "src/linking/letters.rs", "src/server", "src/text"];

fn routes(source: &Source) -> Vec<Finding> {
    if source.path != "src/app.rs" {
        return Vec::new();
    }
    let route = |(start, _): (usize, &str)| {
        let tag = &source.code[start..];
        let view = tag.split_once("view=").map_or("", |(_, rest)| rest.split([' ', '/']).next().unwrap_or_default());
        let is_of_a_part = view.split_once("::").is_some_and(|(part, name)| !part.is_empty() && !name.is_empty());
        (!is_of_a_part).then(|| at(source, start, format!("{view} is no page of a part")))
    };
    source.code.match_indices("<Route ").filter_map(route).collect()
}

/// The paths of the routes whose view is a document, as the route table has them.
fn documents(app: &str) -> BTreeSet<&str> {
    let routes = app.lines().filter(|line| line.contains("<Route ") && line.contains("view=Document::"));
    routes.filter_map(quoted).collect()
}

/// The first text between quotes.
fn quoted(code: &str) -> Option<&str> {
    code.split('"').nth(1)
}

#[test]
fn every_document_of_the_route_table_is_rendered_as_one_and_nothing_else_is() {
    let routes = include_str!("../../src/app.rs");
    let table = include_str!("../../src/app/documents.rs");
    let listed = table.split_once("const PATHS: &[&str] = &[").and_then(|(_, rest)| rest.split_once("];"));
    let listed: BTreeSet<&str> = listed.map_or("", |(paths, _)| paths).lines().filter_map(quoted).collect();
    assert!(listed.len() > 10, "the list was not found");
    assert_eq!(documents(routes), listed);
}

fn languages(source: &Source) -> Vec<Finding> {
    if !source.path.starts_with("src/") || SPEAK_ALL.iter().any(|place| source.path.starts_with(place)) {
        return Vec::new();
    }
    let code = source.shipped_code();
    word(&code, "of_tongue").map(|start| at(source, start, "a page speaks one language: use_text()")).collect()
}
