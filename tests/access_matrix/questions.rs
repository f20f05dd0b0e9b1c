//! Questions of families to teachers.

use std::sync::OnceLock;

use super::{Row, plain};
use crate::harness::school::TestSchool;

pub const ROWS: &[Row] = &[
    ("POST questions/ask", [401, 200, 404, 200, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST questions/own", [401, 200, 200, 403, 403, 403, 403, 403, 403, 403, 403, 403]),
    ("POST questions/of_courses", [401, 403, 403, 403, 403, 403, 200, 200, 200, 403, 403, 403]),
    ("POST questions/of_schools", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
    // The teacher was faster than the colleague.
    ("POST questions/act", [401, 404, 404, 404, 404, 404, 200, 422, 404, 404, 404, 404]),
    ("POST family/see_concern", [401, 404, 404, 200, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("GET /teacher/questions", [303, 403, 403, 403, 403, 403, 200, 200, 200, 403, 403, 403]),
    ("GET /student/questions", [303, 200, 200, 403, 403, 403, 403, 403, 403, 403, 403, 403]),
    ("GET /parent/questions", [303, 403, 403, 200, 200, 200, 403, 403, 403, 403, 403, 403]),
    ("GET /admin/questions", [303, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
];

/// The student's question that the rows aim at.
static QUESTION: OnceLock<String> = OnceLock::new();

/// Makes what the rows aim at; for the one test that goes through all rows.
pub async fn aim(school: &TestSchool) {
    // Set once: the rows are gone through once.
    let _ = QUESTION.set(asked(school).await);
}

async fn asked(school: &TestSchool) -> String {
    let student = school.client("student").await;
    let fields = asking("question", "Which page do we read?");
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = student.call("questions/ask", &fields).await;
    super::requests::number(&answer, "question")
}

fn asking(kind: &str, said: &str) -> Vec<(String, String)> {
    plain(&[
        ("ask[course]", "700"),
        ("ask[student]", "31"),
        ("ask[kind]", kind),
        ("ask[assessment]", "900"),
        ("ask[said]", said),
    ])
}

pub fn fields(place: &str, _caller: &str) -> Option<Vec<(String, String)>> {
    Some(match place {
        "questions/ask" => asking("question", "Is there homework?"),
        "questions/own" => plain(&[("role", "student"), ("filter[page]", "0")]),
        "questions/of_courses" | "questions/of_schools" => plain(&[("filter[open_only]", "true")]),
        "questions/act" => plain(&[
            ("act[question]", QUESTION.get()?),
            ("act[seen]", "1"),
            ("act[act]", "answer"),
            ("act[said]", "Yes."),
        ]),
        "family/see_concern" => plain(&[
            ("seen[student]", "31"),
            ("seen[course]", "700"),
            ("seen[kind]", "missing"),
            ("seen[extract]", "7"),
        ]),
        _ => return None,
    })
}

#[tokio::test]
async fn forged_and_foreign_questions_are_refused() {
    let school = crate::harness::school::start().await;
    let question = asked(&school).await;
    let (student, parent, teacher) =
        (school.client("student").await, school.client("parent").await, school.client("teacher").await);
    let act = |act: &'static str, question: &str| {
        plain(&[
            ("act[question]", question),
            ("act[seen]", "1"),
            ("act[act]", act),
            ("act[said]", "Yes."),
            ("act[state]", "corrected"),
            ("act[asked_by]", "33"),
        ])
    };
    let wide = [asking("question", "About another one"), plain(&[("ask[student]", "32")])].concat();
    let cases = [
        (&parent, "questions/act", act("withdraw", &question), 404),
        (&student, "questions/act", act("answer", &question), 404),
        (&teacher, "questions/act", act("withdraw", &question), 404),
        (&teacher, "questions/act", act("correct", &question), 422),
        (&teacher, "questions/act", act("answer", "424242"), 404),
        (&teacher, "questions/act", act("reopen", &question), 422),
        (&student, "questions/ask", asking("question", "?"), 422),
        (&student, "questions/ask", asking("demand", "Is it so?"), 422),
        (&student, "questions/ask", wide, 422),
        (&teacher, "questions/own", plain(&[("role", "teacher")]), 422),
        (&teacher, "questions/own", plain(&[("role", "teacher"), ("filter[page]", "0")]), 404),
        (&parent, "questions/own", plain(&[("role", "parent"), ("filter[page]", "4294967295")]), 200),
    ];
    for (client, function, fields, status) in cases {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = client.call(function, &fields).await;
        assert_eq!(answer.status.as_u16(), status, "{function} {fields:?}: {}", answer.body);
    }
    let own = student.call("questions/own", &[("role", "student"), ("filter[page]", "0")]).await;
    assert!(own.body.contains("\"state\":\"open\""), "it stands as before: {}", own.body);
}
