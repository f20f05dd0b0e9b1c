//! Applying a held file: all that was previewed, in one transaction, once.

use std::collections::BTreeMap;

use school::{
    id::{AssessmentId, CourseId, SaveId},
    marks_file::{MarksFileProblem, Use, applicable, check},
    view::{AddAssessment, ApplyFile, FileDone},
};

use super::{
    course_of,
    rolls::create,
    row::{Held, Outcome, as_json, read, refused},
    write::{Wrote, cells_of, tell, why_of, write},
};
use crate::{AddAssessmentCommand, Caller, Error, Store, Tx, Write, permit::ImportsMarks};

/// Applies a held file.
#[derive(Clone, Debug)]
pub struct ApplyFileCommand {
    /// Who applies.
    pub caller: Caller,
    /// The file's course.
    pub course: CourseId,
    /// Which one, as previewed when, and whether bad cells are left out.
    pub apply: ApplyFile,
}

impl Store {
    /// Applies a held file through the door. One that was applied stays as it is.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the permit; [`Error::Invalid`] when bad cells are not left out, when nothing would change,
    /// when another preview was made meanwhile, and for the reason of corrections; [`Error::Busy`].
    pub async fn apply_file(&self, caller: Caller, apply: ApplyFile) -> Result<FileDone, Error> {
        let (school, course) = course_of(&mut self.read().await?, apply.file).await?;
        let written = self.write(school, ApplyFileCommand { caller, course, apply }).await?;
        Ok(FileDone { school, course, revision: written.own() })
    }
}

impl Write for ApplyFileCommand {
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        let permit = ImportsMarks::mint(tx, self.caller, self.course).await?;
        let held = read(tx, &permit, self.apply.file).await?;
        if held.outcome.is_some() {
            return Ok(());
        }
        if held.preview != self.apply.preview {
            return Err(refused(MarksFileProblem::Outdated));
        }
        check(&held.decided.uses).map_err(refused)?;
        applicable(&held.plan, &held.decided.uses, self.apply.good_only).map_err(refused)?;
        let why = why_of(&permit, &self.apply.why)?;
        let created = create(tx, &permit, &held).await?;
        let (assessments, added) = self.assessments(tx, &held).await?;
        let cells = cells_of(&held, &created, &assessments);
        let Wrote { written, kept } =
            write(tx, &permit, cells, &format!("marks-file-{}", self.apply.file), &why).await?;
        tell(tx, &permit, written).await?;
        let outcome = Outcome {
            at: tx.now(),
            written,
            left_out: u32::try_from(held.plan.bad.len()).unwrap_or(u32::MAX),
            assessments: added,
            students: created.into_values().collect(),
            conflicts: kept,
            undone: None,
        };
        self.close(tx, &permit, &outcome).await
    }

    fn is_long(&self) -> bool {
        true
    }
}

impl ApplyFileCommand {
    /// The assessments of the columns that hold marks, and those of them that are made now.
    async fn assessments(
        &self,
        tx: &mut Tx,
        held: &Held,
    ) -> Result<(BTreeMap<u32, AssessmentId>, Vec<AssessmentId>), Error> {
        let (mut all, mut added) = (BTreeMap::new(), Vec::new());
        for (n, used) in (0..).zip(&held.decided.uses) {
            let assessment = match used {
                Use::Assessment(assessment) => *assessment,
                Use::New(column) => {
                    let save_id = SaveId::try_from(format!("marks-file-{}-{n}", self.apply.file));
                    let add = AddAssessment {
                        course: self.course,
                        title: column.title.clone(),
                        kind: column.kind,
                        max: column.max,
                        held_on: None,
                        held: false,
                        save_id: save_id.map_err(|_| Error::corrupt("a save id of a file"))?,
                    };
                    let made = AddAssessmentCommand { caller: self.caller, add }.apply(tx).await?;
                    added.push(made.assessment);
                    made.assessment
                }
                Use::Ignored | Use::Number | Use::Name(_) => continue,
            };
            all.insert(n, assessment);
        }
        Ok((all, added))
    }

    /// Keeps what came of the file, and forgets its lines: the marks are in the book now, and nowhere else.
    async fn close(&self, tx: &mut Tx, permit: &ImportsMarks, outcome: &Outcome) -> Result<(), Error> {
        const TEXT: &str = "UPDATE marks_files SET sheet = '', plan = '', applied_at = $1, applied_by = $2, outcome = $3 \
            WHERE school_id = $4 AND course_id = $5 AND id = $6 AND applied_at IS NULL";
        let query = sqlx::query(TEXT)
            .bind(outcome.at.0)
            .bind(permit.member().0)
            .bind(as_json(outcome)?)
            .bind(permit.school().0)
            .bind(permit.course().0)
            .bind(self.apply.file.0);
        // Another process applied it since it was read: run again, and find its outcome.
        if query.execute(&mut *tx.conn).await?.rows_affected() == 1 { Ok(()) } else { Err(Error::Busy) }
    }
}
