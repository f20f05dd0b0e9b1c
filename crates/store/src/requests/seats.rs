//! Seats: taken, freed, and offered to the first of the waiting list.
//!
//! Invariant: a seat is counted and its enrollment or offer written in one transaction; the database refuses one too many.

use school::{
    clock::Instant,
    id::{CourseId, EnrollmentRequestId, MemberId, Version},
    request::{Act, Actor, RequestKind, RequestState, Standing, Step, step},
};

use sqlx::{AnyConnection, AssertSqlSafe};

use super::{history, history::Moved, refused, told};
use crate::{Error, Tx, sql::tuples};

/// Holds the courses of these requests until the commit: what is read of them afterwards stays so. On PostgreSQL another
/// process could else free a seat while a request is put on the waiting list, and nobody would be offered it.
///
/// # Errors
/// The database's.
pub(super) async fn lock_courses_of(tx: &mut Tx, requests: &[EnrollmentRequestId]) -> Result<(), Error> {
    let text = format!(
        "UPDATE courses SET taken = taken WHERE school_id = $1 AND id IN \
         (SELECT course_id FROM enrollment_requests WHERE school_id = $1 AND id IN {})",
        tuples(1, requests.len(), 2, "")
    );
    let mut query = sqlx::query(AssertSqlSafe(text)).bind(tx.school().0);
    for request in requests {
        query = query.bind(request.0);
    }
    query.execute(&mut *tx.conn).await?;
    Ok(())
}

/// Holds one course until the commit.
///
/// # Errors
/// The database's.
pub(crate) async fn lock(tx: &mut Tx, course: CourseId) -> Result<(), Error> {
    let query = sqlx::query("UPDATE courses SET taken = taken WHERE school_id = $1 AND id = $2").bind(tx.school().0);
    query.bind(course.0).execute(&mut *tx.conn).await?;
    Ok(())
}

/// Holds the courses in which a student has a place until the commit.
///
/// # Errors
/// The database's.
pub(crate) async fn lock_courses_with(tx: &mut Tx, student: MemberId) -> Result<(), Error> {
    const TEXT: &str = "UPDATE courses SET taken = taken WHERE school_id = $1 AND id IN \
        (SELECT e.course_id FROM enrollments e WHERE e.school_id = $1 AND e.student_id = $2 AND e.ended_at IS NULL)";
    let query = sqlx::query(TEXT).bind(tx.school().0).bind(student.0);
    query.execute(&mut *tx.conn).await?;
    Ok(())
}

/// Counts the taken seats of a school's courses anew, after a plan has put enrollments in. The rows are held first: a count
/// that is older than another process's seat would undo it.
///
/// # Errors
/// The database's.
pub(crate) async fn recount(conn: &mut AnyConnection, school: i64) -> Result<(), Error> {
    const LOCK: &str = "UPDATE courses SET taken = taken WHERE school_id = $1";
    const COUNT: &str = "UPDATE courses SET taken = (SELECT COUNT(*) FROM enrollment_requests r \
        WHERE r.school_id = courses.school_id AND r.course_id = courses.id AND r.state IN ('approved', 'offered')) \
        WHERE school_id = $1";
    for text in [LOCK, COUNT] {
        sqlx::query(text).bind(school).execute(&mut *conn).await?;
    }
    Ok(())
}

/// A seat of the course, as long as there is one; the row is held until the commit.
///
/// # Errors
/// [`Error::Busy`] when another process took the last one since it was looked at: run again, and look again.
pub(crate) async fn take(tx: &mut Tx, course: CourseId) -> Result<(), Error> {
    const TEXT: &str = "UPDATE courses SET taken = taken + 1 \
        WHERE school_id = $1 AND id = $2 AND state = 'active' AND (capacity = 0 OR taken < capacity)";
    let query = sqlx::query(TEXT).bind(tx.school().0).bind(course.0);
    if query.execute(&mut *tx.conn).await?.rows_affected() == 1 { Ok(()) } else { Err(Error::Busy) }
}

/// Gives a seat back.
///
/// # Errors
/// The database's.
pub(crate) async fn free(tx: &mut Tx, course: CourseId) -> Result<(), Error> {
    const TEXT: &str = "UPDATE courses SET taken = taken - 1 WHERE school_id = $1 AND id = $2";
    sqlx::query(TEXT).bind(tx.school().0).bind(course.0).execute(&mut *tx.conn).await?;
    Ok(())
}

/// Puts the student into the course, or back into it.
///
/// # Errors
/// The database's.
pub(super) async fn enroll(tx: &mut Tx, course: CourseId, student: MemberId) -> Result<(), Error> {
    const TEXT: &str = "INSERT INTO enrollments (school_id, course_id, student_id, enrolled_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (school_id, course_id, student_id) DO UPDATE SET enrolled_at = excluded.enrolled_at, ended_at = NULL";
    let query = sqlx::query(TEXT).bind(tx.school().0).bind(course.0).bind(student.0).bind(tx.now().0);
    query.execute(&mut *tx.conn).await?;
    Ok(())
}

/// Takes the student out of the course; the marks stay.
///
/// # Errors
/// The database's.
pub(super) async fn leave(tx: &mut Tx, course: CourseId, student: MemberId) -> Result<(), Error> {
    const TEXT: &str = "UPDATE enrollments SET ended_at = $4 \
        WHERE school_id = $1 AND course_id = $2 AND student_id = $3 AND ended_at IS NULL";
    let query = sqlx::query(TEXT).bind(tx.school().0).bind(course.0).bind(student.0).bind(tx.now().0);
    query.execute(&mut *tx.conn).await?;
    Ok(())
}

/// Offers every free seat of an active course to the first of its waiting list.
///
/// # Errors
/// The database's.
pub(crate) async fn offer(tx: &mut Tx, course: CourseId) -> Result<(), Error> {
    let (mut left, until) = free_seats(tx, course).await?;
    while left > 0 {
        let Some((request, student, asked_by, version)) = first_waiting(tx, course).await? else { return Ok(()) };
        let standing = Standing {
            kind: RequestKind::Enrollment,
            state: RequestState::Waitlisted,
            admin_decided: false,
            seat_left: true,
        };
        let Step::To(to) = step(standing, Act::Offer, Actor::School).map_err(refused)? else { return Ok(()) };
        take(tx, course).await?;
        hold(tx, request, version, until).await?;
        let (version, from) = (version.next(), Some(RequestState::Waitlisted));
        let moved =
            Moved { request: request.0, version, from, to, actor: Actor::School, by: None, note: String::new() };
        history::write(tx, RequestKind::Enrollment, &[moved]).await?;
        told::tell(tx, &[told::Step { request, version, course, student, asked_by, to }], None).await?;
        left -= 1;
    }
    Ok(())
}

/// How many seats are free, and until when an offer that is made now holds.
async fn free_seats(tx: &mut Tx, course: CourseId) -> Result<(i64, Instant), Error> {
    const TEXT: &str = "SELECT c.capacity, c.taken, s.offer_hours FROM courses c JOIN schools s ON s.id = c.school_id \
        WHERE c.school_id = $1 AND c.id = $2 AND c.state = 'active'";
    let query = sqlx::query_as(TEXT).bind(tx.school().0).bind(course.0);
    let row: Option<(i64, i64, i64)> = query.fetch_optional(&mut *tx.conn).await?;
    let (capacity, taken, hours) = row.unwrap_or((1, 1, 1));
    let left = if capacity == 0 { i64::MAX } else { capacity - taken };
    Ok((left, tx.now().plus_millis(hours * 3_600_000)))
}

/// The request of the waiting list that was asked first.
async fn first_waiting(
    tx: &mut Tx,
    course: CourseId,
) -> Result<Option<(EnrollmentRequestId, MemberId, MemberId, Version)>, Error> {
    const TEXT: &str = "SELECT id, student_id, asked_by, version FROM enrollment_requests \
        WHERE school_id = $1 AND course_id = $2 AND state = 'waitlisted' ORDER BY asked_at, id LIMIT 1";
    let query = sqlx::query_as(TEXT).bind(tx.school().0).bind(course.0);
    let row: Option<(i64, i64, i64, i64)> = query.fetch_optional(&mut *tx.conn).await?;
    Ok(row
        .map(|(id, student, by, version)| (EnrollmentRequestId(id), MemberId(student), MemberId(by), Version(version))))
}

/// Turns a waiting request into an offer that holds until then.
async fn hold(tx: &mut Tx, request: EnrollmentRequestId, seen: Version, until: Instant) -> Result<(), Error> {
    const TEXT: &str = "UPDATE enrollment_requests SET state = 'offered', version = version + 1, changed_at = $4, \
        offer_expires_at = $5 WHERE school_id = $1 AND id = $2 AND version = $3 AND state = 'waitlisted'";
    let query = sqlx::query(TEXT).bind(tx.school().0).bind(request.0).bind(seen.0).bind(tx.now().0).bind(until.0);
    // Another process was faster: run again, and look again.
    if query.execute(&mut *tx.conn).await?.rows_affected() == 1 { Ok(()) } else { Err(Error::Busy) }
}
