//! Signing in, the gradebook, what students and parents read, and what machines ask.

use super::{Row, plain, save_fields};
use crate::harness::{self, school::COURSE};

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

pub fn fields(place: &str, caller: &str) -> Option<Vec<(String, String)>> {
    let course = COURSE.to_string();
    // Each caller's save and column are their own.
    let save_id = format!("matrix-{caller}");
    Some(match place {
        // One failure each: several for one account would be slowed down.
        "session/sign_in" => plain(&[("email", &format!("{caller}@school.test")), ("password", "wrong")]),
        "student/course" => plain(&[("course", &course)]),
        "family/child" => plain(&[("child", "31")]),
        "family/course" => plain(&[("child", "31"), ("course", &course)]),
        "gradebook/book" => plain(&[("course", &course)]),
        "gradebook/cells_since" => plain(&[("course", &course), ("since", "0")]),
        "gradebook/cell_history" => {
            plain(&[("of[course]", &course), ("of[student]", "31"), ("of[assessment]", "900"), ("of[before]", "0")])
        }
        "gradebook/add_assessment" => plain(&[
            ("add[course]", &course),
            ("add[title]", "Quiz"),
            ("add[kind]", "quiz"),
            ("add[max]", "1000"),
            ("add[save_id]", &save_id),
        ]),
        "gradebook/edit_assessment" => {
            let touch = touch_fields(caller, 1, "edit").into_iter();
            let touch = touch.map(|(name, value)| (name.replace("touch[", "edit[touch]["), value));
            let edit = plain(&[("edit[title]", "Quiz 900"), ("edit[kind]", "quiz"), ("edit[max]", "2000")]);
            touch.chain(edit).collect()
        }
        "gradebook/move_assessment" => plain(&[("to[course]", &course), ("to[assessment]", "900"), ("to[before]", "")]),
        "gradebook/hold_assessment" => touch_fields(caller, 3, "hold"),
        "gradebook/post_assessment" => touch_fields(caller, 5, "post"),
        "gradebook/delete_assessment" => touch_fields(caller, 7, "delete"),
        "gradebook/restore_assessment" => touch_fields(caller, 8, "restore"),
        // Teacher and colleague have saved before.
        "gradebook/correct_grade" => {
            let save = save_fields("16", "3", &save_id);
            let inner = save.iter().map(|(name, value)| (name.replace("save[", "correct[save]["), (*value).to_owned()));
            let why = ("correct[why]".to_owned(), "Recounted with the student".to_owned());
            inner.chain([why]).collect()
        }
        "gradebook/save_grade" => {
            // The colleague has seen the teacher's save, which came before.
            let seen = if caller == "colleague" { "2" } else { "1" };
            plain(&save_fields("17", seen, &save_id))
        }
        _ => return None,
    })
}

/// The body of a function whose arguments are JSON.
pub fn json(place: &str, caller: &str) -> Option<String> {
    // After the saves and the correction above; the colleague has seen the teacher's.
    let seen = if caller == "colleague" { 5 } else { 4 };
    (place == "gradebook/save_grades").then(|| cells(&[31], seen, &format!("matrix-many-{caller}")))
}

/// A save of the same mark for each student.
fn cells(students: &[i64], seen: i64, save_id: &str) -> String {
    let cell = |student: &i64| {
        format!(r#"{{"student":{student},"assessment":900,"value":{{"typed":"{:0>40}"}},"seen":{seen}}}"#, "17")
    };
    let cells = students.iter().map(cell).collect::<Vec<_>>().join(",");
    format!(r#"{{"save":{{"course":700,"cells":[{cells}],"save_id":"{save_id}"}}}}"#)
}

#[tokio::test]
async fn many_marks_fit_into_one_request_and_more_are_refused_unread() {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    let students = |n: i64| (i64::MAX - n..i64::MAX).collect::<Vec<_>>();
    let body = cells(&students(1_000), 0, "matrix-thousand");
    assert!(body.len() > 64 * 1024, "more than other functions take");
    let answer = teacher.call_json("gradebook/save_grades", &body).await;
    assert_eq!(answer.status.as_u16(), 422, "{:.200}", answer.body);
    assert_eq!(answer.body.matches("no_such_cell").count(), 1_000, "each is named");
    let answer = teacher.call_json("gradebook/save_grades", &cells(&students(1_001), 0, "matrix-too-many")).await;
    assert!(answer.body.contains("cell_count"), "{:.200}", answer.body);
    let huge = cells(&students(4_000), 0, "matrix-huge");
    assert_eq!(teacher.call_json("gradebook/save_grades", &huge).await.status.as_u16(), 413);
    for malformed in ["", "{}", r#"{"save":{"course":700,"cells":[{}],"save_id":"matrix-none"}}"#] {
        let answer = teacher.call_json("gradebook/save_grades", malformed).await;
        assert_eq!(answer.status.as_u16(), 422, "{malformed}: {}", answer.body);
    }
    let anonymous = school.anonymous().call_json("gradebook/save_grades", &body).await;
    assert_eq!(anonymous.status.as_u16(), 401);
}

/// A change of the assessment; the colleague has seen the teacher's, which came before.
fn touch_fields(caller: &str, seen: i64, act: &str) -> Vec<(String, String)> {
    let seen = if caller == "colleague" { seen + 1 } else { seen };
    plain(&[
        ("touch[course]", &COURSE.to_string()),
        ("touch[assessment]", "900"),
        ("touch[seen]", &seen.to_string()),
        ("touch[save_id]", &format!("matrix-{act}-{caller}")),
    ])
}
