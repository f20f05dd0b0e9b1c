//! Signing in, the gradebook, what students and parents read, and what machines ask.

use super::{Row, plain, save_fields};
use crate::harness::school::COURSE;

pub const ROWS: &[Row] = &[
    ("POST session/visit", [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("POST session/sign_in", [401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401]),
    ("POST gradebook/home", [401, 403, 403, 403, 403, 403, 200, 200, 200, 403, 403, 403]),
    ("POST gradebook/book", [401, 404, 404, 404, 404, 404, 200, 200, 404, 200, 404, 404]),
    ("POST gradebook/cells_since", [401, 404, 404, 404, 404, 404, 200, 200, 404, 200, 404, 404]),
    ("POST gradebook/save_grade", [401, 404, 404, 404, 404, 404, 200, 200, 404, 404, 404, 404]),
    ("POST gradebook/correct_grade", [401, 404, 404, 404, 404, 404, 404, 404, 404, 200, 404, 404]),
    ("POST gradebook/add_assessment", [401, 404, 404, 404, 404, 404, 200, 200, 404, 404, 404, 404]),
    ("POST student/records", [401, 200, 200, 403, 403, 403, 403, 403, 403, 403, 403, 403]),
    ("POST family/records", [401, 403, 403, 200, 200, 200, 403, 403, 403, 403, 403, 403]),
    ("GET /", [303, 303, 303, 303, 303, 303, 303, 303, 303, 303, 303, 303]),
    ("GET /sign-in", [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET /teacher", [303, 403, 403, 403, 403, 403, 200, 200, 200, 403, 403, 403]),
    ("GET /teacher/courses/:id/gradebook", [303, 404, 404, 404, 404, 404, 200, 200, 404, 200, 404, 404]),
    ("GET /student", [303, 200, 200, 403, 403, 403, 403, 403, 403, 403, 403, 403]),
    ("GET /parent", [303, 403, 403, 200, 200, 200, 403, 403, 403, 403, 403, 403]),
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
        "gradebook/book" => plain(&[("course", &course)]),
        "gradebook/cells_since" => plain(&[("course", &course), ("since", "0")]),
        "gradebook/add_assessment" => plain(&[
            ("add[course]", &course),
            ("add[title]", "Quiz"),
            ("add[kind]", "quiz"),
            ("add[max]", "1000"),
            ("add[save_id]", &save_id),
        ]),
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
