//! The curriculum: which subject is taught at which grade level and stream, and the set that a new school starts with.

mod class_label;
mod region;
mod stage;
mod starting_set;

use std::collections::BTreeSet;

pub use class_label::{ClassLabel, CourseLabel};
pub use region::Region;
pub use stage::{GradeLevel, NoSuchLevel, Stage, StageProblem, Stream};
pub use starting_set::starting_set;

use crate::id::SubjectId;

/// What a school offers where: the rows of its curriculum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Curriculum(BTreeSet<(SubjectId, Stage)>);

impl Curriculum {
    /// Whether this subject is taught at this grade level and stream.
    #[must_use]
    pub fn offers(&self, subject: SubjectId, stage: Stage) -> bool {
        self.0.contains(&(subject, stage))
    }
}

impl FromIterator<(SubjectId, Stage)> for Curriculum {
    fn from_iter<I: IntoIterator<Item = (SubjectId, Stage)>>(rows: I) -> Self {
        Self(rows.into_iter().collect())
    }
}

#[cfg(test)]
mod tests;
