//! Steps with requests to join: one, or many at once.
//!
//! Invariant: each request moves by `school::request::step` from the version that its mover saw, or not at all; the others of
//! the same command go on.

use std::collections::{BTreeMap, BTreeSet};

use school::{
    event::Cursor,
    id::{CourseId, EnrollmentRequestId, MemberId, Version},
    request::{Act, Actor, Refusal, RequestKind, RequestState, Standing, Step, step},
    view::{Decide, Decided, Decisions, Seen},
};
use sqlx::{Any, AssertSqlSafe};

use super::{by_school::by_school, history, history::Moved, note, seats, state, told};
use crate::{Caller, Error, Store, Tx, Write, error::again, permit::ActsOnRequest, sql::tuples};

/// How many requests one transaction moves: whoever saves a mark meanwhile waits for a whole one at most.
const AT_ONCE: usize = 10;

/// Takes a step with requests to join.
#[derive(Clone, Debug)]
pub struct DecideEnrollmentsCommand {
    /// Who decides.
    pub caller: Caller,
    /// What, about which.
    pub decide: Decide<EnrollmentRequestId>,
}

impl Store {
    /// Takes a step with requests, at most [`REQUESTS_A_CHUNK`](school::view::REQUESTS_A_CHUNK); some of one school
    /// at a time through its door.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one of them is not the caller's to move; [`Error::Invalid`] for none or too many;
    /// [`Error::Busy`]. What keeps a single request where it is stands in the answer.
    pub async fn decide_enrollments(
        &self,
        caller: Caller,
        decide: Decide<EnrollmentRequestId>,
    ) -> Result<Decisions<EnrollmentRequestId>, Error> {
        let mut reader = self.read().await?;
        let schools = by_school(&mut reader, "enrollment_requests", &decide.requests).await?;
        let ids: Vec<EnrollmentRequestId> = decide.requests.iter().map(|seen| seen.request).collect();
        // Before the first door is passed: what is refused at the second would leave a half.
        ActsOnRequest::on_enrollments(&mut reader, caller, &ids, decide.act).await?;
        drop(reader);
        let mut decisions = Decisions { decided: Vec::with_capacity(ids.len()), revisions: Cursor::default() };
        for (school, requests) in schools {
            for some in requests.chunks(AT_ONCE) {
                let decide = Decide { act: decide.act, requests: some.to_vec(), note: decide.note.clone() };
                let written = self.write(school, DecideEnrollmentsCommand { caller, decide }).await?;
                decisions.add(school, written.value, written.revision);
            }
        }
        Ok(decisions)
    }
}

impl Write for DecideEnrollmentsCommand {
    type Output = Vec<Decided<EnrollmentRequestId>>;

    async fn apply(&self, tx: &mut Tx) -> Result<Self::Output, Error> {
        let ids: Vec<EnrollmentRequestId> = self.decide.requests.iter().map(|seen| seen.request).collect();
        let permits = ActsOnRequest::on_enrollments(tx, self.caller, &ids, self.decide.act).await?;
        seats::lock_courses_of(tx, &ids).await?;
        let rows = load(tx, &ids).await?;
        let mut deciding = Deciding::new(&self.decide, seats_of(&rows));
        let mut decided = Vec::with_capacity(ids.len());
        for seen in &self.decide.requests {
            let (row, permit) = (rows.get(&seen.request), permits.get(&seen.request));
            // A request of another school is not there for this transaction.
            let (row, permit) = row.zip(permit).ok_or(Error::NotFound)?;
            let outcome = deciding.decide(tx, row, *seen, *permit).await?;
            decided.push(Decided { request: seen.request, outcome });
        }
        deciding.finish(tx).await?;
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
    course_id: i64,
    student_id: i64,
    asked_by: i64,
    state: String,
    version: i64,
    admin_decided: i64,
    course_state: String,
    capacity: i64,
    taken: i64,
    /// Another open or granted request of the student for the course.
    other: Option<i64>,
}

async fn load(tx: &mut Tx, ids: &[EnrollmentRequestId]) -> Result<BTreeMap<EnrollmentRequestId, Row>, Error> {
    let text = format!(
        "SELECT r.id, r.course_id, r.student_id, r.asked_by, r.state, r.version, r.admin_decided, c.state AS course_state, \
         c.capacity, c.taken, o.id AS other FROM enrollment_requests r \
         JOIN courses c ON c.school_id = r.school_id AND c.id = r.course_id \
         LEFT JOIN enrollment_requests o ON o.school_id = r.school_id AND o.course_id = r.course_id \
            AND o.student_id = r.student_id AND o.id <> r.id \
            AND o.state IN ('pending', 'under_review', 'waitlisted', 'offered', 'approved') \
         WHERE r.school_id = $1 AND r.id IN {}",
        tuples(1, ids.len(), 2, "")
    );
    let mut query = sqlx::query_as::<Any, Row>(AssertSqlSafe(text)).bind(tx.school().0);
    for id in ids {
        query = query.bind(id.0);
    }
    let rows = query.fetch_all(&mut *tx.conn).await?;
    Ok(rows.into_iter().map(|row| (EnrollmentRequestId(row.id), row)).collect())
}

/// How many seats each course has left.
fn seats_of(rows: &BTreeMap<EnrollmentRequestId, Row>) -> BTreeMap<CourseId, i64> {
    let left = |row: &Row| if row.capacity == 0 { i64::MAX } else { row.capacity - row.taken };
    rows.values().map(|row| (CourseId(row.course_id), left(row))).collect()
}

/// One command under way.
struct Deciding {
    act: Act,
    note: String,
    seats: BTreeMap<CourseId, i64>,
    freed: BTreeSet<CourseId>,
    /// Whose request for which course this command has opened again or granted.
    opened: BTreeSet<(CourseId, MemberId)>,
    moved: Vec<Moved>,
    told: Vec<told::Step>,
    actor: Option<MemberId>,
}

impl Deciding {
    fn new(decide: &Decide<EnrollmentRequestId>, seats: BTreeMap<CourseId, i64>) -> Self {
        Self {
            act: decide.act,
            note: note(&decide.note),
            seats,
            freed: BTreeSet::new(),
            opened: BTreeSet::new(),
            moved: Vec::new(),
            told: Vec::new(),
            actor: None,
        }
    }

    /// Moves one request, or says why not.
    async fn decide(
        &mut self,
        tx: &mut Tx,
        row: &Row,
        seen: Seen<EnrollmentRequestId>,
        permit: ActsOnRequest,
    ) -> Result<Result<RequestState, Refusal>, Error> {
        let from = state(&row.state)?;
        let course = CourseId(row.course_id);
        let seat_left = self.seats.get(&course).is_some_and(|left| *left > 0);
        let admin_decided = row.admin_decided == 1;
        let standing = Standing { kind: RequestKind::Enrollment, state: from, admin_decided, seat_left };
        let to = match step(standing, self.act, permit.actor) {
            Ok(Step::Unchanged) => return Ok(Ok(from)),
            // Its mover saw something else: what was decided meanwhile stands.
            _ if Version(row.version) != seen.version => return Ok(Err(Refusal::Overtaken { state: from })),
            Ok(Step::To(to)) => to,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let has_another = row.other.is_some() || self.opened.contains(&(course, MemberId(row.student_id)));
        if let Some(refusal) = hindrance(row, has_another, from, to) {
            return Ok(Err(refusal));
        }
        self.apply(tx, row, from, to, permit).await?;
        Ok(Ok(to))
    }

    async fn apply(
        &mut self,
        tx: &mut Tx,
        row: &Row,
        from: RequestState,
        to: RequestState,
        permit: ActsOnRequest,
    ) -> Result<(), Error> {
        let (course, student) = (CourseId(row.course_id), MemberId(row.student_id));
        let left = self.seats.entry(course).or_default();
        match (from.takes_a_seat(), to.takes_a_seat()) {
            (false, true) => {
                seats::take(tx, course).await?;
                *left = left.saturating_sub(1);
            }
            (true, false) => {
                seats::free(tx, course).await?;
                // Left to the waiting list: whoever comes later in this command does not get it.
                self.freed.insert(course);
            }
            _ => {}
        }
        update(tx, row, to, permit.actor).await?;
        if to == RequestState::Approved {
            seats::enroll(tx, course, student).await?;
        } else if from == RequestState::Approved {
            seats::leave(tx, course, student).await?;
        }
        if to.is_open() || to == RequestState::Approved {
            self.opened.insert((course, student));
        }
        let version = Version(row.version).next();
        let (by, note) = (Some(permit.member), self.note.clone());
        self.moved.push(Moved { request: row.id, version, from: Some(from), to, actor: permit.actor, by, note });
        let (request, asked_by) = (EnrollmentRequestId(row.id), MemberId(row.asked_by));
        self.told.push(told::Step { request, version, course, student, asked_by, to });
        self.actor = by;
        Ok(())
    }

    /// Writes the history, tells everybody, and offers the freed seats.
    async fn finish(self, tx: &mut Tx) -> Result<(), Error> {
        history::write(tx, RequestKind::Enrollment, &self.moved).await?;
        told::tell(tx, &self.told, self.actor).await?;
        for course in self.freed {
            seats::offer(tx, course).await?;
        }
        Ok(())
    }
}

/// What the machine can't see: the course is over, or the student has another request that is open.
fn hindrance(row: &Row, has_another: bool, from: RequestState, to: RequestState) -> Option<Refusal> {
    let closed = !from.is_open() && from != RequestState::Approved;
    let opens = to.is_open() || to == RequestState::Approved;
    if row.course_state == "ended" && opens {
        Some(Refusal::CourseEnded)
    } else if closed && opens && has_another {
        Some(Refusal::AlreadyAsked)
    } else {
        None
    }
}

/// Moves the row if it is as it was read.
async fn update(tx: &mut Tx, row: &Row, to: RequestState, actor: Actor) -> Result<(), Error> {
    const TEXT: &str = "UPDATE enrollment_requests SET state = $4, version = version + 1, changed_at = $5, \
        admin_decided = CASE WHEN $6 = 1 THEN 1 ELSE admin_decided END, offer_expires_at = NULL \
        WHERE school_id = $1 AND id = $2 AND version = $3";
    let by_admin = i64::from(actor == Actor::Admin);
    let query = sqlx::query(TEXT).bind(tx.school().0).bind(row.id).bind(row.version).bind(to.name());
    let done = query.bind(tx.now().0).bind(by_admin).execute(&mut *tx.conn).await.map_err(again)?;
    // Another process was faster: run again, and look again.
    if done.rows_affected() == 1 { Ok(()) } else { Err(Error::Busy) }
}
