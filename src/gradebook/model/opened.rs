//! What a gradebook's document has for its program: the book, and what the server has counted of it already.

use std::collections::HashMap;

use school::{
    grade::Mark,
    id::{AssessmentId, MemberId},
    view::Gradebook,
};
use serde::{Deserialize, Serialize};

use super::facts::Facts;

/// A book that was just read, with what is counted of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    pub book: Gradebook,
    /// Of each student, in the order of the book's students.
    pub facts: Vec<Facts>,
}

impl Opened {
    /// Counts a book that was just read.
    #[must_use]
    pub fn of(book: Gradebook) -> Self {
        let marks: HashMap<(MemberId, AssessmentId), Mark> =
            book.cells.iter().map(|cell| ((cell.student, cell.assessment), cell.mark)).collect();
        let facts = |student: MemberId| {
            let mark = |assessment| marks.get(&(student, assessment)).copied().unwrap_or_default();
            Facts::of(&book.assessments, &book.policy, book.basis, mark)
        };
        let facts = book.students.iter().map(|row| facts(row.student)).collect();
        Self { book, facts }
    }
}
