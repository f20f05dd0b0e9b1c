//! What is counted of each student: the overall, and what is open.

use school::{
    grade::{Basis, Flag, Mark, Overall, Policy, derive},
    id::AssessmentId,
    view::Column,
};
use serde::{Deserialize, Serialize};

/// What is counted of a student.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    pub overall: Overall,
    /// How many marks are missing.
    pub missing: u32,
    /// How many cells say nothing yet.
    pub blank: u32,
}

impl Facts {
    /// Counts the marks of one student.
    #[must_use]
    pub fn of(columns: &[Column], policy: &Policy, basis: Basis, mark: impl Fn(AssessmentId) -> Mark) -> Self {
        let marks: Vec<_> = columns.iter().map(|column| column.scored(mark(column.assessment))).collect();
        let many = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            missing: many(marks.iter().filter(|scored| scored.mark.flag == Flag::Missing).count()),
            blank: many(marks.iter().filter(|scored| scored.mark.is_blank()).count()),
            overall: derive(policy, basis, marks).overall(),
        }
    }
}
