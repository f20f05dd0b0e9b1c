//! Every server function and every route × every kind of caller: the status stands in a hand-written table, a denial
//! changes nothing, and no answer holds a name that is not the caller's to see.

mod account;
mod acts;
mod aims;
mod alerts;
mod claims;
mod documents;
mod ended;
mod exports;
mod feeds;
mod forms;
mod gone;
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
mod targets;
mod walk;

use std::collections::BTreeSet;

use aims::Aims;
use claims::Beside;
use leptos::server_fn::axum::server_fn_paths;
use leptos_axum::generate_route_list;
use walk::{Eye, Walk, Way};
use yeneta::{
    app::App,
    text::{english, provide_text},
};

use crate::harness;

/// A function or route with its expected statuses, written by hand and never computed. Rows of functions are called as wasm
/// does.
///
/// Columns: anon, student, other student, parent, other parent, unlinked, teacher, colleague, other teacher, admin, foreign
/// admin, suspended.
type Row = (&'static str, [u16; 12]);

/// The fields of a function's form, by function, caller and aims; none where the function is another area's.
type Fields = fn(&str, &str, &Aims) -> Option<Vec<(String, String)>>;

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
    let aims = Aims::own(&school).await;
    let askers = walk::everybody(&school).await;
    let rows: Vec<Row> = table().copied().collect();
    let wrong = Walk { school: &school, aims: &aims, beside, way: Way::Wasm }.through(&rows, &askers).await;
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
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
    let mut eye = Eye::open(&school).await;
    for typed in ["abc", "21", "-1", "NaN", "1e5", "0x1F"] {
        let answer = teacher.call("gradebook/save_grade", &save(typed)).await;
        assert_eq!(answer.status.as_u16(), 422, "{typed}: {}", answer.body);
        assert!(answer.body.contains("entry"), "{typed}: {}", answer.body);
    }
    assert_eq!(eye.change().await, None);
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

/// Fields with plain texts.
fn plain(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn save(typed: &str) -> Vec<(&str, &str)> {
    save_into(["700", "31", "900"], typed, "1", "matrix-save")
}

fn save_into<'a>(
    [course, student, assessment]: [&'a str; 3],
    typed: &'a str,
    seen: &'a str,
    save_id: &'a str,
) -> Vec<(&'a str, &'a str)> {
    vec![
        ("save[course]", course),
        ("save[student]", student),
        ("save[assessment]", assessment),
        ("save[typed]", typed),
        ("save[seen]", seen),
        ("save[save_id]", save_id),
    ]
}
