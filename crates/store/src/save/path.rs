//! How cells are written, whoever may write them and however many: one path for a teacher's save, for many cells together,
//! and for an admin's correction.
//!
//! Invariant: a cell is written only over the version that its writer saw, with a row of history in the same transaction;
//! of the cells of one save either all are written or none.

use std::collections::BTreeSet;

use school::{
    event::EventName,
    grade::{Mark, Points},
    id::SaveId,
    view::{CellSave, GradeCell, Problem, RefusedCell, SaveGrades, UnsavedGrades},
};

use super::{
    history::{HistoryRow, Step},
    target::{self, Target},
    write::{Allowed, Writer},
};
use crate::{Change, Error, Tx, door::Audience, permit::WritesMarks, requests::seats};

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
        let writer = Writer { permit: self.permit, save_id: self.save_id, why: self.why };
        if !writer.write(tx, &allowed).await? {
            // Another process has written since the rows were read: all is undone and runs again, and meets what it wrote.
            return Err(Error::Busy);
        }
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
                    written.push(Allowed { step, beside, seal: target.seal.clone() });
                }
            }
        }
        if written.len() == self.cells.len() { Ok(written) } else { Err(Error::Unsaved(Box::new(unsaved))) }
    }

    /// What this very save wrote before, if it is a repetition.
    async fn replayed(&self, tx: &mut Tx, targets: &[Option<Target>]) -> Result<Option<Vec<Step>>, Error> {
        const TEXT: &str = "SELECT course_id, student_id, assessment_id, version, old_points_hundredths, old_flag, old_comment, \
            new_points_hundredths, new_flag, new_comment, why FROM grade_history \
            WHERE school_id = $1 AND actor_id = $2 AND save_id = $3 ORDER BY item";
        let query =
            sqlx::query_as(TEXT).bind(self.permit.school().0).bind(self.permit.member().0).bind(self.save_id.as_str());
        let rows: Vec<HistoryRow> = query.fetch_all(&mut *tx.conn).await?;
        if rows.is_empty() {
            return Ok(None);
        }
        let same_act = rows.iter().all(|row| row.course_id == self.permit.course().0 && row.why == self.why);
        let steps = rows.into_iter().map(HistoryRow::step).collect::<Result<Vec<_>, _>>()?;
        if !same_act || steps.len() != self.cells.len() {
            return Err(Error::Invalid(Problem::SaveIdReused));
        }
        for ((cell, target), step) in self.cells.iter().zip(targets).zip(&steps) {
            let made_now = target.as_ref().is_some_and(|target| makes(cell, target.max, step));
            // Its column may have had another maximum then.
            if !made_now && !self.made_then(tx, cell, step).await? {
                return Err(Error::Invalid(Problem::SaveIdReused));
            }
        }
        Ok(Some(steps))
    }

    async fn made_then(&self, tx: &mut Tx, cell: &CellSave, step: &Step) -> Result<bool, Error> {
        let earlier = target::earlier_maxima(tx, self.permit, cell.assessment).await?;
        Ok(earlier.into_iter().any(|max| makes(cell, max, step)))
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
fn makes(cell: &CellSave, max: Points, step: &Step) -> bool {
    let again = cell.value.over(&step.before, max);
    cell.seen == step.before.version && again.as_ref() == Ok(&step.after) && of_one_cell(cell, &step.after)
}

fn of_one_cell(cell: &CellSave, other: &GradeCell) -> bool {
    (cell.student, cell.assessment) == (other.student, other.assessment)
}

/// What a write is called: a comment alone updates, also where there is no mark.
pub(super) fn name_of(before: Mark, after: Mark) -> EventName {
    if before == after { EventName::GradeUpdated } else { EventName::of_grade(before, after) }
}
