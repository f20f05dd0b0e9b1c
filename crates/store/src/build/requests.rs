//! Every course and every enrollment of a plan gets its request, approved by the school itself: an approved request is the
//! offered course, and the enrollment.

use school::{
    id::MemberId,
    request::{Actor, RequestKind, RequestState},
};
use sqlx::AnyConnection;

use super::At;
use crate::{
    Error,
    plan::SchoolPlan,
    requests::{history, seats},
    sql::{self, Value},
};

/// Inserts the requests with their history, and counts the seats that are taken.
pub(super) async fn insert(plan: &SchoolPlan, conn: &mut AnyConnection, at: &At) -> Result<(), Error> {
    const LEVELS: &str = "UPDATE courses SET \
        grade_level = (SELECT l.grade_level FROM classes l WHERE l.school_id = courses.school_id AND l.id = courses.class_id), \
        stream = (SELECT l.stream FROM classes l WHERE l.school_id = courses.school_id AND l.id = courses.class_id) \
        WHERE school_id = $1 AND class_id IS NOT NULL AND grade_level = -1";
    if plan.courses.is_empty() && plan.enrollments.is_empty() && plan.asked.is_empty() {
        return Ok(());
    }
    sqlx::query(LEVELS).bind(at.id).execute(&mut *conn).await?;
    for course in &plan.courses {
        if let Some(lead) = course.teachers.first() {
            course_request(conn, at.id, course.id.0, *lead, at.now).await?;
        }
    }
    enrollments(plan, conn, at).await?;
    asked(plan, conn, at).await?;
    seats::recount(conn, at.id).await
}

/// Inserts the approved request of a course that is there, unless it has one.
pub(crate) async fn course_request(
    conn: &mut AnyConnection,
    school: i64,
    course: i64,
    teacher: MemberId,
    now: i64,
) -> Result<(), Error> {
    const TEXT: &str = "INSERT INTO course_requests (school_id, id, teacher_id, year_id, subject_id, class_id, grade_level, \
        stream, capacity, state, version, course_id, asked_at, changed_at) \
        SELECT c.school_id, $3, $4, c.year_id, c.subject_id, COALESCE(c.class_id, 0), c.grade_level, c.stream, c.capacity, \
        'approved', 2, c.id, $5, $5 FROM courses c WHERE c.school_id = $1 AND c.id = $2 \
        AND NOT EXISTS (SELECT 1 FROM course_requests r WHERE r.school_id = $1 AND r.course_id = c.id)";
    let request = crate::id::mint();
    let query = sqlx::query(TEXT).bind(school).bind(course).bind(request).bind(teacher.0).bind(now);
    if query.execute(&mut *conn).await?.rows_affected() == 1 {
        let steps = steps(school, RequestKind::Course, request, teacher.0, now, None);
        sql::insert(conn, "request_history", history::COLUMNS, steps).await?;
    }
    Ok(())
}

async fn enrollments(plan: &SchoolPlan, conn: &mut AnyConnection, at: &At) -> Result<(), Error> {
    let mut requests = Vec::with_capacity(plan.enrollments.len());
    let mut history = Vec::with_capacity(2 * plan.enrollments.len());
    for enrollment in &plan.enrollments {
        let (request, student) = (crate::id::mint(), enrollment.student.0);
        let ended = enrollment.ended_at.map(|at| at.0);
        let (state, version) = if ended.is_some() { (RequestState::Ended, 3) } else { (RequestState::Approved, 2) };
        requests.push([
            at.school(),
            request.into(),
            enrollment.course.0.into(),
            student.into(),
            student.into(),
            state.name().into(),
            Value::Int(version),
            at.now(),
            at.now(),
        ]);
        history.extend(steps(at.id, RequestKind::Enrollment, request, student, at.now, ended));
    }
    let columns =
        ["school_id", "id", "course_id", "student_id", "asked_by", "state", "version", "asked_at", "changed_at"];
    sql::insert(conn, "enrollment_requests", columns, requests).await?;
    sql::insert(conn, "request_history", history::COLUMNS, history).await
}

/// Inserts the requests that wait for a decision.
async fn asked(plan: &SchoolPlan, conn: &mut AnyConnection, at: &At) -> Result<(), Error> {
    let mut requests = Vec::with_capacity(plan.asked.len());
    let mut history = Vec::with_capacity(plan.asked.len());
    for ask in &plan.asked {
        let (request, student, asked_at) = (crate::id::mint(), Value::Int(ask.student.0), Value::Int(ask.asked_at.0));
        requests.push([
            at.school(),
            request.into(),
            ask.course.0.into(),
            student.clone(),
            student,
            RequestState::Pending.name().into(),
            Value::Int(1),
            asked_at.clone(),
            asked_at,
        ]);
        let steps = steps(at.id, RequestKind::Enrollment, request, ask.student.0, ask.asked_at.0, None);
        history.extend(steps.into_iter().take(1));
    }
    let columns =
        ["school_id", "id", "course_id", "student_id", "asked_by", "state", "version", "asked_at", "changed_at"];
    sql::insert(conn, "enrollment_requests", columns, requests).await?;
    sql::insert(conn, "request_history", history::COLUMNS, history).await
}

/// The history of what the school approved itself, and ended if it did.
fn steps(school: i64, kind: RequestKind, request: i64, asker: i64, now: i64, ended: Option<i64>) -> Vec<[Value; 10]> {
    let (pending, approved) = (RequestState::Pending.name(), RequestState::Approved.name());
    let step = |version: i64, from: &str, to: &str, actor: Actor, by: i64, at: i64| {
        let kind = history::kind_name(kind);
        [
            school.into(),
            kind.into(),
            request.into(),
            version.into(),
            from.into(),
            to.into(),
            actor.name().into(),
            by.into(),
            at.into(),
            "".into(),
        ]
    };
    let mut steps =
        vec![step(1, "", pending, Actor::Asker, asker, now), step(2, pending, approved, Actor::School, 0, now)];
    steps.extend(ended.map(|at| step(3, approved, RequestState::Ended.name(), Actor::School, 0, at)));
    steps
}
