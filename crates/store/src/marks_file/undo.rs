//! Taking an applied file back: each mark becomes what it was before the file, unless somebody wrote it since.

use school::{
    id::{AssessmentId, CourseId, MarksFileId, MemberId, SaveId, Version},
    marks_file::MarksFileProblem,
    view::{CellSave, CellValue, FileDone, TouchAssessment},
};

use super::{
    course_of,
    row::{Held, Outcome, Undone, as_json, read, refused},
    write::{Wrote, tell, why_of, write},
};
use crate::{Caller, ChangeAssessmentCommand, ColumnAct, Error, Store, Tx, Write, permit::ImportsMarks, rows::mark};

/// Takes an applied file back.
#[derive(Clone, Debug)]
pub struct UndoFileCommand {
    /// Who takes it back.
    pub caller: Caller,
    /// The file's course.
    pub course: CourseId,
    /// Which one.
    pub file: MarksFileId,
    /// Why, where marks are corrected; as typed.
    pub why: String,
}

impl Store {
    /// Takes an applied file back through the door.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the permit, [`Error::Invalid`] for a file that is not applied or was taken back and for the
    /// reason of corrections, [`Error::Busy`].
    pub async fn undo_file(&self, caller: Caller, file: MarksFileId, why: String) -> Result<FileDone, Error> {
        let (school, course) = course_of(&mut self.read().await?, file).await?;
        let written = self.write(school, UndoFileCommand { caller, course, file, why }).await?;
        Ok(FileDone { school, course, revision: written.own() })
    }
}

impl Write for UndoFileCommand {
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        let permit = ImportsMarks::mint(tx, self.caller, self.course).await?;
        let held = read(tx, &permit, self.file).await?;
        let before = self.before(tx, &permit, &held).await?;
        let Some(mut outcome) = held.outcome.filter(|outcome| outcome.undone.is_none()) else {
            return Err(refused(MarksFileProblem::NotApplied));
        };
        let why = why_of(&permit, &self.why)?;
        let Wrote { written, kept } = write(tx, &permit, before, &format!("undo-file-{}", self.file), &why).await?;
        tell(tx, &permit, written).await?;
        let mut kept_assessments = 0;
        for (n, assessment) in outcome.assessments.iter().enumerate() {
            if !self.take_away(tx, &permit, *assessment, n).await? {
                kept_assessments += 1;
            }
        }
        outcome.undone = Some(Undone { at: tx.now(), restored: written, kept, kept_assessments });
        self.close(tx, &permit, &outcome).await
    }

    fn is_long(&self) -> bool {
        true
    }
}

impl UndoFileCommand {
    /// The marks that the file wrote, each as it was before, over the version that the file made.
    async fn before(&self, tx: &mut Tx, permit: &ImportsMarks, held: &Held) -> Result<Vec<CellSave>, Error> {
        const TEXT: &str = "SELECT student_id, assessment_id, version, old_points_hundredths, old_flag \
            FROM grade_history WHERE school_id = $1 AND actor_id = $2 AND save_id = $3 AND course_id = $4 ORDER BY item";
        type Row = (i64, i64, i64, Option<i64>, String);
        let query = sqlx::query_as(TEXT)
            .bind(permit.school().0)
            .bind(held.applied_by.map_or(0, |member| member.0))
            .bind(format!("marks-file-{}", self.file))
            .bind(permit.course().0);
        let rows: Vec<Row> = query.fetch_all(&mut *tx.conn).await?;
        let cell = |(student, assessment, version, points, flag): Row| {
            Ok(CellSave {
                student: MemberId(student),
                assessment: AssessmentId(assessment),
                value: CellValue::Mark(mark(points, &flag)?),
                seen: Version(version),
            })
        };
        rows.into_iter().map(cell).collect()
    }

    /// Takes away an assessment that the file made, as its teacher would, unless it was changed since or holds anything; says
    /// whether it is gone.
    async fn take_away(
        &self,
        tx: &mut Tx,
        permit: &ImportsMarks,
        assessment: AssessmentId,
        n: usize,
    ) -> Result<bool, Error> {
        const HELD: &str = "SELECT COUNT(*) FROM grades WHERE school_id = $1 AND course_id = $2 AND assessment_id = $3 \
            AND (points_hundredths IS NOT NULL OR flag <> '' OR comment <> '')";
        let query = sqlx::query_scalar(HELD).bind(permit.school().0).bind(permit.course().0).bind(assessment.0);
        let held: i64 = query.fetch_one(&mut *tx.conn).await?;
        if held > 0 || !permit.may_add() {
            return Ok(false);
        }
        let save_id = SaveId::try_from(format!("undo-file-{}-{n}", self.file));
        let save_id = save_id.map_err(|_| Error::corrupt("a save id of a file"))?;
        // The version that adding it gave: whoever changed it since has made it their own.
        let touch = TouchAssessment { course: self.course, assessment, seen: Version(1), save_id };
        match (ChangeAssessmentCommand { caller: self.caller, touch, act: ColumnAct::Delete }).apply(tx).await {
            Ok(_) => Ok(true),
            Err(Error::ColumnConflict(now)) => Ok(now.deleted),
            Err(error) => Err(error),
        }
    }

    async fn close(&self, tx: &mut Tx, permit: &ImportsMarks, outcome: &Outcome) -> Result<(), Error> {
        const TEXT: &str = "UPDATE marks_files SET undone_at = $1, outcome = $2 \
            WHERE school_id = $3 AND course_id = $4 AND id = $5 AND undone_at IS NULL";
        let query = sqlx::query(TEXT)
            .bind(tx.now().0)
            .bind(as_json(outcome)?)
            .bind(permit.school().0)
            .bind(permit.course().0)
            .bind(self.file.0);
        // Another process took it back since it was read: run again, and see it.
        if query.execute(&mut *tx.conn).await?.rows_affected() == 1 { Ok(()) } else { Err(Error::Busy) }
    }
}
