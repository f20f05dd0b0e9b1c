//! The teacher's pages: courses, the book, and what a save says.

use serde::{Deserialize, Serialize};

use super::{AsOf, Column, DeletedColumn, Explanation, GradeCell};
use crate::{
    curriculum::ClassLabel,
    grade::{Basis, Mark, Policy, Scale},
    id::{AssessmentId, CourseId, MemberId, Revision, SaveId, SchoolId, Version},
    person::Name,
};

dated!(TeacherHome, Gradebook, CellsSince);

/// A teacher's course on the start page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaughtCourse {
    pub course: CourseId,
    /// Whether the course is over: it stays readable.
    pub ended: bool,
    pub subject: String,
    /// The class, or whom else the course is for.
    pub class: ClassLabel,
    pub term: String,
    pub students: u32,
    pub assessments: u32,
    /// Cells that hold points or a flag.
    pub marks: u32,
}

/// The teacher's start page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeacherHome {
    pub as_of: AsOf,
    pub courses: Vec<TaughtCourse>,
}

/// A course's whole book for one term, as its teacher sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gradebook {
    pub as_of: AsOf,
    pub school: SchoolId,
    pub course: CourseId,
    /// Whether the reader may write marks in it; an admin reads only, and nobody writes in a course that is over.
    pub may_write: bool,
    /// Whether the reader, an admin, may correct marks in it with a reason.
    #[serde(default)]
    pub may_correct: bool,
    /// Whether the course is over.
    pub ended: bool,
    /// The revision at which the book was read.
    pub revision: Revision,
    pub subject: String,
    pub class: ClassLabel,
    pub term: String,
    pub policy: Policy,
    /// Which total is shown: the final one once the term is closed.
    #[serde(default)]
    pub basis: Basis,
    /// How the school words a percentage.
    #[serde(default)]
    pub scale: Scale,
    /// Sorted by given, father's, grandfather's name, then number.
    pub students: Vec<RosterRow>,
    /// In the order of the columns.
    pub assessments: Vec<Column>,
    /// What was deleted and can come back, the newest first; for those who may write.
    #[serde(default)]
    pub deleted: Vec<DeletedColumn>,
    /// Only cells that were ever written.
    #[serde(with = "super::packed")]
    pub cells: Vec<GradeCell>,
}

impl Gradebook {
    /// How a student's total is made; none for who is not in the book.
    #[must_use]
    pub fn explanation(&self, student: MemberId) -> Option<Explanation> {
        self.students.iter().find(|row| row.student == student)?;
        let mark = |column: &Column| {
            let own = self.cells.iter().find(|cell| cell.student == student && cell.assessment == column.assessment);
            own.map(|cell| cell.mark).unwrap_or_default()
        };
        let named = self.assessments.iter().map(|column| (column.title.clone(), column.scored(mark(column))));
        Some(Explanation::of(&self.policy, self.basis, self.scale, named))
    }
}

/// A student of the course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterRow {
    pub student: MemberId,
    pub number: String,
    pub name: Name,
}

/// What changed in a book since a revision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellsSince {
    pub as_of: AsOf,
    /// The revision up to which this is complete.
    pub revision: Revision,
    /// Each changed cell as it is now.
    pub cells: Vec<GradeCell>,
    /// Assessments, roster or policy changed: read the book anew.
    pub book_changed: bool,
}

/// A mark that a teacher typed, already parsed in the browser and parsed again on the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveGrade {
    pub course: CourseId,
    pub student: MemberId,
    pub assessment: AssessmentId,
    /// What was typed, as it was typed.
    pub typed: String,
    /// The version that the teacher saw when typing.
    pub seen: Version,
    /// Makes a retry count once.
    pub save_id: SaveId,
}

/// A mark that an admin corrects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectGrade {
    pub save: SaveGrade,
    /// The reason as it was typed.
    pub why: String,
}

/// The acknowledgement of a save: the mark is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    pub mark: Mark,
    pub version: Version,
    /// The school's revision that made it visible; the echo in the feed carries the same.
    pub revision: Revision,
}
