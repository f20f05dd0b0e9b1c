//! A teacher asks to teach.
//!
//! Invariant: the permit is minted inside the transaction; one like it that is open or granted is found before it is written,
//! and by the database's unique key.

use school::{
    curriculum::Stage,
    event::EventName,
    id::{CourseRequestId, MemberId, Version, YearId},
    notice::NoticeKind,
    request::{Actor, Refusal, RequestKind, RequestState},
    view::{AskCourse, Asked},
};

use super::{history, history::Moved, note, refused};
use crate::{
    Caller, Change, Error, Store, Tx, Write, Written,
    error::again,
    notice::{Told, admins, notify},
    permit::AsksToTeach,
    setup::curriculum::{current_year, offers},
};

/// The largest capacity that can be asked for.
const LARGEST: u32 = 500;

/// Asks to teach a course.
#[derive(Clone, Debug)]
pub struct AskCourseCommand {
    /// Who asks.
    pub caller: Caller,
    /// For what.
    pub ask: AskCourse,
}

impl Store {
    /// Asks to teach a course, through the door.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the caller is no teacher there, [`Error::Invalid`] with the reason, [`Error::Busy`].
    pub async fn ask_course(&self, caller: Caller, ask: AskCourse) -> Result<Asked<CourseRequestId>, Error> {
        let Written { value, revision, .. } = self.write(ask.school, AskCourseCommand { caller, ask }).await?;
        Ok(Asked { request: value, revision })
    }
}

impl Write for AskCourseCommand {
    type Output = CourseRequestId;

    async fn apply(&self, tx: &mut Tx) -> Result<CourseRequestId, Error> {
        let permit = AsksToTeach::mint(tx, self.caller, self.ask.school).await?;
        if self.ask.capacity > LARGEST {
            return Err(refused(Refusal::Capacity));
        }
        let not_there = || refused(Refusal::NotInCatalogue);
        let YearId(year) = current_year(tx, self.ask.school).await?.ok_or_else(not_there)?;
        self.check_catalogue(tx, year).await?;
        self.check_alike(tx, permit.member, year).await?;
        let request = CourseRequestId(crate::id::mint());
        self.insert(tx, permit.member, year, request).await?;
        let moved = Moved {
            request: request.0,
            version: Version(1),
            from: None,
            to: RequestState::Pending,
            actor: Actor::Asker,
            by: Some(permit.member),
            note: note(&self.ask.note),
        };
        history::write(tx, RequestKind::Course, &[moved]).await?;
        tx.record(Change::of_member(EventName::CourseRequestCreated, permit.member));
        let told = Told { request: Some(request.0), ..Told::of(NoticeKind::CourseRequested) };
        let admins = admins(tx).await?;
        notify(tx, told, admins, Some(permit.member)).await?;
        Ok(request)
    }
}

impl AskCourseCommand {
    /// The subject is taught at this grade level and stream, and the class is of them.
    async fn check_catalogue(&self, tx: &mut Tx, year: i64) -> Result<(), Error> {
        const CLASS: &str = "SELECT id FROM classes \
            WHERE school_id = $1 AND id = $2 AND year_id = $3 AND grade_level = $4 AND stream = $5";
        let AskCourse { subject, class, grade_level, stream, .. } = &self.ask;
        let level = i64::from(*grade_level);
        let stage = Stage::read(level, stream).ok_or(refused(Refusal::NotInCatalogue))?;
        let offered = offers(tx, self.ask.school, *subject, stage).await?;
        let class: Option<i64> = match class {
            None => Some(0),
            Some(class) => {
                let query = sqlx::query_scalar(CLASS).bind(tx.school().0).bind(class.0).bind(year);
                query.bind(level).bind(stream.as_str()).fetch_optional(&mut *tx.conn).await?
            }
        };
        if offered && class.is_some() { Ok(()) } else { Err(refused(Refusal::NotInCatalogue)) }
    }

    /// Nobody teaches this subject to this class, and the teacher has no such request that is open or granted.
    async fn check_alike(&self, tx: &mut Tx, teacher: MemberId, year: i64) -> Result<(), Error> {
        const OWN: &str = "SELECT state FROM course_requests WHERE school_id = $1 AND teacher_id = $2 AND year_id = $3 \
            AND subject_id = $4 AND class_id = $5 AND grade_level = $6 AND stream = $7 \
            AND state IN ('pending', 'under_review', 'approved')";
        let AskCourse { subject, class, grade_level, stream, .. } = &self.ask;
        let class = class.map_or(0, |id| id.0);
        let query = sqlx::query_scalar(OWN).bind(tx.school().0).bind(teacher.0).bind(year).bind(subject.0).bind(class);
        let query = query.bind(i64::from(*grade_level)).bind(stream.as_str());
        let own: Option<String> = query.fetch_optional(&mut *tx.conn).await?;
        match own.as_deref() {
            Some("approved") => Err(refused(Refusal::AlreadyGranted)),
            Some(_) => Err(refused(Refusal::AlreadyAsked)),
            None if is_taught(tx, year, subject.0, class).await? => Err(refused(Refusal::AlreadyGranted)),
            None => Ok(()),
        }
    }

    async fn insert(&self, tx: &mut Tx, teacher: MemberId, year: i64, request: CourseRequestId) -> Result<(), Error> {
        const TEXT: &str = "INSERT INTO course_requests (school_id, id, teacher_id, year_id, subject_id, class_id, \
            grade_level, stream, capacity, state, version, asked_at, changed_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'pending', 1, $10, $10)";
        let AskCourse { subject, class, grade_level, stream, capacity, .. } = &self.ask;
        let query = sqlx::query(TEXT)
            .bind(tx.school().0)
            .bind(request.0)
            .bind(teacher.0)
            .bind(year)
            .bind(subject.0)
            .bind(class.map_or(0, |id| id.0))
            .bind(i64::from(*grade_level))
            .bind(stream.as_str())
            .bind(i64::from(*capacity))
            .bind(tx.now().0);
        // Another process asks for the same at this moment: run again, and find its row.
        query.execute(&mut *tx.conn).await.map_err(again)?;
        Ok(())
    }
}

/// Whether an active course of the year teaches the subject to the class.
pub(super) async fn is_taught(tx: &mut Tx, year: i64, subject: i64, class: i64) -> Result<bool, Error> {
    const TEXT: &str = "SELECT id FROM courses WHERE school_id = $1 AND year_id = $2 AND subject_id = $3 \
        AND class_id = $4 AND class_id <> 0 AND state = 'active' LIMIT 1";
    let query = sqlx::query_scalar(TEXT).bind(tx.school().0).bind(year).bind(subject).bind(class);
    let found: Option<i64> = query.fetch_optional(&mut *tx.conn).await?;
    Ok(found.is_some())
}
