//! What a save wrote, as its rows of history tell: a repetition answers with it.

use school::{id::Version, view::GradeCell};

use crate::{Error, rows::mark};

/// A cell before and after the write.
pub(super) struct Step {
    pub before: GradeCell,
    pub after: GradeCell,
}

/// A row of a cell's history, as the write that made it is found again.
#[derive(sqlx::FromRow)]
pub(super) struct HistoryRow {
    pub course_id: i64,
    student_id: i64,
    assessment_id: i64,
    version: i64,
    old_points_hundredths: Option<i64>,
    old_flag: String,
    old_comment: String,
    new_points_hundredths: Option<i64>,
    new_flag: String,
    new_comment: String,
    pub why: String,
}

impl HistoryRow {
    /// What that write did.
    ///
    /// # Errors
    /// For a stored mark that can't be read.
    pub fn step(self) -> Result<Step, Error> {
        let cell = GradeCell::unwritten(self.student_id.into(), self.assessment_id.into());
        let before = GradeCell {
            mark: mark(self.old_points_hundredths, &self.old_flag)?,
            comment: self.old_comment,
            version: Version(self.version - 1),
            ..cell
        };
        let after = GradeCell {
            mark: mark(self.new_points_hundredths, &self.new_flag)?,
            comment: self.new_comment,
            version: Version(self.version),
            ..before
        };
        Ok(Step { before, after })
    }
}
