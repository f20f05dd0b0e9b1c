//! What a pasted block would do to the book, before it does anything. Pure.

use school::{
    grade::Points,
    view::{CellValue, GradeCell, Problem},
};

use super::{
    block::{Laid, Place},
    cell::CellKey,
    undo::Write,
};

/// What a pasted block would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// What would be written, over the versions that the teacher saw.
    pub writes: Vec<Write>,
    /// How many of them replace a mark that is there.
    pub replaced: u32,
    /// How many cells hold already what was pasted.
    pub unchanged: u32,
    /// What can't be taken.
    pub failures: Vec<Failure>,
}

/// A pasted cell that can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Its line in the block, from 1.
    pub line: usize,
    /// Its column in the block, from 1.
    pub column: usize,
    /// What was pasted.
    pub text: String,
    /// Why not; none where it lies outside the book.
    pub problem: Option<Problem>,
}

/// Says what each cell of a block would do; `cell` gives the cell at a place as the teacher sees it, and its maximum.
pub fn plan(laid: Vec<Laid>, cell: impl Fn(Place) -> Option<(GradeCell, Points)>) -> Plan {
    let mut plan = Plan::default();
    for Laid { at, line, column, text } in laid {
        let value = CellValue::Typed(text.clone());
        let problem = match cell(at).map(|(before, max)| (value.over(&before, max), before)) {
            None => None,
            Some((Err(problem), _)) => Some(problem),
            Some((Ok(after), before)) => {
                if after.mark == before.mark {
                    plan.unchanged += 1;
                } else {
                    plan.replaced += u32::from(!before.mark.is_blank());
                    let key = CellKey { student: before.student, assessment: before.assessment };
                    plan.writes.push(Write { key, value, seen: before.version });
                }
                continue;
            }
        };
        plan.failures.push(Failure { line, column, text, problem });
    }
    plan
}

#[cfg(test)]
mod tests {
    use school::{
        grade::{EntryProblem, Mark},
        id::{AssessmentId, MemberId, Version},
    };

    use super::*;
    use crate::gradebook::model::block::{Area, lay, read_block};

    /// Two rows and two columns of 20 points; the first cell holds 17.
    fn cell(place: Place) -> Option<(GradeCell, Points)> {
        let inside = place.row < 2 && place.column < 2;
        let id = |n: usize| i64::try_from(n).expect("a small number");
        let blank = GradeCell::unwritten(MemberId(id(place.row)), AssessmentId(id(place.column)));
        let cell = match place {
            Place { row: 0, column: 0 } => {
                GradeCell { mark: Mark::points(Points::whole(17)), version: Version(3), ..blank }
            }
            _ => blank,
        };
        inside.then_some((cell, Points::whole(20)))
    }

    fn pasted(text: &str) -> Plan {
        let corner = Place { row: 0, column: 0 };
        plan(lay(&read_block(text), Area::between(corner, corner)), cell)
    }

    #[test]
    fn what_changes_is_told_from_what_stays_and_what_can_not_be() {
        let told = pasted("18\t19\t1\n21\tx\n\t\n5");
        assert_eq!((told.writes.len(), told.replaced, told.unchanged), (2, 1, 0));
        assert_eq!((told.writes[0].seen, told.writes[1].seen), (Version(3), Version(0)));
        let why = |n: usize| {
            let failure = &told.failures[n];
            (failure.line, failure.column, failure.text.as_str(), failure.problem)
        };
        assert_eq!(why(0), (1, 3, "1", None));
        assert_eq!(why(1), (2, 1, "21", Some(Problem::Entry(EntryProblem::AboveMax))));
        assert_eq!(why(2), (2, 2, "x", Some(Problem::Entry(EntryProblem::NotANumber))));
        assert_eq!(why(3), (4, 1, "5", None));
        assert_eq!(told.failures.len(), 4);
    }

    #[test]
    fn the_same_mark_written_otherwise_is_no_change() {
        assert_eq!(pasted("17.00"), Plan { unchanged: 1, ..Plan::default() });
        assert_eq!(pasted("85%\t"), Plan { unchanged: 1, ..Plan::default() });
        assert_eq!(pasted(" \t \n\n"), Plan::default());
    }
}
