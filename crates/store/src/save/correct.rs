//! An admin corrects a mark, with a reason that stays.

use school::{
    grade::{Mark, Reason},
    id::Version,
    notice::NoticeKind,
    view::{CorrectGrade, Problem, Saved},
};

use super::write_one;
use crate::{
    Caller, Error, Store, Tx, Write, Written,
    notice::{Told, notify, teachers_of},
    permit::CorrectsGrades,
};

/// Corrects one mark; the course's teachers are told in the same transaction.
#[derive(Clone, Debug)]
pub struct CorrectGradeCommand {
    /// Who corrects.
    pub caller: Caller,
    /// What was typed, where, and why.
    pub correct: CorrectGrade,
}

impl Store {
    /// Corrects one mark through the door.
    ///
    /// # Errors
    /// [`Error::Invalid`] for the reason; else as [`Store::save_grade`].
    pub async fn correct_grade(&self, caller: Caller, correct: CorrectGrade) -> Result<Saved, Error> {
        let school = self.school_of(correct.save.course).await?.ok_or(Error::NotFound)?;
        let Written { value, revision, .. } = self.write(school, CorrectGradeCommand { caller, correct }).await?;
        let (mark, version) = value;
        Ok(Saved { mark, version, revision })
    }
}

impl Write for CorrectGradeCommand {
    type Output = (Mark, Version);

    async fn apply(&self, tx: &mut Tx) -> Result<(Mark, Version), Error> {
        let CorrectGrade { save, why } = &self.correct;
        let permit = CorrectsGrades::mint(tx, self.caller, save.course).await?;
        let why = Reason::typed(why).map_err(|problem| Error::Invalid(Problem::Reason(problem)))?;
        let wrote = write_one(tx, &permit, save, why.as_str()).await?;
        if !wrote.replayed {
            let teachers = teachers_of(tx, permit.course()).await?;
            let told = Told {
                course: Some(permit.course()),
                student: Some(save.student),
                assessment: Some(save.assessment),
                ..Told::of(NoticeKind::MarkChangedByAdmin)
            };
            notify(tx, told, teachers, Some(permit.member())).await?;
        }
        Ok((wrote.mark, wrote.version))
    }
}
