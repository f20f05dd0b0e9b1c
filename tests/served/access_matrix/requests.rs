//! Requests to teach and to join a course.

use super::{Aims, Row, aims::Makers, plain};
use crate::harness::{Answer, Client, school::TestSchool};

pub const ROWS: &[Row] = &[
    ("POST course_requests/own", [401, 403, 403, 403, 403, 403, 200, 200, 200, 403, 403, 403]),
    ("POST course_requests/of_schools", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
    ("POST course_requests/detail", [401, 404, 404, 404, 404, 404, 200, 404, 404, 200, 404, 404]),
    ("POST course_requests/choices", [401, 403, 403, 403, 403, 403, 200, 200, 200, 403, 403, 403]),
    // The teacher has asked for this one already.
    ("POST course_requests/ask", [401, 404, 404, 404, 404, 404, 422, 200, 200, 404, 404, 404]),
    ("POST course_requests/decide", [401, 404, 404, 404, 404, 404, 404, 404, 404, 200, 404, 404]),
    ("POST enrollment/of_courses", [401, 403, 403, 403, 403, 403, 200, 200, 200, 403, 403, 403]),
    ("POST enrollment/of_schools", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
    ("POST enrollment/matching_of_courses", [401, 403, 403, 403, 403, 403, 200, 200, 200, 403, 403, 403]),
    ("POST enrollment/matching_of_schools", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
    ("POST enrollment/detail", [401, 404, 404, 404, 404, 404, 200, 404, 404, 200, 404, 404]),
    ("POST enrollment/available", [401, 200, 200, 403, 403, 403, 403, 403, 403, 403, 403, 403]),
    ("POST enrollment/available_to_children", [401, 403, 403, 200, 200, 200, 403, 403, 403, 403, 403, 403]),
    ("POST enrollment/own", [401, 200, 200, 403, 403, 403, 403, 403, 403, 403, 403, 403]),
    ("POST enrollment/own_of_children", [401, 403, 403, 200, 200, 200, 403, 403, 403, 403, 403, 403]),
    // The school lets no parent ask.
    ("POST enrollment/ask", [401, 200, 404, 422, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST enrollment/decide", [401, 404, 404, 404, 404, 404, 200, 404, 404, 200, 404, 404]),
    ("GET /teacher/course-requests", [303, 403, 403, 403, 403, 403, 200, 200, 200, 403, 403, 403]),
    ("GET /teacher/course-requests/new", [303, 403, 403, 403, 403, 403, 200, 200, 200, 403, 403, 403]),
    ("GET /teacher/course-requests/:id", [303, 404, 404, 404, 404, 404, 200, 404, 404, 200, 404, 404]),
    ("GET /teacher/enrollments", [303, 403, 403, 403, 403, 403, 200, 200, 200, 403, 403, 403]),
    ("GET /teacher/enrollments/:id", [303, 404, 404, 404, 404, 404, 200, 404, 404, 200, 404, 404]),
    ("GET /student/available-courses", [303, 200, 200, 403, 403, 403, 403, 403, 403, 403, 403, 403]),
    ("GET /student/enrollments", [303, 200, 200, 403, 403, 403, 403, 403, 403, 403, 403, 403]),
    ("GET /parent/available-courses", [303, 403, 403, 200, 200, 200, 403, 403, 403, 403, 403, 403]),
    ("GET /parent/enrollments", [303, 403, 403, 200, 200, 200, 403, 403, 403, 403, 403, 403]),
    ("GET /admin/course-requests", [303, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
    ("GET /admin/course-requests/:id", [303, 404, 404, 404, 404, 404, 200, 404, 404, 200, 404, 404]),
    ("GET /admin/enrollments", [303, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
    ("GET /admin/enrollments/:id", [303, 404, 404, 404, 404, 404, 200, 404, 404, 200, 404, 404]),
];

pub fn id_in(place: &str, aims: &Aims) -> Option<String> {
    if place.contains("/course-requests/:id") {
        Some(aims.course_request.clone())
    } else if place.contains("/enrollments/:id") {
        Some(aims.enrollment.clone())
    } else {
        None
    }
}

pub fn fields(place: &str, _caller: &str, aims: &Aims) -> Option<Vec<(String, String)>> {
    let step = |request: &str| {
        let seen = format!("{request}-{}", aims.seen);
        plain(&[("decide[act]", aims.act[0]), ("decide[note]", "seen"), ("decide[requests][]", &seen)])
    };
    Some(match place {
        "course_requests/own" | "course_requests/of_schools" => plain(&[("filter[search]", "a")]),
        "course_requests/detail" => plain(&[("request", &aims.course_request)]),
        "course_requests/ask" => plain(&asking(aims.school, aims.subject, "10")),
        "course_requests/decide" => step(&aims.course_request),
        "enrollment/of_courses"
        | "enrollment/of_schools"
        | "enrollment/matching_of_courses"
        | "enrollment/matching_of_schools" => plain(&[("filter[state]", "pending")]),
        "enrollment/detail" => plain(&[("request", &aims.enrollment)]),
        "enrollment/available" | "enrollment/available_to_children" => plain(&[("search", "")]),
        "enrollment/own" | "enrollment/own_of_children" => plain(&[("state", "pending")]),
        "enrollment/ask" => plain(&[("ask[course]", &aims.open_course), ("ask[student]", aims.student)]),
        "enrollment/decide" => step(&aims.enrollment),
        _ => return None,
    })
}

fn asking<'a>(school: &'a str, subject: &'a str, level: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("ask[school]", school),
        ("ask[subject]", subject),
        ("ask[class]", ""),
        ("ask[grade_level]", level),
        ("ask[capacity]", "2"),
    ]
}

/// The teacher's request that waits for the admin, the student's for one of two courses that the teacher has alone, and the
/// other course.
pub async fn made(school: &TestSchool, makers: &Makers, aims: &Aims) -> (String, String, String) {
    let (teacher, admin) = (school.client(makers.teacher).await, school.client(makers.admin).await);
    let physics = format!("10{}", aims.school);
    let first = opened(&teacher, &admin, &asking(aims.school, aims.subject, "9")).await;
    let open = opened(&teacher, &admin, &asking(aims.school, &physics, "9")).await;
    let student = school.client(makers.student).await;
    let ask = [("ask[course]", first.as_str()), ("ask[student]", id_of(makers.student))];
    let asked = student.call("enrollment/ask", &ask).await;
    let waits = teacher.call("course_requests/ask", &asking(aims.school, aims.subject, "10")).await;
    (number(&waits, "request"), number(&asked, "request"), open)
}

/// The student's own id.
pub fn id_of(student: &str) -> &'static str {
    match student {
        "student" => "31",
        "other-student" => "32",
        _ => "131",
    }
}

/// The teacher asks for a course, and the admin opens it.
async fn opened(teacher: &Client, admin: &Client, asked: &[(&str, &str)]) -> String {
    let asked = teacher.call("course_requests/ask", asked).await;
    let request = number(&asked, "request");
    let seen = format!("{request}-1");
    let approved =
        admin.call("course_requests/decide", &[("decide[act]", "approve"), ("decide[requests][]", &seen)]).await;
    assert_eq!(approved.status.as_u16(), 200, "{}", approved.body);
    number(&admin.call("course_requests/detail", &[("request", &request)]).await, "course")
}

/// The first number of this name in an answer.
pub fn number(answer: &Answer, name: &str) -> String {
    let text = answer.body.split_once(&format!("\"{name}\":")).map(|(_, rest)| rest);
    let digits = text.map(|rest| rest.chars().take_while(char::is_ascii_digit).collect::<String>());
    digits.filter(|digits| !digits.is_empty()).unwrap_or_else(|| panic!("no {name} in {}", answer.body))
}

/// Who calls what with which fields, and the status of the answer.
type Case<'a> = (&'a Client, &'a str, Vec<(String, String)>, u16);

#[tokio::test]
async fn forged_and_foreign_fields_are_refused() {
    let school = crate::harness::school::start().await;
    let aims = Aims::own(&school).await;
    let clients = [school.client("teacher").await, school.client("student").await, school.client("admin").await];
    let [teacher, student, admin] = &clients;
    let seen = format!("{}-1", aims.enrollment);
    let decide = |act: &'static str, more: &'static str, seen: &str| {
        let fields = [("decide[act]", act), ("decide[requests][]", seen), ("decide[actor]", more), ("actor", more)];
        plain(&fields)
    };
    let cases: [Case<'_>; 12] = [
        (student, "enrollment/decide", decide("approve", "admin", &seen), 404),
        (student, "enrollment/decide", decide("offer", "school", &seen), 404),
        (teacher, "enrollment/decide", decide("offer", "school", &seen), 422),
        (teacher, "enrollment/decide", decide("accept", "asker", &seen), 404),
        (teacher, "enrollment/decide", decide("approve", "admin", "99-1"), 404),
        (teacher, "enrollment/decide", decide("approve", "admin", "x"), 422),
        (teacher, "enrollment/decide", plain(&[("decide[act]", "approve")]), 422),
        (teacher, "course_requests/decide", decide("approve", "admin", &format!("{}-1", aims.course_request)), 404),
        (teacher, "course_requests/ask", plain(&asking("2", "2", "9")), 404),
        (teacher, "course_requests/ask", plain(&asking("1", "2", "9")), 422),
        (student, "enrollment/ask", plain(&[("ask[course]", &aims.open_course), ("ask[student]", "32")]), 404),
        (
            admin,
            "course_requests/ask",
            plain(&[&asking("1", "1", "10")[..], &[("ask[state]", "approved")]].concat()),
            404,
        ),
    ];
    for (client, function, fields, status) in cases {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = client.call(function, &fields).await;
        assert_eq!(answer.status.as_u16(), status, "{function} {fields:?}: {}", answer.body);
    }
    let own = student.call("enrollment/own", &[("state", "pending")]).await;
    assert!(own.body.contains(&aims.enrollment), "it waits as before: {}", own.body);
}

#[tokio::test]
async fn a_state_that_a_client_sends_is_not_taken() {
    let school = crate::harness::school::start().await;
    let teacher = school.client("teacher").await;
    let forged = [&asking("1", "1", "10")[..], &[("ask[state]", "approved"), ("ask[teacher]", "22")]].concat();
    let asked = teacher.call("course_requests/ask", &forged).await;
    assert_eq!(asked.status.as_u16(), 200, "{}", asked.body);
    let own = teacher.call("course_requests/own", &[("filter[state]", "pending")]).await;
    assert!(own.body.contains(&number(&asked, "request")), "{}", own.body);
}
