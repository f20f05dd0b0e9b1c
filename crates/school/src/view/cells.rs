//! Cells of a gradebook: what one holds, many written together, and how one came to be what it is.
//!
//! Invariant: what a save makes of a cell is decided by [`CellValue::over`], in the browser and on the server.

use serde::{Deserialize, Serialize};

use super::{AsOf, Problem};
use crate::{
    clock::Instant,
    grade::{Comment, Entry, EntryProblem, Mark, Points},
    id::{AssessmentId, CourseId, MemberId, Revision, SaveId, Version},
    person::Name,
};

dated!(CellHistory);

/// A cell that was written at least once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradeCell {
    pub student: MemberId,
    pub assessment: AssessmentId,
    pub mark: Mark,
    /// What the teacher wrote beside the mark; "" is nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
    pub version: Version,
}

/// Cells of one course that are written together or not at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveGrades {
    pub course: CourseId,
    /// Each cell at most once, at most [`SaveGrades::MOST`].
    pub cells: Vec<CellSave>,
    /// Makes a retry count once.
    pub save_id: SaveId,
}

/// One cell of a save.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellSave {
    pub student: MemberId,
    pub assessment: AssessmentId,
    pub value: CellValue,
    /// The version that the writer saw.
    pub seen: Version,
}

/// What is written into a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellValue {
    /// A mark as it was typed; a flag alone keeps the points that are there.
    Typed(String),
    /// Exactly this mark, whatever is there: an earlier one comes back.
    Mark(Mark),
    /// A comment as it was typed; the mark stays.
    Comment(String),
}

/// The acknowledgement of a save of many cells: all of them are on disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedGrades {
    /// Each cell as the save made it, in the save's order.
    pub cells: Vec<GradeCell>,
    /// The school's revision that made them visible; the echoes in the feed carry the same.
    pub revision: Revision,
}

/// Why a save of many cells wrote none of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnsavedGrades {
    /// Cells that somebody else wrote meanwhile, each as it is now.
    pub conflicts: Vec<GradeCell>,
    /// Cells that a rule refused.
    pub refused: Vec<RefusedCell>,
}

/// A cell of a save that a rule refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedCell {
    pub student: MemberId,
    pub assessment: AssessmentId,
    pub problem: Problem,
}

/// Asks for the history of one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryOf {
    pub course: CourseId,
    pub student: MemberId,
    pub assessment: AssessmentId,
    /// Only what is older than this version; 0 begins with the newest.
    pub before: Version,
}

/// How a cell came to be what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellHistory {
    pub as_of: AsOf,
    /// The newest first.
    pub lines: Vec<CellLine>,
    /// Whether older lines were left out; ask again with the last line's version.
    pub more: bool,
}

/// One write of a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellLine {
    /// The version that it made.
    pub version: Version,
    pub at: Instant,
    pub who: Name,
    pub old: Mark,
    pub new: Mark,
    pub old_comment: String,
    pub new_comment: String,
    /// The reason of a correction; "" is none.
    pub why: String,
}

impl SaveGrades {
    /// The most cells of one save.
    pub const MOST: usize = 1_000;
}

impl CellHistory {
    /// The most lines of one answer.
    pub const MOST: usize = 50;
}

impl GradeCell {
    /// A cell that was never written.
    #[must_use]
    pub fn unwritten(student: MemberId, assessment: AssessmentId) -> Self {
        Self { student, assessment, mark: Mark::default(), comment: String::new(), version: Version(0) }
    }
}

impl CellValue {
    /// The cell that this makes of the one before, in a column of `max` points. A mark never clears a comment.
    ///
    /// # Errors
    /// Why it is refused; nothing is coerced.
    pub fn over(&self, before: &GradeCell, max: Points) -> Result<GradeCell, Problem> {
        let mut after = GradeCell { version: before.version.next(), ..before.clone() };
        match self {
            CellValue::Typed(typed) => after.mark = Entry::read(typed, max).map_err(Problem::Entry)?.over(before.mark),
            CellValue::Mark(mark) => after.mark = within(*mark, max).map_err(Problem::Entry)?,
            CellValue::Comment(typed) => {
                after.comment = Comment::typed(typed).map_err(Problem::Comment)?.into_text();
            }
        }
        Ok(after)
    }
}

/// The mark, if its points are some that a column can hold.
fn within(mark: Mark, max: Points) -> Result<Mark, EntryProblem> {
    match mark.points {
        Some(points) if points.hundredths < 0 => Err(EntryProblem::Negative),
        Some(points) if points > max => Err(EntryProblem::AboveMax),
        _ => Ok(mark),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::Flag;

    fn twelve() -> GradeCell {
        let mark = Mark::points(Points::whole(12));
        let written = GradeCell::unwritten(MemberId(1), AssessmentId(2));
        GradeCell { mark, comment: "well done".into(), version: Version(3), ..written }
    }

    #[test]
    fn a_typed_flag_keeps_the_points_and_an_exact_mark_does_not() {
        let late = Mark { points: None, flag: Flag::Late };
        let over = |value: CellValue| value.over(&twelve(), Points::whole(20)).map(|cell| cell.mark);
        assert_eq!(over(CellValue::Typed("LA".into())), Ok(Mark { points: Some(Points::whole(12)), flag: Flag::Late }));
        assert_eq!(over(CellValue::Mark(late)), Ok(late));
        assert_eq!(over(CellValue::Mark(Mark::default())), Ok(Mark::default()));
    }

    #[test]
    fn a_mark_and_a_comment_leave_each_other_alone() {
        let max = Points::whole(20);
        let blanked = CellValue::Typed(String::new()).over(&twelve(), max).expect("a blank is taken");
        assert_eq!(
            (blanked.mark.is_blank(), blanked.comment.as_str(), blanked.version),
            (true, "well done", Version(4))
        );
        let silent = CellValue::Comment("  ".into()).over(&twelve(), max).expect("no comment is taken");
        assert_eq!((silent.mark, silent.comment.as_str()), (twelve().mark, ""));
    }

    #[test]
    fn an_exact_mark_is_held_to_the_columns_bounds() {
        let over = |hundredths| {
            CellValue::Mark(Mark::points(Points::hundredths(hundredths))).over(&twelve(), Points::whole(20))
        };
        assert!(over(2_000).is_ok() && over(0).is_ok());
        assert_eq!(over(2_001), Err(Problem::Entry(EntryProblem::AboveMax)));
        assert_eq!(over(-1), Err(Problem::Entry(EntryProblem::Negative)));
        let above = CellValue::Typed("21".into()).over(&twelve(), Points::whole(20));
        assert_eq!(above, Err(Problem::Entry(EntryProblem::AboveMax)));
    }
}
