//! The rows of a write: the cells as they are from now on, and their history with its seals.

use school::id::SaveId;

use super::{grace::Beside, history::Step};
use crate::{
    Error, Tx,
    error::again_if_taken,
    permit::WritesMarks,
    seal::Sealed,
    sql::{self, Value},
};

/// A cell that is written.
pub(super) struct Allowed {
    pub step: Step,
    /// What is put beside it for families.
    pub beside: Beside,
    /// The seal of the cell's last write; "" where nobody has written it.
    pub seal: String,
}

/// Who writes, and what the history keeps of it.
pub(super) struct Writer<'a, P> {
    pub permit: &'a P,
    pub save_id: &'a SaveId,
    pub why: &'a str,
}

impl<P: WritesMarks> Writer<'_, P> {
    /// Writes each cell whose version is still the one that was seen, with its history; says whether all are.
    ///
    /// # Errors
    /// [`Error::Busy`] when another process writes the same save at this moment; the database's.
    pub async fn write(&self, tx: &mut Tx, cells: &[Allowed]) -> Result<bool, Error> {
        let sealed = (0..).zip(cells).map(|(item, cell)| {
            let row = self.history(cell, item, tx.now.0);
            let seal = row.seal(&cell.seal);
            (cell, row, seal)
        });
        let sealed: Vec<_> = sealed.collect();
        if !self.write_cells(tx, &sealed).await? {
            return Ok(false);
        }
        write_history(tx, sealed).await?;
        Ok(true)
    }

    fn history(&self, Allowed { step: Step { before, after }, .. }: &Allowed, item: i64, now: i64) -> Sealed {
        Sealed {
            school_id: self.permit.school().0,
            course_id: self.permit.course().0,
            student_id: after.student.0,
            assessment_id: after.assessment.0,
            version: after.version.0,
            actor_id: self.permit.member().0,
            save_id: self.save_id.as_str().to_owned(),
            item,
            written_at: now,
            old_points_hundredths: before.mark.points.map(|points| points.hundredths),
            old_flag: before.mark.flag.name().to_owned(),
            old_comment: before.comment.clone(),
            new_points_hundredths: after.mark.points.map(|points| points.hundredths),
            new_flag: after.mark.flag.name().to_owned(),
            new_comment: after.comment.clone(),
            why: self.why.to_owned(),
        }
    }

    async fn write_cells(&self, tx: &mut Tx, cells: &[(&Allowed, Sealed, String)]) -> Result<bool, Error> {
        // Blanks keep their row, so a version that was seen has one; the first version is a new row.
        const SEEN: &str = "ON CONFLICT (school_id, course_id, student_id, assessment_id) DO UPDATE SET \
            points_hundredths = excluded.points_hundredths, flag = excluded.flag, comment = excluded.comment, \
            version = excluded.version, changed_at = excluded.changed_at, changed_by = excluded.changed_by, \
            seal = excluded.seal, due_at = excluded.due_at, seen_points_hundredths = excluded.seen_points_hundredths, \
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
            "seal",
            "due_at",
            "seen_points_hundredths",
            "seen_flag",
            "seen_comment",
            "seen_at",
        ];
        let mut cells: Vec<_> = cells.iter().collect();
        // In one order for all: two that lock the same rows don't wait for each other.
        cells.sort_by_key(|(_, row, _)| (row.student_id, row.assessment_id));
        let count = cells.len();
        let row = |(Allowed { beside, .. }, row, seal): &(&Allowed, Sealed, String)| {
            [
                Value::Int(row.school_id),
                Value::Int(row.course_id),
                Value::Int(row.student_id),
                Value::Int(row.assessment_id),
                Value::MaybeInt(row.new_points_hundredths),
                Value::from(&*row.new_flag),
                Value::from(&*row.new_comment),
                Value::Int(row.version),
                Value::Int(row.written_at),
                Value::Int(row.actor_id),
                Value::from(&**seal),
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
}

async fn write_history(tx: &mut Tx, cells: Vec<(&Allowed, Sealed, String)>) -> Result<(), Error> {
    let rows = cells.into_iter().map(|(_, row, seal)| row.values(seal)).collect();
    // Another process writes the same save at this moment: run again, and find its rows.
    sql::insert(&mut tx.conn, "grade_history", Sealed::COLUMNS, rows).await.map_err(again_if_taken)
}
