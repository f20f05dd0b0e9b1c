//! Which child needs attention first.

use std::cmp::Reverse;

use super::{Concern, CourseConcern, student_average, student_concerns};
use crate::view::StudentRecord;

/// A child with the reasons to look at it, the most serious first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child<'a> {
    pub record: &'a StudentRecord,
    pub concerns: Vec<CourseConcern>,
}

/// The children, the one who needs attention first.
///
/// First who has more courses under the pass mark; of those who are level, who has more marks missing; then who falls in more
/// courses; then whose deepest fall is deeper; then who has more courses not assessed. Of children with nothing to tell them
/// apart so far, the lower overall average as it is shown, those without one last; and in the end the ids, so that the order
/// is the same on every screen and after every refresh.
#[must_use]
pub fn by_need(students: &[StudentRecord]) -> Vec<Child<'_>> {
    let child = |record| Child { record, concerns: student_concerns(record) };
    let mut children: Vec<Child<'_>> = students.iter().map(child).collect();
    children.sort_by_cached_key(|child| {
        let average = student_average(child.record).overall().percent;
        (Reverse(needs(&child.concerns)), average.is_none(), average, child.record.school, child.record.student)
    });
    children
}

/// What the children are compared by, the most telling first.
fn needs(concerns: &[CourseConcern]) -> [i64; 5] {
    let [mut under, mut missing, mut falling, mut deepest, mut unknown] = [0_i64; 5];
    for CourseConcern { concern, .. } in concerns {
        match concern {
            Concern::UnderPass { .. } => under += 1,
            Concern::Missing(_) => missing += concern.extent(),
            Concern::Falling(_) => (falling, deepest) = (falling + 1, deepest.max(concern.extent())),
            Concern::NotAssessed => unknown += 1,
        }
    }
    [under, missing, falling, deepest, unknown]
}
