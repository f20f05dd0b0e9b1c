//! A step with a question: who asked adds to it or takes it back, a teacher answers, corrects the mark or leaves it.
//!
//! Invariant: a step is taken from the version that its taker saw, or not at all.

use school::{
    grade::Mark,
    id::{AssessmentId, MemberId, SaveId, Version},
    question::{QuestionAct, QuestionKind, QuestionRefusal, QuestionState, said, step},
    view::{ActOnQuestion, QuestionMoved, SaveGrade},
};

use super::{Taken, refused};
use crate::{
    Caller, Error, Store, Tx, Write, Written,
    permit::{ActsOnQuestion, TeachesCourse},
    rows,
    save::write_one,
};

/// Takes a step with a question.
#[derive(Clone, Debug)]
pub struct ActOnQuestionCommand {
    /// Who takes it.
    pub caller: Caller,
    /// Which one, from where.
    pub act: ActOnQuestion,
}

impl Store {
    /// Takes a step with a question through the door. The same step by the same person once more changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] for what is not the caller's to do, or is not there; [`Error::Invalid`] with the reason; for a mark
    /// that is corrected as [`Store::save_grade`]; [`Error::Busy`].
    pub async fn act_on_question(&self, caller: Caller, act: ActOnQuestion) -> Result<QuestionMoved, Error> {
        let question = act.question;
        let school = ActsOnQuestion::mint(&mut self.read().await?, caller, question, act.act).await?.school;
        let Written { value, revision, .. } = self.write(school, ActOnQuestionCommand { caller, act }).await?;
        let (state, version) = value;
        Ok(QuestionMoved { question, school, state, version, revision })
    }
}

impl Write for ActOnQuestionCommand {
    type Output = (QuestionState, Version);

    async fn apply(&self, tx: &mut Tx) -> Result<Self::Output, Error> {
        let ActOnQuestion { question, seen, act, .. } = self.act;
        let permit = ActsOnQuestion::mint(tx, self.caller, question, act).await?;
        let row = Row::load(tx, &permit).await?;
        let (kind, state) = (row.kind()?, row.state()?);
        let said = said(act, &self.act.said).map_err(refused)?;
        if row.version != seen.0 {
            return match self.is_repeated(tx, &permit, &said).await? {
                true => Ok((state, Version(row.version))),
                false => Err(refused(QuestionRefusal::Changed)),
            };
        }
        let to = step(kind, Some(state), act).map_err(refused)?;
        if act == QuestionAct::Correct {
            self.correct(tx, &permit, &row, &said).await?;
        }
        move_on(tx, &permit, to, seen).await?;
        let taken = Taken {
            question,
            version: seen.next(),
            act,
            by: permit.member,
            said,
            course: permit.course,
            student: MemberId(row.student_id),
            asked_by: MemberId(row.asked_by),
        };
        taken.write(tx).await?;
        Ok((to, seen.next()))
    }
}

impl ActOnQuestionCommand {
    /// Whether the step after the seen version is this very one, by the same person.
    async fn is_repeated(&self, tx: &mut Tx, permit: &ActsOnQuestion, said: &str) -> Result<bool, Error> {
        const TEXT: &str = "SELECT act, said FROM question_steps WHERE school_id = $1 AND question_id = $2 \
            AND version = $3 AND actor_id = $4";
        let query = sqlx::query_as(TEXT).bind(tx.school().0).bind(permit.question.0);
        let query = query.bind(self.act.seen.next().0).bind(permit.member.0);
        let step: Option<(String, String)> = query.fetch_optional(&mut *tx.conn).await?;
        Ok(step.is_some_and(|(act, told)| act == self.act.act.name() && told == said))
    }

    /// Writes the new mark as its teacher, with what is answered as the reason.
    async fn correct(&self, tx: &mut Tx, permit: &ActsOnQuestion, row: &Row, why: &str) -> Result<(), Error> {
        let teaches = TeachesCourse::writing_grades(tx, self.caller, permit.course).await?;
        let save_id = format!("question-{}-{}", permit.question, self.act.seen.next().0);
        let save = SaveGrade {
            course: permit.course,
            student: MemberId(row.student_id),
            assessment: AssessmentId(row.assessment_id),
            typed: self.act.mark.clone(),
            seen: self.act.mark_seen,
            save_id: SaveId::try_from(save_id).map_err(|_| Error::corrupt("an id makes a save id"))?,
        };
        let wrote = write_one(tx, &teaches, &save, why).await?;
        if wrote.mark == row.mark()? { Err(refused(QuestionRefusal::SameMark)) } else { Ok(()) }
    }
}

/// Moves the question from the version that was seen.
async fn move_on(tx: &mut Tx, permit: &ActsOnQuestion, to: QuestionState, seen: Version) -> Result<(), Error> {
    const TEXT: &str = "UPDATE questions SET state = $3, version = version + 1, changed_at = $4 \
        WHERE school_id = $1 AND id = $2 AND version = $5";
    let query = sqlx::query(TEXT).bind(tx.school().0).bind(permit.question.0).bind(to.name());
    let query = query.bind(tx.now().0).bind(seen.0);
    let moved = query.execute(&mut *tx.conn).await?.rows_affected();
    // Another process was first: all is undone and runs again, and meets what it wrote.
    if moved == 1 { Ok(()) } else { Err(Error::Busy) }
}

/// A question as it stands, with the mark that it is about.
#[derive(sqlx::FromRow)]
struct Row {
    kind: String,
    state: String,
    version: i64,
    student_id: i64,
    assessment_id: i64,
    asked_by: i64,
    points_hundredths: Option<i64>,
    flag: Option<String>,
}

impl Row {
    async fn load(tx: &mut Tx, permit: &ActsOnQuestion) -> Result<Self, Error> {
        const TEXT: &str = "SELECT q.kind, q.state, q.version, q.student_id, q.assessment_id, q.asked_by, \
            g.points_hundredths, g.flag FROM questions q \
            LEFT JOIN grades g ON g.school_id = q.school_id AND g.course_id = q.course_id AND g.student_id = q.student_id \
                AND g.assessment_id = q.assessment_id \
            WHERE q.school_id = $1 AND q.id = $2";
        let query = sqlx::query_as(TEXT).bind(tx.school().0).bind(permit.question.0);
        query.fetch_optional(&mut *tx.conn).await?.ok_or(Error::NotFound)
    }

    fn kind(&self) -> Result<QuestionKind, Error> {
        QuestionKind::from_name(&self.kind).ok_or(Error::corrupt("an unknown kind of question"))
    }

    fn state(&self) -> Result<QuestionState, Error> {
        QuestionState::from_name(&self.state).ok_or(Error::corrupt("an unknown state of a question"))
    }

    fn mark(&self) -> Result<Mark, Error> {
        rows::mark(self.points_hundredths, self.flag.as_deref().unwrap_or_default())
    }
}
