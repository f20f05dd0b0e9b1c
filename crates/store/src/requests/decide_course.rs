//! Steps with requests to teach.
//!
//! Invariant: an approved request has its course, written in the same transaction; each request moves by
//! `school::request::step` from the version that its mover saw, or not at all.

use std::collections::BTreeMap;

use school::{
    event::{Cursor, EventName},
    id::{CourseId, CourseRequestId, MemberId, Version},
    notice::NoticeKind,
    request::{Actor, Refusal, RequestKind, RequestState, Standing, Step, step},
    view::{Decide, Decided, Decisions, Seen},
};
use sqlx::{Any, AssertSqlSafe};

use super::{ask_course::is_taught, by_school::by_school, cascade, history, history::Moved, note, state};
use crate::{
    Caller, Change, Error, Store, Tx, Write,
    error::again,
    notice::{Told, notify},
    permit::ActsOnRequest,
    rows::class_name,
    sql::tuples,
};

/// Takes a step with requests to teach.
#[derive(Clone, Debug)]
pub struct DecideCoursesCommand {
    /// Who decides.
    pub caller: Caller,
    /// What, about which.
    pub decide: Decide<CourseRequestId>,
}

impl Store {
    /// Takes a step with requests, at most [`REQUESTS_A_CHUNK`](school::view::REQUESTS_A_CHUNK); those of one school in one
    /// transaction through its door.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one of them is not the caller's to move; [`Error::Invalid`] for none or too many;
    /// [`Error::Busy`]. What keeps a single request where it is stands in the answer.
    pub async fn decide_courses(
        &self,
        caller: Caller,
        decide: Decide<CourseRequestId>,
    ) -> Result<Decisions<CourseRequestId>, Error> {
        let mut reader = self.read().await?;
        let schools = by_school(&mut reader, "course_requests", &decide.requests).await?;
        let ids: Vec<CourseRequestId> = decide.requests.iter().map(|seen| seen.request).collect();
        // Before the first door is passed: what is refused at the second would leave a half.
        ActsOnRequest::on_courses(&mut reader, caller, &ids, decide.act).await?;
        drop(reader);
        let mut decisions = Decisions { decided: Vec::with_capacity(ids.len()), revisions: Cursor::default() };
        for (school, requests) in schools {
            let decide = Decide { requests, ..decide.clone() };
            let written = self.write(school, DecideCoursesCommand { caller, decide }).await?;
            decisions.add(school, written.value, written.revision);
        }
        Ok(decisions)
    }
}

impl Write for DecideCoursesCommand {
    type Output = Vec<Decided<CourseRequestId>>;

    async fn apply(&self, tx: &mut Tx) -> Result<Self::Output, Error> {
        let ids: Vec<CourseRequestId> = self.decide.requests.iter().map(|seen| seen.request).collect();
        let permits = ActsOnRequest::on_courses(tx, self.caller, &ids, self.decide.act).await?;
        lock_school(tx).await?;
        let rows = load(tx, &ids).await?;
        let mut decided = Vec::with_capacity(ids.len());
        for seen in &self.decide.requests {
            let (row, permit) = (rows.get(&seen.request), permits.get(&seen.request));
            // A request of another school is not there for this transaction.
            let (row, permit) = row.zip(permit).ok_or(Error::NotFound)?;
            let outcome = self.decide(tx, row, *seen, *permit).await?;
            decided.push(Decided { request: seen.request, outcome });
        }
        Ok(decided)
    }

    fn is_long(&self) -> bool {
        self.decide.requests.len() > 1
    }
}

/// A request as it stands.
#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    teacher_id: i64,
    year_id: i64,
    subject_id: i64,
    class_id: i64,
    grade_level: i64,
    stream: String,
    capacity: i64,
    state: String,
    version: i64,
    course_id: i64,
}

async fn load(tx: &mut Tx, ids: &[CourseRequestId]) -> Result<BTreeMap<CourseRequestId, Row>, Error> {
    let text = format!(
        "SELECT id, teacher_id, year_id, subject_id, class_id, grade_level, stream, capacity, state, version, course_id \
         FROM course_requests WHERE school_id = $1 AND id IN {}",
        tuples(1, ids.len(), 2, "")
    );
    let mut query = sqlx::query_as::<Any, Row>(AssertSqlSafe(text)).bind(tx.school().0);
    for id in ids {
        query = query.bind(id.0);
    }
    let rows = query.fetch_all(&mut *tx.conn).await?;
    Ok(rows.into_iter().map(|row| (CourseRequestId(row.id), row)).collect())
}

impl DecideCoursesCommand {
    /// Moves one request, or says why not.
    async fn decide(
        &self,
        tx: &mut Tx,
        row: &Row,
        seen: Seen<CourseRequestId>,
        permit: ActsOnRequest,
    ) -> Result<Result<RequestState, Refusal>, Error> {
        let from = state(&row.state)?;
        // Only admins decide about requests to teach: nobody is to be protected from a teacher.
        let standing = Standing { kind: RequestKind::Course, state: from, admin_decided: true, seat_left: true };
        let to = match step(standing, self.decide.act, permit.actor) {
            Ok(Step::Unchanged) => return Ok(Ok(from)),
            // Its mover saw something else: what was decided meanwhile stands.
            _ if Version(row.version) != seen.version => return Ok(Err(Refusal::Overtaken { state: from })),
            Ok(Step::To(to)) => to,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if to == RequestState::Approved {
            if is_taught(tx, row.year_id, row.subject_id, row.class_id).await? {
                return Ok(Err(Refusal::AlreadyGranted));
            }
            if has_another(tx, row).await? {
                return Ok(Err(Refusal::AlreadyAsked));
            }
        }
        self.apply(tx, row, from, to, permit).await?;
        Ok(Ok(to))
    }

    async fn apply(
        &self,
        tx: &mut Tx,
        row: &Row,
        from: RequestState,
        to: RequestState,
        permit: ActsOnRequest,
    ) -> Result<(), Error> {
        let course = match (from, to) {
            (RequestState::Ended, _) => cascade::reopen(tx, CourseId(row.course_id)).await?,
            (_, RequestState::Approved) => open_course(tx, row).await?,
            _ => CourseId(row.course_id),
        };
        update(tx, row, to, course, permit.actor).await?;
        let version = Version(row.version).next();
        let (by, note) = (Some(permit.member), note(&self.decide.note));
        let moved = Moved { request: row.id, version, from: Some(from), to, actor: permit.actor, by, note };
        history::write(tx, RequestKind::Course, &[moved]).await?;
        let course = Some(course).filter(|course| course.0 != 0);
        let (name, teacher) = (EventName::of_course_request(to), MemberId(row.teacher_id));
        tx.record(Change { course, version, ..Change::of_member(name, teacher) });
        if let Some(kind) = kind_of(to) {
            let told = Told { course, request: Some(row.id), ..Told::of(kind) };
            notify(tx, told, [teacher], by).await?;
        }
        match course {
            Some(course) if to == RequestState::Ended => cascade::end(tx, course, teacher, by).await,
            _ => Ok(()),
        }
    }
}

/// Keeps other processes from opening courses until the commit: whether a class is taught a subject already has no key.
async fn lock_school(tx: &mut Tx) -> Result<(), Error> {
    let query = sqlx::query("UPDATE schools SET calendar = calendar WHERE id = $1").bind(tx.school().0);
    query.execute(&mut *tx.conn).await?;
    Ok(())
}

/// Opens the course of a request and makes its teacher the lead.
async fn open_course(tx: &mut Tx, row: &Row) -> Result<CourseId, Error> {
    const COURSE: &str = "INSERT INTO courses (school_id, id, year_id, subject_id, class_id, title, capacity, grade_level, \
        stream) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    const TEACHER: &str =
        "INSERT INTO course_teachers (school_id, course_id, teacher_id, part) VALUES ($1, $2, $3, 'lead')";
    let course = CourseId(crate::id::mint());
    let class = Some(row.class_id).filter(|class| *class != 0);
    // A course for a whole grade level is called by it.
    let title = class_name(Some(row.grade_level), Some(&row.stream), None, "");
    let query = sqlx::query(COURSE)
        .bind(tx.school().0)
        .bind(course.0)
        .bind(row.year_id)
        .bind(row.subject_id)
        .bind(class)
        .bind(if class.is_some() { "" } else { title.as_str() })
        .bind(row.capacity)
        .bind(row.grade_level)
        .bind(row.stream.as_str());
    query.execute(&mut *tx.conn).await?;
    let query = sqlx::query(TEACHER).bind(tx.school().0).bind(course.0).bind(row.teacher_id);
    query.execute(&mut *tx.conn).await?;
    Ok(course)
}

/// Whether the teacher has asked for the same again since.
async fn has_another(tx: &mut Tx, row: &Row) -> Result<bool, Error> {
    const TEXT: &str = "SELECT id FROM course_requests WHERE school_id = $1 AND teacher_id = $2 AND year_id = $3 \
        AND subject_id = $4 AND class_id = $5 AND grade_level = $6 AND stream = $7 AND id <> $8 \
        AND state IN ('pending', 'under_review', 'approved') LIMIT 1";
    let query = sqlx::query_scalar(TEXT).bind(tx.school().0).bind(row.teacher_id).bind(row.year_id);
    let query = query.bind(row.subject_id).bind(row.class_id).bind(row.grade_level).bind(row.stream.as_str());
    let found: Option<i64> = query.bind(row.id).fetch_optional(&mut *tx.conn).await?;
    Ok(found.is_some())
}

/// Moves the row if it is as it was read.
async fn update(tx: &mut Tx, row: &Row, to: RequestState, course: CourseId, actor: Actor) -> Result<(), Error> {
    const TEXT: &str = "UPDATE course_requests SET state = $4, version = version + 1, changed_at = $5, course_id = $6, \
        admin_decided = CASE WHEN $7 = 1 THEN 1 ELSE admin_decided END WHERE school_id = $1 AND id = $2 AND version = $3";
    let by_admin = i64::from(actor == Actor::Admin);
    let query = sqlx::query(TEXT).bind(tx.school().0).bind(row.id).bind(row.version).bind(to.name());
    let done = query.bind(tx.now().0).bind(course.0).bind(by_admin).execute(&mut *tx.conn).await.map_err(again)?;
    // Another process was faster: run again, and look again.
    if done.rows_affected() == 1 { Ok(()) } else { Err(Error::Busy) }
}

/// The notice to the teacher; an end is told with the others of the course.
fn kind_of(to: RequestState) -> Option<NoticeKind> {
    match to {
        RequestState::UnderReview => Some(NoticeKind::CourseUnderReview),
        RequestState::Approved => Some(NoticeKind::CourseApproved),
        RequestState::Declined => Some(NoticeKind::CourseDeclined),
        _ => None,
    }
}
