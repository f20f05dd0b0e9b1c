//! The admin's people.

use super::{Aims, Row, plain};
use crate::harness;

pub const ROWS: &[Row] = &[
    ("POST people/home", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
    ("POST people/list", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
    ("POST people/person", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 404, 403]),
    ("POST people/new", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
    ("POST people/add", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 404, 403]),
    ("POST people/change", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 404, 403]),
    ("POST people/standing", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 404, 403]),
    ("POST people/roster", [303, 403, 403, 403, 403, 403, 403, 403, 403, 303, 303, 403]),
    ("POST people/roster_preview", [401, 403, 403, 403, 403, 403, 403, 403, 403, 404, 404, 403]),
    ("POST people/preview_again", [401, 403, 403, 403, 403, 403, 403, 403, 403, 404, 404, 403]),
    ("POST people/apply_roster", [401, 403, 403, 403, 403, 403, 403, 403, 403, 404, 404, 403]),
    ("GET /admin", [303, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
    ("GET /admin/people", [303, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
    ("GET /admin/people/add", [303, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
    ("GET /admin/people/import", [303, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
    ("GET /admin/people/import/:id", [303, 403, 403, 403, 403, 403, 403, 403, 403, 404, 404, 403]),
    ("GET /admin/people/:id", [303, 403, 403, 403, 403, 403, 403, 403, 403, 200, 404, 403]),
];

pub fn fields(place: &str, caller: &str, aims: &Aims) -> Option<Vec<(String, String)>> {
    let save_id = format!("people-{caller}");
    Some(match place {
        "people/person" => plain(&[("member", aims.student)]),
        "people/add" => plain(&added(aims.school, &[("add[save_id]", &save_id)])),
        "people/change" => plain(&[
            ("change[member]", aims.student),
            ("change[given]", aims.given),
            ("change[number]", "F31"),
            ("change[seen]", "1"),
        ]),
        "people/roster_preview" | "people/preview_again" => plain(&[("roster", aims.roster)]),
        "people/apply_roster" => plain(&[("apply[roster]", aims.roster), ("apply[good_only]", "true")]),
        // Suspended already: the others go on with their rows.
        "people/standing" => plain(&standing(aims.suspended, "suspended")),
        _ => return None,
    })
}

/// Fields that are about to be sent.
type Sent<'a> = Vec<(&'a str, &'a str)>;

fn added<'a>(school: &'a str, more: &[(&'a str, &'a str)]) -> Sent<'a> {
    [&[("add[school]", school), ("add[role]", "student"), ("add[given]", "New"), ("add[number]", "F99")], more].concat()
}

fn standing<'a>(member: &'a str, to: &'a str) -> Sent<'a> {
    vec![("change[member]", member), ("change[to]", to), ("change[reason]", "a test")]
}

#[tokio::test]
async fn forged_and_foreign_fields_are_refused() {
    let school = harness::school::start().await;
    let admin = school.client("admin").await;
    let key = ("add[save_id]", "people-forged");
    let cases: [(&str, Sent<'_>, u16); 10] = [
        ("people/add", added("1", &[("add[role]", "root"), key]), 422),
        ("people/add", added("2", &[key]), 404),
        ("people/add", added("99", &[key]), 404),
        ("people/add", added("1", &[("add[class]", "2"), key]), 422),
        ("people/change", vec![("change[member]", "110"), ("change[given]", "X"), ("change[seen]", "1")], 404),
        ("people/change", vec![("change[member]", "99"), ("change[given]", "X"), ("change[seen]", "1")], 404),
        ("people/person", vec![("member", "110")], 404),
        ("people/standing", standing("110", "suspended"), 404),
        ("people/standing", standing("31", "deleted"), 422),
        ("people/standing", standing("10", "suspended"), 422),
    ];
    for (function, fields, status) in cases {
        // The last of two fields of one name would count: the first is taken out.
        let last = |name: &str| fields.iter().rposition(|(there, _)| *there == name);
        let fields: Vec<_> =
            fields.iter().enumerate().filter(|(n, f)| last(f.0) == Some(*n)).map(|(_, f)| *f).collect();
        let answer = admin.call(function, &fields).await;
        assert_eq!(answer.status.as_u16(), status, "{function} {fields:?}: {}", answer.body);
    }
    // What a person is can't be sent along with a change.
    let forged = [
        ("change[member]", "20"),
        ("change[given]", "Teferi"),
        ("change[seen]", "1"),
        ("change[role]", "admin"),
        ("change[account]", "1010"),
        ("change[status]", "active"),
        ("change[school]", "2"),
    ];
    assert_eq!(admin.call("people/change", &forged).await.status.as_u16(), 200);
    let page = admin.call("people/person", &[("member", "20")]).await.body;
    assert!(page.contains("\"role\":\"teacher\"") && page.contains("teacher@school.test"), "{page}");
}

#[tokio::test]
async fn a_suspended_persons_sessions_and_held_feed_end_at_once() {
    let school = harness::school::start().await;
    let (admin, teacher, student) =
        (school.client("admin").await, school.client("teacher").await, school.client("student").await);
    // In memory by now, and a poll that has nothing to tell is held.
    assert_eq!(teacher.get("/teacher").await.status.as_u16(), 200);
    let first = teacher.get("/api/changes?wait=0").await;
    let cursor = first.headers.get("yeneta-cursor").and_then(|c| c.to_str().ok()).expect("a cursor").to_owned();
    let held = tokio::spawn({
        let teacher = teacher.clone();
        async move { teacher.get(&format!("/api/changes?since={cursor}&wait=20")).await }
    });
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    let started = std::time::Instant::now();
    assert_eq!(admin.call("people/standing", &standing("20", "suspended")).await.status.as_u16(), 200);
    assert_eq!(teacher.get("/teacher").await.status.as_u16(), 303, "to the sign-in page, in the same moment");
    assert_eq!(held.await.expect("the poll ends").status.as_u16(), 401);
    assert!(started.elapsed().as_secs() < 10, "the held poll did not wait for its end");
    assert_eq!(student.get("/student").await.status.as_u16(), 200, "nobody else is signed out");
    assert_eq!(admin.call("people/standing", &standing("20", "active")).await.status.as_u16(), 200);
    let teacher = school.client("teacher").await;
    assert_eq!(teacher.get("/teacher").await.status.as_u16(), 200);
}

#[tokio::test]
async fn forms_work_without_wasm() {
    let school = harness::school::start().await;
    let admin = school.client("admin").await;
    let done = admin.post_form("people/add", &added("1", &[("add[save_id]", "people-plain")])).await;
    assert_eq!(done.status.as_u16(), 302, "{}", done.body);
    let place = done.headers.get("location").and_then(|l| l.to_str().ok()).expect("led somewhere").to_owned();
    assert!(place.starts_with("/admin/people/"), "{place}");
    assert!(admin.get(&place).await.body.contains("F99"));
    let refused = admin.post_form("people/add", &added("1", &[("add[save_id]", "people-plain-2")])).await;
    assert_eq!(refused.status.as_u16(), 302);
    let back = refused.headers.get("location").and_then(|l| l.to_str().ok()).expect("led back").to_owned();
    assert!(back.contains("__err"), "{back}");
}
