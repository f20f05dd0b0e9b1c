//! A student, or a guardian for a child, asks for a place.
//!
//! Invariant: the permit is minted inside the transaction; a request that is open or granted is found before it is written,
//! and by the database's unique key.

use school::{
    event::EventName,
    id::{CourseId, EnrollmentRequestId, Version},
    notice::NoticeKind,
    request::{Actor, Refusal, RequestKind, RequestState},
    view::{AskEnrollment, Asked},
};

use super::{history, history::Moved, note, refused, seats, state};
use crate::{
    Caller, Change, Error, Store, Tx, Write, Written,
    error::again,
    notice::{Told, notify, teachers_of},
    permit::AsksToJoin,
};

/// Asks for a place in a course.
#[derive(Clone, Debug)]
pub struct AskEnrollmentCommand {
    /// Who asks.
    pub caller: Caller,
    /// For whom, and for what.
    pub ask: AskEnrollment,
}

impl Store {
    /// Asks for a place in a course, through the door.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the student or the course is not the caller's, [`Error::Invalid`] with the reason,
    /// [`Error::Busy`].
    pub async fn ask_enrollment(
        &self,
        caller: Caller,
        ask: AskEnrollment,
    ) -> Result<Asked<EnrollmentRequestId>, Error> {
        let school = self.school_of(ask.course).await?.ok_or(Error::NotFound)?;
        let Written { value, revision, .. } = self.write(school, AskEnrollmentCommand { caller, ask }).await?;
        Ok(Asked { request: value, revision })
    }
}

impl Write for AskEnrollmentCommand {
    type Output = EnrollmentRequestId;

    async fn apply(&self, tx: &mut Tx) -> Result<EnrollmentRequestId, Error> {
        let AskEnrollment { course, student, note: typed } = &self.ask;
        let permit = AsksToJoin::mint(tx, self.caller, *course, *student).await?;
        // An end of the course would else pass by a request that is being made.
        seats::lock(tx, *course).await?;
        self.place(tx).await?.ok_or(Error::NotFound)?.check(permit.is_guardian)?;
        let request = EnrollmentRequestId(crate::id::mint());
        self.insert(tx, &permit, request).await?;
        let moved = Moved {
            request: request.0,
            version: Version(1),
            from: None,
            to: RequestState::Pending,
            actor: Actor::Asker,
            by: Some(permit.member),
            note: note(typed),
        };
        history::write(tx, RequestKind::Enrollment, &[moved]).await?;
        let change = Change::of_course(EventName::EnrollmentRequestCreated, *course);
        tx.record(Change { student: Some(*student), version: Version(1), ..change });
        let kind = NoticeKind::EnrollmentRequested;
        let (about, who) = (Some(*course), Some(*student));
        let told = Told { course: about, student: who, request: Some(request.0), ..Told::of(kind) };
        let teachers = teachers_of(tx, *course).await?;
        notify(tx, told, teachers, Some(permit.member)).await?;
        Ok(request)
    }
}

/// A course as one student may ask for it.
#[derive(sqlx::FromRow)]
struct Place {
    state: String,
    grade_level: i64,
    stream: String,
    /// The student's grade level and stream, by their class.
    own_level: Option<i64>,
    own_stream: Option<String>,
    parents_may_request: i64,
    /// Where the student's open or granted request stands.
    asked: Option<String>,
}

impl Place {
    fn check(&self, is_guardian: bool) -> Result<(), Error> {
        let asked = self.asked.as_deref().map(state).transpose()?;
        let own_stream = self.own_stream.as_deref().unwrap_or_default();
        match may_ask(Askable {
            ended: self.state == "ended",
            level: (self.grade_level, &self.stream),
            own_level: self.own_level.map(|level| (level, own_stream)),
            asked,
            guardian_barred: is_guardian && self.parents_may_request == 0,
        }) {
            None => Ok(()),
            Some(refusal) => Err(refused(refusal)),
        }
    }
}

/// What decides whether a place may be asked for.
pub(crate) struct Askable<'a> {
    pub ended: bool,
    /// The course's grade level, -1 for every one, and stream.
    pub level: (i64, &'a str),
    /// The student's.
    pub own_level: Option<(i64, &'a str)>,
    /// Where the student's open or granted request stands.
    pub asked: Option<RequestState>,
    pub guardian_barred: bool,
}

/// Why a place can't be asked for; none where it can.
pub(crate) fn may_ask(askable: Askable<'_>) -> Option<Refusal> {
    let (level, stream) = askable.level;
    let fits = level == -1
        || askable
            .own_level
            .is_some_and(|(own, own_stream)| own == level && (stream.is_empty() || stream == own_stream));
    match askable.asked {
        Some(RequestState::Approved) => Some(Refusal::AlreadyGranted),
        Some(open) if open.is_open() => Some(Refusal::AlreadyAsked),
        _ if askable.ended => Some(Refusal::CourseEnded),
        _ if !fits => Some(Refusal::OtherGrade),
        _ if askable.guardian_barred => Some(Refusal::ParentsMayNot),
        _ => None,
    }
}

impl AskEnrollmentCommand {
    async fn place(&self, tx: &mut Tx) -> Result<Option<Place>, Error> {
        const TEXT: &str = "SELECT c.state, c.grade_level, c.stream, l.grade_level AS own_level, l.stream AS own_stream, \
            s.parents_may_request, r.state AS asked FROM courses c JOIN schools s ON s.id = c.school_id \
            JOIN members m ON m.school_id = c.school_id AND m.id = $3 \
            LEFT JOIN classes l ON l.school_id = m.school_id AND l.id = m.class_id \
            LEFT JOIN enrollment_requests r ON r.school_id = c.school_id AND r.course_id = c.id AND r.student_id = m.id \
                AND r.state IN ('pending', 'under_review', 'waitlisted', 'offered', 'approved') \
            WHERE c.school_id = $1 AND c.id = $2";
        let CourseId(course) = self.ask.course;
        let query = sqlx::query_as(TEXT).bind(tx.school().0).bind(course).bind(self.ask.student.0);
        Ok(query.fetch_optional(&mut *tx.conn).await?)
    }

    async fn insert(&self, tx: &mut Tx, permit: &AsksToJoin, request: EnrollmentRequestId) -> Result<(), Error> {
        const TEXT: &str = "INSERT INTO enrollment_requests (school_id, id, course_id, student_id, asked_by, state, \
            version, asked_at, changed_at) VALUES ($1, $2, $3, $4, $5, 'pending', 1, $6, $6)";
        let query = sqlx::query(TEXT)
            .bind(tx.school().0)
            .bind(request.0)
            .bind(self.ask.course.0)
            .bind(permit.student.0)
            .bind(permit.member.0)
            .bind(tx.now().0);
        // Another process asks for the same at this moment: run again, and find its row.
        query.execute(&mut *tx.conn).await.map_err(again)?;
        Ok(())
    }
}
