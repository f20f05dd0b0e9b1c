//! How cells are written, whoever may write them and however many: one path for a teacher's save, for many cells together,
//! and for an admin's correction.
//!
//! Invariant: a cell is written only over the version that its writer saw, with a row of history in the same transaction;
//! of the cells of one save either all are written or none.

use std::collections::BTreeSet;

use school::{
    event::EventName,
    grade::Mark,
    id::SaveId,
    view::{CellSave, GradeCell, Problem, RefusedCell, SaveGrades, UnsavedGrades},
};

use super::{
    grace::Beside,
    history::{HistoryRow, Step},
    target::{self, Target},
};
use crate::{
    Change, Error, Tx,
    door::Audience,
    error::again_if_taken,
    permit::WritesMarks,
    requests::seats,
    sql::{self, Value},
};

/// One write of cells of one course.
pub(crate) struct Path<'a, P> {
    /// Minted in the same transaction.
    pub permit: &'a P,
    /// The cells, each once.
    pub cells: &'a [CellSave],
    /// Makes a repetition count once.
    pub save_id: &'a SaveId,
    /// Why, or "".
    pub why: &'a str,
}

/// What a write did.
pub(crate) struct Wrote {
    /// Each cell as the write made it, in the order of the save.
    pub cells: Vec<GradeCell>,
    /// They were written before by this very save.
    pub replayed: bool,
}

/// A cell that is written, with what is put beside it for families.
struct Allowed {
    step: Step,
    beside: Beside,
}

impl<P: WritesMarks> Path<'_, P> {
    /// Writes the cells, their history and their changes.
    ///
    /// # Errors
    /// [`Error::Unsaved`] with every cell that was refused or met another's value; [`Error::Invalid`] for their number and a
    /// save id that was used for something else.
    pub async fn write(&self, tx: &mut Tx) -> Result<Wrote, Error> {
        let keys: BTreeSet<_> = self.cells.iter().map(|cell| (cell.student, cell.assessment)).collect();
        if keys.len() != self.cells.len() || keys.is_empty() {
            return Err(Error::Invalid(Problem::CellCount));
        }
        // What is read of the course from here on stays so: a maximum is lowered, and a term is closed, by who holds it too.
        seats::lock(tx, self.permit.course()).await?;
        let targets = target::read(tx, self.permit, self.cells).await?;
        if let Some(steps) = self.replayed(tx, &targets).await? {
            let first = steps.first().ok_or(Error::corrupt("a save has a cell"))?;
            let audience = targets.iter().flatten().next().map(|target| target.grace.audience()).unwrap_or_default();
            tx.replay(self.change(first, audience)).await?;
            return Ok(Wrote { cells: steps.into_iter().map(|step| step.after).collect(), replayed: true });
        }
        let allowed = self.judged(&targets, tx.now.0)?;
        if !self.write_cells(tx, &allowed).await? {
            // Another process has written since the rows were read: all is undone and runs again, and meets what it wrote.
            return Err(Error::Busy);
        }
        self.write_history(tx, &allowed).await?;
        self.record(tx, &allowed);
        Ok(Wrote { cells: allowed.into_iter().map(|cell| cell.step.after).collect(), replayed: false })
    }

    /// What the write makes of each cell, or every cell for which it can't be done.
    fn judged(&self, targets: &[Option<Target>], now: i64) -> Result<Vec<Allowed>, Error> {
        let mut unsaved = UnsavedGrades::default();
        let mut written = Vec::with_capacity(self.cells.len());
        for (cell, target) in self.cells.iter().zip(targets) {
            match allowed(cell, target.as_ref()) {
                Err(problem) => {
                    let CellSave { student, assessment, .. } = *cell;
                    unsaved.refused.push(RefusedCell { student, assessment, problem });
                }
                Ok((step, _)) if step.before.version != cell.seen => unsaved.conflicts.push(step.before),
                Ok((step, target)) => {
                    let beside = target.grace.beside(&step.before, &step.after, now)?;
                    written.push(Allowed { step, beside });
                }
            }
        }
        if written.len() == self.cells.len() { Ok(written) } else { Err(Error::Unsaved(Box::new(unsaved))) }
    }

    /// What this very save wrote before, if it is a repetition.
    async fn replayed(&self, tx: &mut Tx, targets: &[Option<Target>]) -> Result<Option<Vec<Step>>, Error> {
        const TEXT: &str = "SELECT course_id, student_id, assessment_id, version, old_points_hundredths, old_flag, old_comment, \
            new_points_hundredths, new_flag, new_comment FROM grade_history \
            WHERE school_id = $1 AND actor_id = $2 AND save_id = $3 ORDER BY item";
        let query =
            sqlx::query_as(TEXT).bind(self.permit.school().0).bind(self.permit.member().0).bind(self.save_id.as_str());
        let rows: Vec<HistoryRow> = query.fetch_all(&mut *tx.conn).await?;
        if rows.is_empty() {
            return Ok(None);
        }
        let same_place = rows.iter().all(|row| row.course_id == self.permit.course().0);
        let steps = rows.into_iter().map(HistoryRow::step).collect::<Result<Vec<_>, _>>()?;
        let mut pairs = self.cells.iter().zip(targets).zip(&steps);
        if !same_place
            || steps.len() != self.cells.len()
            || !pairs.all(|((cell, target), step)| makes(cell, target, step))
        {
            return Err(Error::Invalid(Problem::SaveIdReused));
        }
        Ok(Some(steps))
    }

    /// Tells of each cell; of more than a page ever saves at once, that the course's book is to be read anew.
    fn record(&self, tx: &mut Tx, cells: &[Allowed]) {
        // Whether families see a mark yet is the school's choice, the same for all of them.
        let audience = cells.first().map(|cell| cell.beside.audience).unwrap_or_default();
        if cells.len() > SaveGrades::MOST {
            tx.record(Change { audience, ..Change::of_course(EventName::AssessmentUpdated, self.permit.course()) });
        } else {
            cells.iter().for_each(|cell| tx.record(self.change(&cell.step, cell.beside.audience)));
        }
    }

    fn change(&self, Step { before, after }: &Step, audience: Audience) -> Change {
        Change {
            student: Some(after.student),
            assessment: Some(after.assessment),
            version: after.version,
            audience,
            ..Change::of_course(name_of(before.mark, after.mark), self.permit.course())
        }
    }

    /// Writes each cell whose version is still the one that was seen; says whether all are.
    async fn write_cells(&self, tx: &mut Tx, cells: &[Allowed]) -> Result<bool, Error> {
        // Blanks keep their row, so a version that was seen has one; the first version is a new row.
        const SEEN: &str = "ON CONFLICT (school_id, course_id, student_id, assessment_id) DO UPDATE SET \
            points_hundredths = excluded.points_hundredths, flag = excluded.flag, comment = excluded.comment, \
            version = excluded.version, changed_at = excluded.changed_at, changed_by = excluded.changed_by, \
            due_at = excluded.due_at, seen_points_hundredths = excluded.seen_points_hundredths, \
            seen_flag = excluded.seen_flag, seen_comment = excluded.seen_comment, seen_at = excluded.seen_at \
            WHERE grades.version = excluded.version - 1";
        let columns = [
            "school_id",
            "course_id",
            "student_id",
            "assessment_id",
            "points_hundredths",
            "flag",
            "comment",
            "version",
            "changed_at",
            "changed_by",
            "due_at",
            "seen_points_hundredths",
            "seen_flag",
            "seen_comment",
            "seen_at",
        ];
        let now = tx.now.0;
        let mut cells: Vec<&Allowed> = cells.iter().collect();
        // In one order for all: two that lock the same rows don't wait for each other.
        cells.sort_by_key(|cell| (cell.step.after.student, cell.step.after.assessment));
        let count = cells.len();
        let row = |Allowed { step: Step { after: cell, .. }, beside }: &Allowed| {
            [
                Value::Int(self.permit.school().0),
                Value::Int(self.permit.course().0),
                Value::Int(cell.student.0),
                Value::Int(cell.assessment.0),
                Value::MaybeInt(cell.mark.points.map(|points| points.hundredths)),
                Value::from(cell.mark.flag.name()),
                Value::from(cell.comment.as_str()),
                Value::Int(cell.version.0),
                Value::Int(now),
                Value::Int(self.permit.member().0),
                Value::MaybeInt(beside.due_at),
                Value::MaybeInt(beside.seen.mark.points.map(|points| points.hundredths)),
                Value::from(beside.seen.mark.flag.name()),
                Value::from(beside.seen.comment.as_str()),
                Value::MaybeInt(beside.seen_at),
            ]
        };
        let rows = cells.into_iter().map(row).collect();
        let written = sql::insert_or(&mut tx.conn, "grades", columns, rows, SEEN).await?;
        Ok(usize::try_from(written) == Ok(count))
    }

    async fn write_history(&self, tx: &mut Tx, cells: &[Allowed]) -> Result<(), Error> {
        let columns = [
            "school_id",
            "course_id",
            "student_id",
            "assessment_id",
            "version",
            "actor_id",
            "save_id",
            "item",
            "written_at",
            "old_points_hundredths",
            "old_flag",
            "old_comment",
            "new_points_hundredths",
            "new_flag",
            "new_comment",
            "why",
        ];
        let row = |(item, Allowed { step: Step { before, after }, .. }): (i64, &Allowed)| {
            [
                Value::Int(self.permit.school().0),
                Value::Int(self.permit.course().0),
                Value::Int(after.student.0),
                Value::Int(after.assessment.0),
                Value::Int(after.version.0),
                Value::Int(self.permit.member().0),
                Value::from(self.save_id.as_str()),
                Value::Int(item),
                Value::Int(tx.now.0),
                Value::MaybeInt(before.mark.points.map(|points| points.hundredths)),
                Value::from(before.mark.flag.name()),
                Value::from(before.comment.as_str()),
                Value::MaybeInt(after.mark.points.map(|points| points.hundredths)),
                Value::from(after.mark.flag.name()),
                Value::from(after.comment.as_str()),
                Value::from(self.why),
            ]
        };
        let rows = (0..).zip(cells).map(row).collect();
        // Another process writes the same save at this moment: run again, and find its rows.
        sql::insert(&mut tx.conn, "grade_history", columns, rows).await.map_err(again_if_taken)
    }
}

/// The step that a save means for its cell.
fn allowed<'t>(cell: &CellSave, target: Option<&'t Target>) -> Result<(Step, &'t Target), Problem> {
    let target = target.filter(|target| target.is_open_to_marks).ok_or(Problem::NoSuchCell)?;
    if let Some(closed) = target.closed {
        return Err(closed);
    }
    let after = cell.value.over(&target.before, target.max)?;
    Ok((Step { before: target.before.clone(), after }, target))
}

/// Whether the save, made once more over what it was made over then, gives what it gave.
fn makes(cell: &CellSave, target: &Option<Target>, step: &Step) -> bool {
    let again = target.as_ref().map(|target| cell.value.over(&step.before, target.max));
    cell.seen == step.before.version && again == Some(Ok(step.after.clone())) && of_one_cell(cell, &step.after)
}

fn of_one_cell(cell: &CellSave, other: &GradeCell) -> bool {
    (cell.student, cell.assessment) == (other.student, other.assessment)
}

/// What a write is called: a comment alone updates, also where there is no mark.
pub(super) fn name_of(before: Mark, after: Mark) -> EventName {
    if before == after { EventName::GradeUpdated } else { EventName::of_grade(before, after) }
}
