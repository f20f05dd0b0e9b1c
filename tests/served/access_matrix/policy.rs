//! Policies of courses, and what a school's courses start from.

use super::{Aims, Row, plain};

pub const ROWS: &[Row] = &[
    ("POST policy/course", [401, 404, 404, 404, 404, 404, 200, 200, 404, 200, 404, 404]),
    // The colleague teaches the course and does not lead it. Who may is refused for an effect that nobody saw.
    ("POST policy/set", [401, 404, 404, 404, 404, 404, 422, 404, 404, 422, 404, 404]),
    ("POST policy/defaults", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 404, 403]),
    ("POST policy/set_default", [401, 403, 403, 403, 403, 403, 403, 403, 403, 422, 404, 403]),
    ("GET /teacher/courses/:id/policy", [303, 404, 404, 404, 404, 404, 200, 200, 404, 200, 404, 404]),
    ("GET /admin/policies", [303, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
];

pub fn fields(place: &str, _caller: &str, aims: &Aims) -> Option<Vec<(String, String)>> {
    let course = &aims.course;
    Some(match place {
        "policy/course" => plain(&[("course", course)]),
        "policy/set" => {
            plain(&[("set[course]", course), ("set[policy]", "follow"), ("set[seen]", "0"), ("set[stamp]", "0")])
        }
        "policy/defaults" => plain(&[("school", aims.school)]),
        "policy/set_default" => plain(&[
            ("set[school]", aims.school),
            ("set[term]", aims.term),
            ("set[policy]", "follow"),
            ("set[seen]", "0"),
            ("set[stamp]", "0"),
        ]),
        _ => return None,
    })
}
