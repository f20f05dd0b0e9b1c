//! The rows once more, at what is older than it was or no more there: versions that were overtaken, what was deleted, taken back,
//! ended or suspended. Who may not see it learns nothing of that, either.

use school::{
    clock::Instant,
    grade::{Kind, Points},
    id::{AssessmentId, MemberId, SchoolId, TermId},
};
use store::plan::{PlannedAssessment, SchoolPlan};

use super::{
    Row,
    aims::Aims,
    claims::Beside,
    ended,
    harness::{
        self,
        school::{COURSE, TestSchool},
    },
    table,
    targets::aims_alike,
    walk::{self, Walk, Way, ask},
};

async fn holds(school: &TestSchool, aims: &Aims, beside: Beside, rows: &[Row]) {
    let askers = walk::everybody(school).await;
    let wrong = Walk { school, aims, beside, way: Way::Wasm }.through(rows, &askers).await;
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

/// Asked with the versions that were seen before everybody went through the table.
const OVERTAKEN: &[Row] = &[
    ("POST gradebook/save_grade", [401, 404, 404, 404, 404, 404, 409, 409, 404, 404, 404, 404]),
    ("POST gradebook/correct_grade", [401, 404, 404, 404, 404, 404, 404, 404, 404, 409, 404, 404]),
    ("POST gradebook/save_grades", [401, 404, 404, 404, 404, 404, 409, 409, 404, 404, 404, 404]),
    ("POST gradebook/edit_assessment", [401, 404, 404, 404, 404, 404, 409, 409, 404, 404, 404, 404]),
    ("POST gradebook/hold_assessment", [401, 404, 404, 404, 404, 404, 409, 409, 404, 404, 404, 404]),
    ("POST gradebook/post_assessment", [401, 404, 404, 404, 404, 404, 409, 409, 404, 404, 404, 404]),
    ("POST gradebook/delete_assessment", [401, 404, 404, 404, 404, 404, 409, 409, 404, 404, 404, 404]),
    ("POST gradebook/restore_assessment", [401, 404, 404, 404, 404, 404, 409, 409, 404, 404, 404, 404]),
    ("POST course_requests/decide", [401, 404, 404, 404, 404, 404, 404, 404, 404, 422, 404, 404]),
    ("POST enrollment/decide", [401, 404, 404, 404, 404, 404, 422, 404, 404, 422, 404, 404]),
    ("POST questions/act", [401, 404, 404, 404, 404, 404, 422, 422, 404, 404, 404, 404]),
    ("POST policy/set", [401, 404, 404, 404, 404, 404, 422, 404, 404, 422, 404, 404]),
    ("POST policy/set_default", [401, 403, 403, 403, 403, 403, 403, 403, 403, 422, 404, 403]),
    ("POST setup/save_settings", [401, 403, 403, 403, 403, 403, 403, 403, 403, 409, 404, 403]),
    ("POST people/change", [401, 403, 403, 403, 403, 403, 403, 403, 403, 422, 404, 403]),
];

#[tokio::test]
async fn what_was_overtaken_is_refused_and_told_to_nobody_else() {
    let school = harness::school::start().await;
    let aims = Aims::own(&school).await;
    // Everything is done by somebody, and all that is there has another version.
    let askers = walk::everybody(&school).await;
    for (row, _) in table().filter(|(row, _)| *row != super::LAST.0 && row.starts_with("POST ")) {
        for asker in &askers {
            ask(&asker.client, row, asker.name, &aims, Beside::Nothing).await;
        }
    }
    holds(&school, &aims, Beside::Later, OVERTAKEN).await;
}

/// Asked at an assessment that is deleted.
const DELETED_ASSESSMENT: &[Row] = &[
    ("POST gradebook/save_grade", [401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST gradebook/correct_grade", [401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST gradebook/save_grades", [401, 404, 404, 404, 404, 404, 422, 422, 404, 404, 404, 404]),
    ("POST gradebook/cell_history", [401, 404, 404, 404, 404, 404, 200, 200, 404, 200, 404, 404]),
    ("POST gradebook/edit_assessment", [401, 404, 404, 404, 404, 404, 409, 409, 404, 404, 404, 404]),
    ("POST gradebook/move_assessment", [401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST gradebook/hold_assessment", [401, 404, 404, 404, 404, 404, 409, 409, 404, 404, 404, 404]),
    ("POST gradebook/post_assessment", [401, 404, 404, 404, 404, 404, 409, 409, 404, 404, 404, 404]),
    ("POST gradebook/delete_assessment", [401, 404, 404, 404, 404, 404, 409, 409, 404, 404, 404, 404]),
    ("POST questions/ask", [401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
];

#[tokio::test]
async fn a_deleted_assessment_takes_nothing_more() {
    let school = harness::school::start().await;
    let aims = Aims::own(&school).await;
    let quiz = PlannedAssessment {
        id: AssessmentId(902),
        course: COURSE,
        term: TermId(1),
        kind: Kind::Quiz,
        title: "Quiz 902".into(),
        max: Points::whole(20),
        position: 2,
        held_on: String::new(),
        posted_at: Some(Instant(1)),
        created_by: MemberId(20),
    };
    let plan = SchoolPlan { assessments: vec![quiz], ..SchoolPlan::default() };
    school.store.build(SchoolId(1), plan).await.expect("one more");
    let teacher = school.client("teacher").await;
    let touch = [
        ("touch[course]", "700"),
        ("touch[assessment]", "902"),
        ("touch[seen]", "1"),
        ("touch[save_id]", "matrix-gone"),
    ];
    assert_eq!(teacher.call("gradebook/delete_assessment", &touch).await.status.as_u16(), 200);
    let aims = Aims { assessment: "902", ..aims };
    holds(&school, &aims, Beside::Nothing, DELETED_ASSESSMENT).await;
}

/// Asked at requests and a question that their askers took back, at the version that they have now.
const TAKEN_BACK: &[Row] = &[
    ("POST course_requests/detail", [401, 404, 404, 404, 404, 404, 200, 404, 404, 200, 404, 404]),
    ("POST course_requests/decide", [401, 404, 404, 404, 404, 404, 404, 404, 404, 422, 404, 404]),
    ("POST enrollment/detail", [401, 404, 404, 404, 404, 404, 200, 404, 404, 200, 404, 404]),
    ("POST enrollment/decide", [401, 404, 404, 404, 404, 404, 422, 404, 404, 422, 404, 404]),
    ("POST questions/act", [401, 404, 404, 404, 404, 404, 422, 422, 404, 404, 404, 404]),
    ("GET /teacher/course-requests/:id", [303, 404, 404, 404, 404, 404, 200, 404, 404, 200, 404, 404]),
    ("GET /teacher/enrollments/:id", [303, 404, 404, 404, 404, 404, 200, 404, 404, 200, 404, 404]),
    ("GET /admin/course-requests/:id", [303, 404, 404, 404, 404, 404, 200, 404, 404, 200, 404, 404]),
    ("GET /admin/enrollments/:id", [303, 404, 404, 404, 404, 404, 200, 404, 404, 200, 404, 404]),
];

#[tokio::test]
async fn what_was_taken_back_is_read_and_no_more_decided() {
    let school = harness::school::start().await;
    let aims = Aims::own(&school).await;
    let (teacher, student) = (school.client("teacher").await, school.client("student").await);
    let back = |request: &str| {
        vec![
            ("decide[act]".to_owned(), "withdraw".to_owned()),
            ("decide[requests][]".to_owned(), format!("{request}-1")),
        ]
    };
    let question = [("act[question]", aims.question.as_str()), ("act[seen]", "1"), ("act[act]", "withdraw")];
    for (client, function, fields) in [
        (&teacher, "course_requests/decide", back(&aims.course_request)),
        (&student, "enrollment/decide", back(&aims.enrollment)),
        (&student, "questions/act", super::plain(&question)),
    ] {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = client.call(function, &fields).await;
        assert_eq!(answer.status.as_u16(), 200, "{function}: {}", answer.body);
    }
    holds(&school, &Aims { seen: "2", ..aims }, Beside::Nothing, TAKEN_BACK).await;
}

/// Asked to take back what the teacher and the student asked. The parent speaks for the student in a request to join, which is
/// taken back already; a question is its asker's own.
const ASKERS_OWN: &[Row] = &[
    ("POST course_requests/decide", [401, 404, 404, 404, 404, 404, 200, 404, 404, 404, 404, 404]),
    ("POST enrollment/decide", [401, 200, 404, 200, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST questions/act", [401, 200, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
];

#[tokio::test]
async fn only_who_asked_takes_it_back() {
    let school = harness::school::start().await;
    let aims = Aims { act: ["withdraw", "withdraw"], ..Aims::own(&school).await };
    holds(&school, &aims, Beside::Nothing, ASKERS_OWN).await;
}

/// Asked at a question of the parent: what the teachers do, and what who asked does.
const PARENTS_QUESTION: [&[Row]; 2] = [
    &[("POST questions/act", [401, 404, 404, 404, 404, 404, 200, 422, 404, 404, 404, 404])],
    &[("POST questions/act", [401, 404, 404, 422, 404, 404, 404, 404, 404, 404, 404, 404])],
];

#[tokio::test]
async fn a_parents_question_is_answered_by_teachers_alone() {
    let school = harness::school::start().await;
    let parent = school.client("parent").await;
    let ask = [("ask[course]", "700"), ("ask[student]", "31"), ("ask[kind]", "question"), ("ask[said]", "Is it so?")];
    let question = super::requests::number(&parent.call("questions/ask", &ask).await, "question");
    let aims = Aims { question, ..Aims::own(&school).await };
    holds(&school, &aims, Beside::Nothing, PARENTS_QUESTION[0]).await;
    // Answered, it is taken back no more; it is the parent who is told so.
    let aims = Aims { act: ["withdraw", "withdraw"], seen: "2", ..aims };
    holds(&school, &aims, Beside::Nothing, PARENTS_QUESTION[1]).await;
}

/// Asked to end a link that is there; whoever comes second ends nothing more.
const LINKED: &[Row] = &[("POST linking/end", [401, 404, 404, 404, 404, 404, 200, 404, 404, 200, 404, 404])];

#[tokio::test]
async fn a_link_is_ended_by_who_keeps_the_family() {
    for kept in [&["teacher", "admin"], &["admin", "teacher"]] {
        let school = harness::school::start().await;
        let aims = Aims { guardian: "33", ..Aims::own(&school).await };
        let mut askers = walk::everybody(&school).await;
        askers.sort_by_key(|asker| kept.iter().position(|name| *name == asker.name));
        let walk = Walk { school: &school, aims: &aims, beside: Beside::Nothing, way: Way::Wasm };
        assert_eq!(walk.through(LINKED, &askers).await, Vec::<String>::new());
    }
}

/// Asked at a student who is suspended: nobody's session is that student's any more, and all else is as ever.
const SUSPENDED_STUDENT: &[Row] = &[
    ("POST enrollment/ask", [401, 401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST questions/ask", [401, 401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST family/see_concern", [401, 401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST linking/issue", [401, 401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST people/change", [401, 401, 403, 403, 403, 403, 403, 403, 403, 422, 404, 403]),
    ("POST account/member_links", [401, 401, 403, 403, 403, 403, 403, 403, 403, 404, 404, 403]),
    ("POST account/issue_link", [401, 401, 403, 403, 403, 403, 403, 403, 403, 404, 404, 403]),
    ("GET /admin/people/:id/link", [303, 303, 403, 403, 403, 403, 403, 403, 403, 404, 404, 403]),
];

#[tokio::test]
async fn a_suspended_student_stays_in_the_book_and_gets_nothing_new() {
    let school = harness::school::start().await;
    let aims = Aims::own(&school).await;
    let askers: Vec<_> = walk::everybody(&school).await.into_iter().filter(|asker| asker.name != "student").collect();
    let admin = school.client("admin").await;
    let fields = [("change[member]", "31"), ("change[to]", "suspended"), ("change[reason]", "a test")];
    assert_eq!(admin.call("people/standing", &fields).await.status.as_u16(), 200);
    let another = Aims { student: "32", ..aims.clone() };
    let mut rows = ended::changed(SUSPENDED_STUDENT);
    rows.retain(|(row, _)| !aims_alike(row, &aims, &another));
    let wrong =
        Walk { school: &school, aims: &aims, beside: Beside::Nothing, way: Way::Wasm }.through(&rows, &askers).await;
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}
