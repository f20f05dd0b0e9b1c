//! Questions of families to teachers.

use super::{
    Aims, Row,
    aims::Makers,
    plain,
    requests::{id_of, number},
};
use crate::harness::school::TestSchool;

/// The course, student and assessment about which the student asks.
const OWN: [&str; 3] = ["700", "31", "900"];

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

/// The student asks the teachers of the course.
pub async fn made(school: &TestSchool, makers: &Makers, aims: &Aims) -> String {
    let student = school.client(makers.student).await;
    let ask = asking([aims.course, id_of(makers.student), aims.assessment], "question", "Which page do we read?");
    let ask: Vec<(&str, &str)> = ask.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    number(&student.call("questions/ask", &ask).await, "question")
}

fn asking([course, student, assessment]: [&str; 3], kind: &str, said: &str) -> Vec<(String, String)> {
    plain(&[
        ("ask[course]", course),
        ("ask[student]", student),
        ("ask[kind]", kind),
        ("ask[assessment]", assessment),
        ("ask[said]", said),
    ])
}

pub fn fields(place: &str, _caller: &str, aims: &Aims) -> Option<Vec<(String, String)>> {
    Some(match place {
        "questions/ask" => asking([aims.course, aims.student, aims.assessment], "question", "Is there homework?"),
        "questions/own" => plain(&[("role", "student"), ("filter[page]", "0")]),
        "questions/of_courses" | "questions/of_schools" => plain(&[("filter[open_only]", "true")]),
        "questions/act" => plain(&[
            ("act[question]", &aims.question),
            ("act[seen]", aims.seen),
            ("act[act]", aims.act[1]),
            ("act[said]", if aims.act[1] == "answer" { "Yes." } else { "" }),
        ]),
        "family/see_concern" => plain(&[
            ("seen[student]", aims.student),
            ("seen[course]", aims.course),
            ("seen[kind]", "missing"),
            ("seen[extract]", "7"),
        ]),
        _ => return None,
    })
}

#[tokio::test]
async fn forged_and_foreign_questions_are_refused() {
    let school = crate::harness::school::start().await;
    let question = Aims::own(&school).await.question;
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
    let wide = [asking(OWN, "question", "About another one"), plain(&[("ask[student]", "32")])].concat();
    let cases = [
        (&parent, "questions/act", act("withdraw", &question), 404),
        (&student, "questions/act", act("answer", &question), 404),
        (&teacher, "questions/act", act("withdraw", &question), 404),
        (&teacher, "questions/act", act("correct", &question), 422),
        (&teacher, "questions/act", act("answer", "424242"), 404),
        (&teacher, "questions/act", act("reopen", &question), 422),
        (&student, "questions/ask", asking(OWN, "question", "?"), 422),
        (&student, "questions/ask", asking(OWN, "demand", "Is it so?"), 422),
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
