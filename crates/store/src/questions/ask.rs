//! A student, or a guardian for a child, asks the teachers of a course.

use school::{
    access::Action,
    id::{QuestionId, Version},
    question::{MOST_OPEN, QuestionAct, QuestionKind, QuestionRefusal, QuestionState, said, step},
    view::{AskTeacher, QuestionMoved},
};

use super::{Taken, refused};
use crate::{
    Caller, Error, Store, Tx, Write, Written,
    permit::SpeaksFor,
    requests::seats,
    save::family_mark,
    sql::{Value, insert},
};

/// Asks the teachers of a course about a student.
#[derive(Clone, Debug)]
pub struct AskTeacherCommand {
    /// Who asks.
    pub caller: Caller,
    /// About whom and what.
    pub ask: AskTeacher,
}

impl Store {
    /// Asks the teachers of a course through the door. What is asked word for word as one that is open is that one.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the student has no place in the course or is not the caller's to speak for, or there is no
    /// such posted assessment; [`Error::Invalid`] with the reason; [`Error::Busy`].
    pub async fn ask_teacher(&self, caller: Caller, ask: AskTeacher) -> Result<QuestionMoved, Error> {
        let school = self.school_of(ask.course).await?.ok_or(Error::NotFound)?;
        let Written { value, revision, .. } = self.write(school, AskTeacherCommand { caller, ask }).await?;
        let state = QuestionState::Open;
        Ok(QuestionMoved { question: value, school, state, version: Version(1), revision })
    }
}

impl Write for AskTeacherCommand {
    type Output = QuestionId;

    async fn apply(&self, tx: &mut Tx) -> Result<QuestionId, Error> {
        let ask = &self.ask;
        let permit = SpeaksFor::mint(tx, self.caller, Action::AskTeacher, (ask.course, ask.student)).await?;
        let said = said(QuestionAct::Ask, &ask.said).map_err(refused)?;
        let state = step(ask.kind, None, QuestionAct::Ask).map_err(refused)?;
        // Two that are asked at once are counted one after the other.
        seats::lock(tx, ask.course).await?;
        if let Some(same) = self.same(tx, &permit, &said).await? {
            return Ok(same);
        }
        self.check_mark(tx).await?;
        if self.open(tx, &permit).await? >= i64::from(MOST_OPEN) {
            return Err(refused(QuestionRefusal::TooMany));
        }
        let question = QuestionId(crate::id::mint());
        self.insert(tx, &permit, question, state).await?;
        let taken = Taken {
            question,
            version: Version(1),
            act: QuestionAct::Ask,
            by: permit.member,
            said,
            course: ask.course,
            student: ask.student,
            asked_by: permit.member,
        };
        taken.write(tx).await?;
        Ok(question)
    }
}

impl AskTeacherCommand {
    /// Whether the assessment is one that the family sees, with a mark where that is to be corrected.
    async fn check_mark(&self, tx: &mut Tx) -> Result<(), Error> {
        const TEXT: &str = concat!(
            "WITH n (now) AS (VALUES ($5)) SELECT ",
            family_mark!(),
            " FROM n JOIN assessments a ON a.school_id = $1 AND a.course_id = $2 AND a.id = $3 \
                AND a.posted_at IS NOT NULL AND a.deleted_at IS NULL \
             LEFT JOIN grades g ON g.school_id = a.school_id AND g.course_id = a.course_id AND g.assessment_id = a.id \
                AND g.student_id = $4"
        );
        let corrects = self.ask.kind == QuestionKind::Correction;
        let Some(assessment) = self.ask.assessment else {
            return if corrects { Err(refused(QuestionRefusal::NoMark)) } else { Ok(()) };
        };
        let query = sqlx::query_as(TEXT).bind(tx.school().0).bind(self.ask.course.0).bind(assessment.0);
        let query = query.bind(self.ask.student.0).bind(tx.now().0);
        let row: Option<FamilyMark> = query.fetch_optional(&mut *tx.conn).await?;
        let row = row.ok_or(Error::NotFound)?;
        let is_blank = row.points_hundredths.is_none() && row.flag.is_none_or(|flag| flag.is_empty());
        if corrects && is_blank { Err(refused(QuestionRefusal::NoMark)) } else { Ok(()) }
    }

    /// The open question of the asker that says the same: it was sent again.
    async fn same(&self, tx: &mut Tx, permit: &SpeaksFor, said: &str) -> Result<Option<QuestionId>, Error> {
        const TEXT: &str = "SELECT q.id FROM questions q \
            JOIN question_steps t ON t.school_id = q.school_id AND t.question_id = q.id AND t.version = 1 \
            WHERE q.school_id = $1 AND q.course_id = $2 AND q.state = 'open' AND q.asked_by = $3 AND q.student_id = $4 \
            AND q.assessment_id = $5 AND q.kind = $6 AND t.said = $7";
        let query = sqlx::query_scalar(TEXT).bind(tx.school().0).bind(permit.course.0).bind(permit.member.0);
        let query = query.bind(permit.student.0).bind(self.ask.assessment.map_or(0, |id| id.0));
        let same: Option<i64> =
            query.bind(self.ask.kind.name()).bind(said.to_owned()).fetch_optional(&mut *tx.conn).await?;
        Ok(same.map(QuestionId))
    }

    /// How many questions of the asker about the course are open.
    async fn open(&self, tx: &mut Tx, permit: &SpeaksFor) -> Result<i64, Error> {
        const TEXT: &str = "SELECT COUNT(*) FROM questions WHERE school_id = $1 AND course_id = $2 AND state = 'open' \
            AND asked_by = $3";
        let query = sqlx::query_scalar(TEXT).bind(tx.school().0).bind(permit.course.0).bind(permit.member.0);
        Ok(query.fetch_one(&mut *tx.conn).await?)
    }

    async fn insert(
        &self,
        tx: &mut Tx,
        permit: &SpeaksFor,
        question: QuestionId,
        state: QuestionState,
    ) -> Result<(), Error> {
        let columns = [
            "school_id",
            "id",
            "course_id",
            "student_id",
            "assessment_id",
            "asked_by",
            "kind",
            "concern",
            "state",
            "version",
            "asked_at",
            "changed_at",
        ];
        let row = [
            Value::Int(tx.school().0),
            Value::Int(question.0),
            Value::Int(permit.course.0),
            Value::Int(permit.student.0),
            Value::Int(self.ask.assessment.map_or(0, |id| id.0)),
            Value::Int(permit.member.0),
            Value::from(self.ask.kind.name()),
            Value::from(self.ask.concern.map_or("", |concern| concern.name())),
            Value::from(state.name()),
            Value::Int(1),
            Value::Int(tx.now().0),
            Value::Int(tx.now().0),
        ];
        insert(&mut tx.conn, "questions", columns, vec![row]).await
    }
}

#[derive(sqlx::FromRow)]
struct FamilyMark {
    points_hundredths: Option<i64>,
    flag: Option<String>,
}
