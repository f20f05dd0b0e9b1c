//! Signing in, the gradebook, what students and parents read, and what machines ask.

use super::{Aims, Row, plain, save_into};
use crate::harness;

pub const ROWS: &[Row] = &[
    ("POST session/visit", [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("POST session/sign_in", [401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401]),
    ("POST gradebook/home", [401, 403, 403, 403, 403, 403, 200, 200, 200, 403, 403, 403]),
    ("POST gradebook/book", [401, 404, 404, 404, 404, 404, 200, 200, 404, 200, 404, 404]),
    ("POST gradebook/cells_since", [401, 404, 404, 404, 404, 404, 200, 200, 404, 200, 404, 404]),
    ("POST gradebook/save_grade", [401, 404, 404, 404, 404, 404, 200, 200, 404, 404, 404, 404]),
    ("POST gradebook/correct_grade", [401, 404, 404, 404, 404, 404, 404, 404, 404, 200, 404, 404]),
    ("POST gradebook/save_grades", [401, 404, 404, 404, 404, 404, 200, 200, 404, 404, 404, 404]),
    ("POST gradebook/cell_history", [401, 404, 404, 404, 404, 404, 200, 200, 404, 200, 404, 404]),
    ("POST gradebook/add_assessment", [401, 404, 404, 404, 404, 404, 200, 200, 404, 404, 404, 404]),
    ("POST gradebook/edit_assessment", [401, 404, 404, 404, 404, 404, 200, 200, 404, 404, 404, 404]),
    ("POST gradebook/move_assessment", [401, 404, 404, 404, 404, 404, 200, 200, 404, 404, 404, 404]),
    ("POST gradebook/hold_assessment", [401, 404, 404, 404, 404, 404, 200, 200, 404, 404, 404, 404]),
    ("POST gradebook/post_assessment", [401, 404, 404, 404, 404, 404, 200, 200, 404, 404, 404, 404]),
    // What the teacher did before can't be done once more by the colleague.
    ("POST gradebook/delete_assessment", [401, 404, 404, 404, 404, 404, 200, 409, 404, 404, 404, 404]),
    ("POST gradebook/restore_assessment", [401, 404, 404, 404, 404, 404, 200, 409, 404, 404, 404, 404]),
    ("POST student/records", [401, 200, 200, 403, 403, 403, 403, 403, 403, 403, 403, 403]),
    ("POST family/records", [401, 403, 403, 200, 200, 200, 403, 403, 403, 403, 403, 403]),
    ("POST student/course", [401, 200, 404, 403, 403, 403, 403, 403, 403, 403, 403, 403]),
    ("POST family/child", [401, 403, 403, 200, 404, 404, 403, 403, 403, 403, 403, 403]),
    ("POST family/course", [401, 403, 403, 200, 404, 404, 403, 403, 403, 403, 403, 403]),
    ("GET /", [303, 303, 303, 303, 303, 303, 303, 303, 303, 303, 303, 303]),
    ("GET /sign-in", [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET /teacher", [303, 403, 403, 403, 403, 403, 200, 200, 200, 403, 403, 403]),
    ("GET /teacher/courses/:id/gradebook", [303, 404, 404, 404, 404, 404, 200, 200, 404, 200, 404, 404]),
    ("GET /student", [303, 200, 200, 403, 403, 403, 403, 403, 403, 403, 403, 403]),
    ("GET /student/courses/:id", [303, 200, 404, 403, 403, 403, 403, 403, 403, 403, 403, 403]),
    ("GET /parent", [303, 403, 403, 200, 200, 200, 403, 403, 403, 403, 403, 403]),
    ("GET /parent/subjects", [303, 403, 403, 200, 200, 200, 403, 403, 403, 403, 403, 403]),
    ("GET /parent/children/:child", [303, 403, 403, 200, 404, 404, 403, 403, 403, 403, 403, 403]),
    ("GET /parent/children/:child/courses/:id", [303, 403, 403, 200, 404, 404, 403, 403, 403, 403, 403, 403]),
    ("GET /help/flags", [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET /api/explanation/:course/:student", [401, 200, 404, 200, 404, 404, 200, 200, 404, 200, 404, 404]),
    ("GET /api/changes", [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 204]),
    ("GET /healthz", [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET /readyz", [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
];

pub fn fields(place: &str, caller: &str, aims: &Aims) -> Option<Vec<(String, String)>> {
    let course = aims.course;
    let cell = [course, aims.student, aims.assessment];
    let (all, before) = (aims.all(), aims.before(caller));
    // Each caller's save and column are their own.
    let save_id = format!("matrix-{caller}");
    Some(match place {
        // One failure each: several for one account would be slowed down.
        "session/sign_in" => plain(&[("email", &format!("{caller}@school.test")), ("password", "wrong")]),
        "student/course" => plain(&[("course", course)]),
        "family/child" => plain(&[("child", aims.student)]),
        "family/course" => plain(&[("child", aims.student), ("course", course)]),
        "gradebook/book" => plain(&[("course", course)]),
        "gradebook/cells_since" => plain(&[("course", course), ("since", "0")]),
        "gradebook/cell_history" => plain(&[
            ("of[course]", course),
            ("of[student]", aims.student),
            ("of[assessment]", aims.assessment),
            ("of[before]", "0"),
        ]),
        "gradebook/add_assessment" => plain(&[
            ("add[course]", course),
            ("add[title]", "Quiz"),
            ("add[kind]", "quiz"),
            ("add[max]", "1000"),
            ("add[save_id]", &save_id),
        ]),
        "gradebook/edit_assessment" => {
            let touch = touch_fields(caller, aims, 1, "edit").into_iter();
            let touch = touch.map(|(name, value)| (name.replace("touch[", "edit[touch]["), value));
            let edit = plain(&[
                ("edit[title]", &format!("Quiz {}", aims.assessment)),
                ("edit[kind]", "quiz"),
                ("edit[max]", "2000"),
            ]);
            touch.chain(edit).collect()
        }
        "gradebook/move_assessment" => {
            plain(&[("to[course]", course), ("to[assessment]", aims.assessment), ("to[before]", "")])
        }
        "gradebook/hold_assessment" => touch_fields(caller, aims, 1 + all, "hold"),
        "gradebook/post_assessment" => touch_fields(caller, aims, 1 + 2 * all, "post"),
        "gradebook/delete_assessment" => touch_fields(caller, aims, 1 + 3 * all, "delete"),
        "gradebook/restore_assessment" => touch_fields(caller, aims, 2 + 3 * all, "restore"),
        // The writers have saved before.
        "gradebook/correct_grade" => {
            let seen = (1 + all).to_string();
            let save = save_into(cell, "16", &seen, &save_id);
            let inner = save.iter().map(|(name, value)| (name.replace("save[", "correct[save]["), (*value).to_owned()));
            let why = ("correct[why]".to_owned(), "Recounted with the student".to_owned());
            inner.chain([why]).collect()
        }
        "gradebook/save_grade" => {
            // Each has seen the saves that came before.
            plain(&save_into(cell, "17", &(1 + before).to_string(), &save_id))
        }
        _ => return None,
    })
}

/// The body of a function whose arguments are JSON.
pub fn json(place: &str, caller: &str, aims: &Aims) -> Option<String> {
    // After the saves and the correction above; each has seen those that came before.
    let seen = 2 + aims.all() + aims.before(caller);
    let student = aims.student.parse().expect("an id");
    let body = || cells(aims.course, aims.assessment, &[student], seen, &format!("matrix-many-{caller}"));
    (place == "gradebook/save_grades").then(body)
}

/// A save of the same mark for each student.
fn cells(course: &str, assessment: &str, students: &[i64], seen: i64, save_id: &str) -> String {
    let cell = |student: &i64| {
        format!(
            r#"{{"student":{student},"assessment":{assessment},"value":{{"typed":"{:0>40}"}},"seen":{seen}}}"#,
            "17"
        )
    };
    let cells = students.iter().map(cell).collect::<Vec<_>>().join(",");
    format!(r#"{{"save":{{"course":{course},"cells":[{cells}],"save_id":"{save_id}"}}}}"#)
}

#[tokio::test]
async fn many_marks_fit_into_one_request_and_more_are_refused_unread() {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    let students = |n: i64| (i64::MAX - n..i64::MAX).collect::<Vec<_>>();
    let body = cells("700", "900", &students(1_000), 0, "matrix-thousand");
    assert!(body.len() > 64 * 1024, "more than other functions take");
    let answer = teacher.call_json("gradebook/save_grades", &body).await;
    assert_eq!(answer.status.as_u16(), 422, "{:.200}", answer.body);
    assert_eq!(answer.body.matches("no_such_cell").count(), 1_000, "each is named");
    let answer =
        teacher.call_json("gradebook/save_grades", &cells("700", "900", &students(1_001), 0, "matrix-too-many")).await;
    assert!(answer.body.contains("cell_count"), "{:.200}", answer.body);
    let huge = cells("700", "900", &students(4_000), 0, "matrix-huge");
    assert_eq!(teacher.call_json("gradebook/save_grades", &huge).await.status.as_u16(), 413);
    for malformed in ["", "{}", r#"{"save":{"course":700,"cells":[{}],"save_id":"matrix-none"}}"#] {
        let answer = teacher.call_json("gradebook/save_grades", malformed).await;
        assert_eq!(answer.status.as_u16(), 422, "{malformed}: {}", answer.body);
    }
    let anonymous = school.anonymous().call_json("gradebook/save_grades", &body).await;
    assert_eq!(anonymous.status.as_u16(), 401);
}

/// A change of the assessment; each has seen those that came before.
fn touch_fields(caller: &str, aims: &Aims, seen: i64, act: &str) -> Vec<(String, String)> {
    plain(&[
        ("touch[course]", aims.course),
        ("touch[assessment]", aims.assessment),
        ("touch[seen]", &(seen + aims.before(caller)).to_string()),
        ("touch[save_id]", &format!("matrix-{act}-{caller}")),
    ])
}
