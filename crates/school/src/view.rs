//! What the pages read: shapes that the store fills and the screens show.

use serde::{Deserialize, Serialize};

use crate::{
    clock::{Instant, UtcOffset},
    event::Cursor,
    grade::{EntryProblem, Kind, Mark, Overall, Points, Policy, Scored, Title, overall},
    id::{AssessmentId, CourseId, MemberId, Revision, SaveId, SchoolId, Version},
    person::Name,
};

/// When and how far a screen's data was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AsOf {
    /// The instant of reading, by the server's clock.
    pub read_at: Instant,
    /// How the school's clocks show it.
    pub offset: UtcOffset,
    /// Every change up to here is in the data.
    pub cursor: Cursor,
}

/// Answers that say when and how far they were read.
pub trait Dated {
    /// When and how far.
    fn as_of(&self) -> &AsOf;

    /// The same, for the server to fill.
    fn as_of_mut(&mut self) -> &mut AsOf;
}

/// Implements [`Dated`] for the views with a field `as_of`.
macro_rules! dated {
    ($($view:ty),+) => {$(
        impl Dated for $view {
            fn as_of(&self) -> &AsOf {
                &self.as_of
            }

            fn as_of_mut(&mut self) -> &mut AsOf {
                &mut self.as_of
            }
        }
    )+};
}

dated!(TeacherHome, Gradebook, CellsSince, Records);

/// A teacher's course on the start page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaughtCourse {
    pub course: CourseId,
    pub subject: String,
    /// The class, such as "Grade 9 A".
    pub class: String,
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
    /// Whether the reader may write marks in it; an admin reads only.
    pub may_write: bool,
    /// The revision at which the book was read.
    pub revision: Revision,
    pub subject: String,
    pub class: String,
    pub term: String,
    pub policy: Policy,
    /// Sorted by given, father's, grandfather's name, then number.
    pub students: Vec<RosterRow>,
    /// In the order of the columns.
    pub assessments: Vec<Column>,
    /// Only cells that were ever written.
    pub cells: Vec<GradeCell>,
}

/// A student of the course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterRow {
    pub student: MemberId,
    pub number: String,
    pub name: Name,
}

/// An assessment of the course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub assessment: AssessmentId,
    pub title: String,
    pub kind: Kind,
    pub max: Points,
}

/// A cell that was written at least once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradeCell {
    pub student: MemberId,
    pub assessment: AssessmentId,
    pub mark: Mark,
    pub version: Version,
}

impl Column {
    /// The assessment with one mark, as the arithmetic sees it.
    #[must_use]
    pub fn scored(&self, mark: Mark) -> Scored {
        Scored { kind: self.kind, max: self.max, mark }
    }
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

/// The acknowledgement of a save: the mark is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    pub mark: Mark,
    pub version: Version,
    /// The school's revision that made it visible; the echo in the feed carries the same.
    pub revision: Revision,
}

/// A new column of the gradebook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddAssessment {
    pub course: CourseId,
    pub title: Title,
    pub kind: Kind,
    pub max: Points,
    /// Makes a retry count once.
    pub save_id: SaveId,
}

/// The acknowledgement of a new column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddedAssessment {
    pub column: Column,
    pub revision: Revision,
}

/// A posted mark as a student or a parent reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostedMark {
    pub assessment: AssessmentId,
    pub title: String,
    pub kind: Kind,
    pub max: Points,
    /// Blank when nothing was given yet.
    pub mark: Mark,
    /// When the mark was last written; none while blank and never written.
    pub changed_at: Option<Instant>,
}

/// One approved course of one student with its posted marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseRecord {
    pub course: CourseId,
    pub subject: String,
    pub class: String,
    pub teachers: Vec<Name>,
    pub policy: Policy,
    /// In the order of the columns.
    pub marks: Vec<PostedMark>,
}

impl CourseRecord {
    /// The current overall of the posted marks.
    #[must_use]
    pub fn overall(&self) -> Overall {
        overall(&self.policy, self.marks.iter().map(|m| Scored { kind: m.kind, max: m.max, mark: m.mark }))
    }
}

/// One student's approved courses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudentRecord {
    pub student: MemberId,
    pub name: Name,
    pub school: SchoolId,
    pub school_name: String,
    /// The class, such as "Grade 9 A".
    pub class: String,
    pub courses: Vec<CourseRecord>,
}

/// The student's page, or the parent's: one record per child (or per own membership), in one answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Records {
    pub as_of: AsOf,
    pub students: Vec<StudentRecord>,
}

/// What a rule of the gradebook refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// The typed mark.
    Entry(EntryProblem),
    /// The title of an assessment.
    Title(crate::grade::TitleProblem),
    /// The maximum of an assessment is not above 0 and at most [`crate::grade::MAX_POINTS`].
    MaxPoints,
    /// The same save id with another content.
    SaveIdReused,
    /// What must be there once is there already.
    Taken,
    /// The term is closed.
    TermClosed,
    /// The request could not be read.
    Malformed,
}
