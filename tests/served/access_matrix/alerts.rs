//! Alerts: each parent for their own children.

use super::{Aims, Row, plain};
use crate::harness;

pub const ROWS: &[Row] = &[
    ("POST family/alerts", [401, 403, 403, 200, 200, 200, 403, 403, 403, 403, 403, 403]),
    // Of the student: another child's parent and one without a child know nothing of them.
    ("POST family/save_alerts", [401, 403, 403, 200, 404, 404, 403, 403, 403, 403, 403, 403]),
    ("POST family/save_quiet", [401, 403, 403, 200, 200, 200, 403, 403, 403, 403, 403, 403]),
    ("POST family/save_digest", [401, 403, 403, 200, 200, 200, 403, 403, 403, 403, 403, 403]),
    // Who has a mail's link need not be signed in; which link is one, the answer does not tell.
    ("POST family/ending_mails", [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("POST family/end_mails", [302, 302, 302, 302, 302, 302, 302, 302, 302, 302, 302, 302]),
    ("GET /unsubscribe", [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET /unsubscribe/:token", [303, 303, 303, 303, 303, 303, 303, 303, 303, 303, 303, 303]),
    ("GET /parent/week", [303, 403, 403, 200, 200, 200, 403, 403, 403, 403, 403, 403]),
    ("GET /parent/alerts", [303, 403, 403, 200, 200, 200, 403, 403, 403, 403, 403, 403]),
];

pub fn fields(place: &str, _caller: &str, aims: &Aims) -> Option<Vec<(String, String)>> {
    Some(match place {
        "family/alerts" | "family/ending_mails" => Vec::new(),
        "family/save_digest" => plain(&[("choice[inbox]", "true")]),
        "family/end_mails" => plain(&[("token", "nobodys")]),
        "family/save_alerts" => {
            plain(&[("save[child]", aims.student), ("save[rule][under_on]", "true"), ("save[rule][under]", "50")])
        }
        "family/save_quiet" => plain(&[("save[on]", "true"), ("save[from]", "21:00"), ("save[until]", "06:30")]),
        _ => return None,
    })
}

#[tokio::test]
async fn what_is_no_limit_and_no_child_is_refused() {
    let school = harness::school::start().await;
    let parent = school.client("parent").await;
    for (fields, status) in [
        (vec![("save[child]", "31"), ("save[rule][under_on]", "true"), ("save[rule][under]", "0")], 422),
        (vec![("save[child]", "31"), ("save[rule][falls_on]", "true"), ("save[rule][falls]", "x")], 422),
        (vec![("save[child]", "x")], 422),
        // The other parent's child, a student of the other school, somebody who is no student, and nobody.
        (vec![("save[child]", "32")], 404),
        (vec![("save[child]", "131")], 404),
        (vec![("save[child]", "20")], 404),
        (vec![("save[child]", "4242")], 404),
        // What is not chosen is off.
        (vec![("save[child]", "31")], 200),
    ] {
        let answer = parent.call("family/save_alerts", &fields).await;
        assert_eq!(answer.status.as_u16(), status, "{fields:?}: {}", answer.body);
    }
    let wrong = [("save[on]", "true"), ("save[from]", "25:00"), ("save[until]", "06:00")];
    assert_eq!(parent.call("family/save_quiet", &wrong).await.status.as_u16(), 422);
}
