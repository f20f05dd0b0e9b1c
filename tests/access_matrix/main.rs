//! Every server function and every route × every kind of caller: the status stands in a hand-written table, a denial
//! changes nothing, and no answer holds a name that is not the caller's to see.
#![cfg(feature = "ssr")]

mod account;
mod alerts;
mod claims;
mod documents;
mod exports;
#[path = "../harness/mod.rs"]
mod harness;
mod hostile;
mod linking;
mod marks;
mod marks_files;
mod notices;
mod people;
mod policy;
mod privacy;
mod questions;
mod requests;
mod rosters;
mod setup;

use std::collections::BTreeSet;

use claims::{Beside, claims};
use harness::{
    Answer, Client,
    school::{CALLERS, CANARY, COURSE, OTHER_CANARY, STUDENT, TestSchool},
};
use leptos::server_fn::axum::server_fn_paths;
use leptos_axum::generate_route_list;
use yeneta::{
    app::App,
    text::{english, provide_text},
};

/// A function or route with its expected statuses, written by hand and never computed. Rows of functions are called as wasm
/// does.
///
/// Columns: anon, student, other student, parent, other parent, unlinked, teacher, colleague, other teacher, admin, foreign
/// admin, suspended.
type Row = (&'static str, [u16; 12]);

/// The fields of a function's form, by function and caller; none where the function is another area's.
type Fields = fn(&str, &str) -> Option<Vec<(String, String)>>;

/// Each area's rows, in the order in which they are asked, with the fields of its forms.
const AREAS: [(&[Row], Fields); 12] = [
    (marks::ROWS, marks::fields),
    (marks_files::ROWS, marks_files::fields),
    (requests::ROWS, requests::fields),
    (questions::ROWS, questions::fields),
    // Before the people, whose rows take the student out of the class.
    (linking::ROWS, linking::fields),
    (exports::ROWS, exports::fields),
    (people::ROWS, people::fields),
    (account::ROWS, account::fields),
    (setup::ROWS, setup::fields),
    (policy::ROWS, policy::fields),
    (notices::ROWS, notices::fields),
    (alerts::ROWS, alerts::fields),
];

/// Asked after all others: it ends the sessions.
const LAST: Row = ("POST session/sign_out", [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]);

fn table() -> impl Iterator<Item = &'static Row> {
    AREAS.iter().flat_map(|(rows, _)| *rows).chain([&LAST])
}

/// Routes for machines, and doors that only lead on; pages are asked of the route table.
const MACHINES: [&str; 11] = [
    "/unsubscribe/:token",
    "/manifest.webmanifest",
    "/worker.js",
    "/api/explanation/:course/:student",
    "/api/changes",
    "/healthz",
    "/readyz",
    "/reset/:token",
    "/invitation/:token",
    "/teacher/courses/:id/export.csv",
    "/teacher/courses/:id/export.xlsx",
];

/// Routes for plain forms that are larger than a server function's arguments, or are answered by a file.
const FORMS: [&str; 4] = ["people/roster", "marks_file/send", "export/record", "export/account"];

/// Who may see the student's name, and who the other student's.
const SEES_CANARY: [&str; 5] = ["student", "parent", "teacher", "colleague", "admin"];
const SEES_OTHER_CANARY: [&str; 4] = ["other-student", "other-parent", "other-teacher", "admin"];

#[tokio::test]
async fn every_caller_gets_what_the_table_says_and_nothing_else() {
    the_table_holds(Beside::Nothing).await;
}

/// Role, state, owner and school are never read from a client: who claims them gets what everybody gets.
#[tokio::test]
async fn what_a_form_claims_of_its_sender_changes_nothing() {
    the_table_holds(Beside::Claims).await;
}

async fn the_table_holds(beside: Beside) {
    let school = harness::school::start().await;
    let mut wrong = Vec::new();
    let mut clients = vec![("anonymous", school.anonymous())];
    for caller in CALLERS {
        clients.push((caller, school.client(caller).await));
    }
    requests::aim(&school).await;
    questions::aim(&school).await;
    let witness = [school.client("admin").await, school.client("other-teacher").await];
    for (row, expected) in table() {
        for ((caller, client), status) in clients.iter().zip(expected) {
            let before = state(&school, &witness).await;
            let answer = ask(client, row, caller, beside).await;
            if answer.status.as_u16() != *status {
                wrong.push(format!("{row} by {caller}: {} instead of {status}: {:.120}", answer.status, answer.body));
            }
            if *status >= 400 && state(&school, &witness).await != before {
                wrong.push(format!("{row} by {caller}: denied, yet something changed"));
            }
            for (canary, seers) in [(CANARY, &SEES_CANARY[..]), (OTHER_CANARY, &SEES_OTHER_CANARY[..])] {
                if answer.body.contains(canary) && !seers.contains(caller) {
                    wrong.push(format!("{row} by {caller}: the answer holds {canary}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn every_function_and_route_is_in_the_table() {
    let _school = harness::school::start().await;
    let listed: BTreeSet<String> = table().map(|(row, _)| (*row).to_owned()).collect();
    let mut there: BTreeSet<String> =
        server_fn_paths().map(|(path, method)| format!("{method} {}", path.trim_start_matches("/api/"))).collect();
    there.extend(
        generate_route_list(|| {
            provide_text(english());
            App()
        })
        .iter()
        .map(|route| {
            format!(
                "GET {}",
                route.path().replace("{id}", ":id").replace("{file}", ":file").replace("{child}", ":child")
            )
        }),
    );
    there.extend(FORMS.map(|path| format!("POST {path}")));
    there.extend(MACHINES.map(|path| format!("GET {path}")));
    there.insert("GET /".into());
    assert_eq!(there, listed);
}

#[tokio::test]
async fn a_form_from_a_foreign_origin_is_refused() {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    let request = axum::http::Request::builder().method("POST").uri("/api/gradebook/save_grade");
    let request = request.header("host", "school.test").header("origin", "http://evil.test");
    let answer = teacher.send(request.header("content-type", "text/plain"), harness::client::form(&save("17"))).await;
    assert_eq!(answer.status.as_u16(), 403);
}

#[tokio::test]
async fn a_malformed_request_is_refused_and_never_a_panic() {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    let long = "9".repeat(40);
    let cases: [&[(&str, &str)]; 4] =
        [&[], &[("save", "x")], &[("save[course]", "abc")], &[("save[course]", &long), ("save[typed]", "1")]];
    for fields in cases {
        let answer = teacher.call("gradebook/save_grade", fields).await;
        assert_eq!(answer.status.as_u16(), 422, "{fields:?}: {}", answer.body);
    }
    let huge = "1".repeat(70_000);
    assert_eq!(teacher.call("gradebook/save_grade", &save(&huge)).await.status.as_u16(), 413);
    assert!(teacher.get("/teacher/courses/x/gradebook").await.status.as_u16() == 404);
    assert!(teacher.get("/api/changes?wait=x").await.status.as_u16() == 422);
}

#[tokio::test]
async fn what_is_no_mark_is_refused_with_a_reason_and_changes_nothing() {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    let witness = [school.client("admin").await, school.client("other-teacher").await];
    let before = state(&school, &witness).await;
    for typed in ["abc", "21", "-1", "NaN", "1e5", "0x1F"] {
        let answer = teacher.call("gradebook/save_grade", &save(typed)).await;
        assert_eq!(answer.status.as_u16(), 422, "{typed}: {}", answer.body);
        assert!(answer.body.contains("entry"), "{typed}: {}", answer.body);
    }
    assert_eq!(state(&school, &witness).await, before);
}

#[tokio::test]
async fn an_admin_reads_a_book_that_offers_no_writing() {
    let school = harness::school::start().await;
    for (caller, may_write, form) in [("teacher", true, true), ("admin", false, false)] {
        let client = school.client(caller).await;
        let book = client.call("gradebook/book", &[("course", "700")]).await;
        assert!(book.body.contains(&format!("\"may_write\":{may_write}")), "{caller}: {}", book.body);
        let page = client.get("/teacher/courses/700/gradebook").await;
        assert_eq!(page.body.contains("Add assessment"), form, "{caller}");
        assert!(page.body.contains(&format!("aria-readonly=\"{}\"", !may_write)), "{caller}");
    }
}

async fn ask(client: &Client, row: &str, caller: &str, beside: Beside) -> Answer {
    let (method, place) = row.split_once(' ').expect("a row is a method and a place");
    if method == "GET" {
        let place = place
            .replace(":course", &COURSE.to_string())
            .replace(":student", &STUDENT.to_string())
            .replace(":child", &STUDENT.to_string())
            .replace(":file", "1");
        return client.get(&place.replace(":id", &id_in(&place))).await;
    }
    if let Some(body) = marks::json(place, caller) {
        return client.call_json(place, &body).await;
    }
    let mut fields = AREAS.iter().find_map(|(_, fields)| fields(place, caller)).unwrap_or_default();
    if beside == Beside::Claims {
        fields.extend(claims(&fields));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.call(place, &fields).await
}

/// Whose page is asked for: a person's among the people, else a course's.
fn id_in(place: &str) -> String {
    let other = || if place.starts_with("/admin/people") { STUDENT.to_string() } else { COURSE.to_string() };
    requests::id_in(place).unwrap_or_else(other)
}

/// Fields with plain texts.
fn plain(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn save(typed: &str) -> Vec<(&str, &str)> {
    save_fields(typed, "1", "matrix-save")
}

fn save_fields<'a>(typed: &'a str, seen: &'a str, save_id: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("save[course]", "700"),
        ("save[student]", "31"),
        ("save[assessment]", "900"),
        ("save[typed]", typed),
        ("save[seen]", seen),
        ("save[save_id]", save_id),
    ]
}

/// All that a write could change: both courses' books, and the newest revision of every school.
async fn state(school: &TestSchool, [admin, other]: &[Client; 2]) -> String {
    let book = |body: String| body.split_once("\"revision\"").map_or(body.clone(), |(_, rest)| rest.to_owned());
    let first = admin.call("gradebook/book", &[("course", "700")]).await;
    let second = other.call("gradebook/book", &[("course", "701")]).await;
    let mut reader = school.store.read().await.expect("a reader");
    let revisions = store::feed::newest_revisions(&mut reader).await.expect("revisions");
    format!("{} {} {revisions:?}", book(first.body), book(second.body))
}
