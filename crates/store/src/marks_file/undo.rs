//! Taking an applied file back: each mark becomes what it was before the file, unless somebody wrote it since.

use school::{
    event::EventName,
    id::{AssessmentId, CourseId, MarksFileId, MemberId, Version},
    marks_file::MarksFileProblem,
    view::{CellSave, CellValue, FileDone},
};

use super::{
    course_of,
    row::{Held, Outcome, Undone, as_json, read, refused},
    write::{Wrote, write},
};
use crate::{Caller, Change, Error, Store, Tx, Write, permit::ImportsMarks, rows::mark};

/// Takes an applied file back.
#[derive(Clone, Copy, Debug)]
pub struct UndoFileCommand {
    /// Who takes it back.
    pub caller: Caller,
    /// The file's course.
    pub course: CourseId,
    /// Which one.
    pub file: MarksFileId,
}

impl Store {
    /// Takes an applied file back through the door.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the permit, [`Error::Invalid`] for a file that is not applied or was taken back,
    /// [`Error::Busy`].
    pub async fn undo_file(&self, caller: Caller, file: MarksFileId) -> Result<FileDone, Error> {
        let (school, course) = course_of(&mut self.read().await?, file).await?;
        let written = self.write(school, UndoFileCommand { caller, course, file }).await?;
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
        let why = if permit.corrects() { held.file_name.as_str() } else { "" };
        let Wrote { written, kept } = write(tx, &permit, before, &format!("undo-file-{}", self.file), why).await?;
        let mut kept_assessments = 0;
        for assessment in &outcome.assessments {
            if !self.take_away(tx, &permit, *assessment).await? {
                kept_assessments += 1;
            }
        }
        outcome.undone = Some(Undone { at: tx.now(), restored: written, kept, kept_assessments });
        self.close(tx, &permit, &outcome).await
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

    /// Takes away an assessment that the file made, unless somebody's marks are in it; says whether it is gone.
    async fn take_away(&self, tx: &mut Tx, permit: &ImportsMarks, assessment: AssessmentId) -> Result<bool, Error> {
        const TEXT: &str = "UPDATE assessments SET deleted_at = $1, version = version + 1 \
            WHERE school_id = $2 AND course_id = $3 AND id = $4 AND deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM grades g \
            WHERE g.school_id = $2 AND g.course_id = $3 AND g.assessment_id = $4 \
            AND (g.points_hundredths IS NOT NULL OR g.flag <> ''))";
        const THERE: &str =
            "SELECT id FROM assessments WHERE school_id = $1 AND course_id = $2 AND id = $3 AND deleted_at IS NULL";
        let (school, course) = (permit.school().0, permit.course().0);
        let query = sqlx::query(TEXT).bind(tx.now().0).bind(school).bind(course).bind(assessment.0);
        if query.execute(&mut *tx.conn).await?.rows_affected() == 1 {
            let change = Change::of_course(EventName::AssessmentDeleted, permit.course());
            tx.record(Change { assessment: Some(assessment), ..change });
            return Ok(true);
        }
        // Somebody may have deleted it already.
        let query = sqlx::query_scalar(THERE).bind(school).bind(course).bind(assessment.0);
        let there: Option<i64> = query.fetch_optional(&mut *tx.conn).await?;
        Ok(there.is_none())
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
