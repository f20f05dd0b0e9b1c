//! The feed's raw bytes for every caller: whom it tells of whom, and that it tells ids alone.

use std::{collections::BTreeSet, time::Duration};

use serde_json::Value;
use tokio::time::sleep;

use super::{
    aims::Aims,
    harness::{
        self, Client,
        school::{CANARY, OTHER_CANARY, TestSchool},
    },
    plain, save_into, walk,
};

/// A caller, the school that is told of, the students of whom something is told, the courses whose marks are, and whether the
/// questions of families are.
type Heard = (&'static str, &'static [i64], &'static [i64], &'static [i64], bool);

const HEARD: [Heard; 11] = [
    ("student", &[1], &[31], &[700], true),
    ("other-student", &[1], &[32], &[701], true),
    ("parent", &[1], &[31], &[700], false),
    ("other-parent", &[1], &[32], &[701], false),
    ("unlinked-parent", &[1], &[], &[], false),
    ("teacher", &[1], &[31], &[700], true),
    ("colleague", &[1], &[31], &[700], true),
    ("other-teacher", &[1], &[32], &[701], true),
    ("admin", &[1], &[31, 32], &[700, 701], true),
    ("foreign-admin", &[2], &[131], &[720], true),
    ("suspended", &[], &[], &[], false),
];

/// What no event has: names, titles and marks, whoever may see them on a page.
const NEVER: [&str; 6] = [CANARY, OTHER_CANARY, "Foreignstudent", "Quiz", "1713", "17.13"];

/// What an event has.
const FIELDS: [&str; 6] = ["assessment", "course", "name", "revision", "school", "student"];

/// Something is asked, opened and marked in both classes and at the other school.
async fn something_happens(school: &TestSchool) {
    Aims::other_class(school).await;
    Aims::other_school(school).await;
    for (caller, cell) in [
        ("teacher", ["700", "31", "900"]),
        ("other-teacher", ["701", "32", "901"]),
        ("foreign-teacher", ["720", "131", "920"]),
    ] {
        let client = school.client(caller).await;
        let saved = client.call("gradebook/save_grade", &save_into(cell, "17.13", "1", "told-to-some")).await;
        assert_eq!(saved.status.as_u16(), 200, "{}", saved.body);
        let [course, _, assessment] = cell;
        let touch = plain(&[
            ("touch[course]", course),
            ("touch[assessment]", assessment),
            ("touch[seen]", "1"),
            ("touch[save_id]", "told-to-some-2"),
        ]);
        let touch: Vec<(&str, &str)> = touch.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(client.call("gradebook/hold_assessment", &touch).await.status.as_u16(), 200);
    }
    // What is acknowledged is told a moment later.
    sleep(Duration::from_secs(2)).await;
}

#[tokio::test]
async fn the_feed_tells_each_of_theirs_and_ids_alone() {
    let school = harness::school::start().await;
    let mut listeners: Vec<(Heard, Client, String)> = Vec::new();
    for heard in HEARD {
        let client = school.client(heard.0).await;
        let first = client.get("/api/changes?wait=0").await;
        let cursor = first.headers.get("yeneta-cursor").and_then(|c| c.to_str().ok()).expect("a cursor").to_owned();
        listeners.push((heard, client, cursor));
    }
    something_happens(&school).await;
    for ((caller, schools, students, courses, questions), client, since) in &listeners {
        let told = client.get(&format!("/api/changes?since={since}&wait=0")).await;
        assert_eq!(told.status.as_u16(), if schools.is_empty() { 204 } else { 200 }, "{caller}");
        let bytes = format!("{:?}{}", told.headers, String::from_utf8_lossy(&told.bytes));
        assert_eq!(NEVER.iter().find(|never| bytes.contains(**never)), None, "{caller}: {bytes}");
        let events = events(&told.body);
        let ids = |field: &str, of: fn(&str) -> bool| -> BTreeSet<i64> {
            let of = events.iter().filter(|event| event["name"].as_str().is_some_and(of));
            of.filter_map(|event| event[field].as_i64()).collect()
        };
        let is_mark = |name: &str| name.starts_with("grade_") || name.starts_with("assessment_");
        assert_eq!(ids("school", |_| true), schools.iter().copied().collect(), "{caller}");
        assert_eq!(ids("student", |_| true), students.iter().copied().collect(), "{caller}");
        assert_eq!(ids("course", is_mark), courses.iter().copied().collect(), "{caller}");
        assert_eq!(ids("school", |name| name == "question_changed").is_empty(), !questions, "{caller}");
    }
    let anonymous = school.anonymous().get(&format!("/api/changes?since={}&wait=0", listeners[0].2)).await;
    assert_eq!((anonymous.status.as_u16(), &*anonymous.body), (401, "\"unauthenticated\""));
    assert_eq!(HEARD.map(|heard| heard.0), harness::school::CALLERS, "everybody is asked");
    assert!(walk::foreign("anonymous", &anonymous).next().is_none());
}

/// The events of an answer; each has the fields of an event and no other.
fn events(body: &str) -> Vec<Value> {
    if body.is_empty() {
        return Vec::new();
    }
    let whole: Value = serde_json::from_str(body).expect("an answer is JSON");
    let events = whole["events"].as_array().expect("events").clone();
    for event in &events {
        let mut fields: Vec<&str> = event.as_object().expect("an object").keys().map(String::as_str).collect();
        fields.sort_unstable();
        assert_eq!(fields, FIELDS, "{event}");
    }
    events
}
