//! What the end of a course brings with it.

use std::collections::BTreeSet;

use school::{
    id::{CourseId, EnrollmentRequestId, MemberId, Version},
    notice::NoticeKind,
    request::{Act, Actor, RequestKind, RequestState, Standing, Step, step},
};

use super::{history, history::Moved, refused, seats, state, told};
use crate::{
    Error, Tx,
    notice::{Told, guardians_of, notify_all, teachers_of},
};

/// Ends a course: it takes no more marks and no more requests, its open requests end, and all whom it concerns are told.
/// Enrollments stay, so everything stays readable.
///
/// # Errors
/// The database's.
pub(super) async fn end(
    tx: &mut Tx,
    course: CourseId,
    asked_by: MemberId,
    actor: Option<MemberId>,
) -> Result<(), Error> {
    const END: &str = "UPDATE courses SET state = 'ended' WHERE school_id = $1 AND id = $2";
    const STUDENTS: &str = "SELECT student_id FROM enrollments \
        WHERE school_id = $1 AND course_id = $2 AND ended_at IS NULL";
    sqlx::query(END).bind(tx.school().0).bind(course.0).execute(&mut *tx.conn).await?;
    end_requests(tx, course).await?;
    let query = sqlx::query_scalar(STUDENTS).bind(tx.school().0).bind(course.0);
    let students: Vec<i64> = query.fetch_all(&mut *tx.conn).await?;
    let students: BTreeSet<MemberId> = students.into_iter().map(MemberId).collect();
    let guardians = guardians_of(tx, &students).await?;
    let mut members: BTreeSet<MemberId> = teachers_of(tx, course).await?.into_iter().collect();
    members.insert(asked_by);
    members.extend(students);
    members.extend(guardians.into_iter().map(|(_, guardian)| guardian));
    let told = Told { course: Some(course), ..Told::of(NoticeKind::CourseEnded) };
    notify_all(tx, members.into_iter().map(|member| (told, member)), actor).await
}

/// Takes the end of a course back. The requests that ended with it stay so: who still wants a place asks again.
///
/// # Errors
/// The database's.
pub(super) async fn reopen(tx: &mut Tx, course: CourseId) -> Result<CourseId, Error> {
    const TEXT: &str = "UPDATE courses SET state = 'active' WHERE school_id = $1 AND id = $2";
    sqlx::query(TEXT).bind(tx.school().0).bind(course.0).execute(&mut *tx.conn).await?;
    Ok(course)
}

/// Ends the requests to join that are still open.
async fn end_requests(tx: &mut Tx, course: CourseId) -> Result<(), Error> {
    const OPEN: &str = "SELECT id, student_id, asked_by, state, version FROM enrollment_requests WHERE school_id = $1 \
        AND course_id = $2 AND state IN ('pending', 'under_review', 'waitlisted', 'offered')";
    const END: &str = "UPDATE enrollment_requests SET state = 'ended', version = version + 1, changed_at = $3, \
        offer_expires_at = NULL WHERE school_id = $1 AND course_id = $2 \
        AND state IN ('pending', 'under_review', 'waitlisted', 'offered')";
    let query = sqlx::query_as(OPEN).bind(tx.school().0).bind(course.0);
    let open: Vec<(i64, i64, i64, String, i64)> = query.fetch_all(&mut *tx.conn).await?;
    let (mut moved, mut steps) = (Vec::with_capacity(open.len()), Vec::with_capacity(open.len()));
    for (request, student, asked_by, from, version) in open {
        let from = state(&from)?;
        let standing = Standing { kind: RequestKind::Enrollment, state: from, admin_decided: false, seat_left: false };
        let Step::To(to) = step(standing, Act::End, Actor::School).map_err(refused)? else { continue };
        if from == RequestState::Offered {
            seats::free(tx, course).await?;
        }
        let version = Version(version).next();
        let (by, note) = (None, String::new());
        moved.push(Moved { request, version, from: Some(from), to, actor: Actor::School, by, note });
        let (request, student) = (EnrollmentRequestId(request), MemberId(student));
        steps.push(told::Step { request, version, course, student, asked_by: MemberId(asked_by), to });
    }
    let done = sqlx::query(END).bind(tx.school().0).bind(course.0).bind(tx.now().0).execute(&mut *tx.conn).await?;
    if done.rows_affected() != moved.len() as u64 {
        // Another process moved one in between: run again, and look again.
        return Err(Error::Busy);
    }
    history::write(tx, RequestKind::Enrollment, &moved).await?;
    told::tell(tx, &steps, None).await
}
