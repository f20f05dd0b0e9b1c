//! Marks from a file: what its columns are taken for, what it would change, and what it changed.

mod choice;

use serde::{Deserialize, Serialize};

pub use choice::{ColumnChoice, DecideFile, Means, NoChoice};

use super::{AsOf, Column, RosterRow};
use crate::{
    clock::Instant,
    curriculum::ClassLabel,
    grade::{Mark, Points},
    id::{CourseId, MarksFileId, MemberId, Revision, SchoolId, Version},
    marks_file::{CellProblem, Decision, MarksFileProblem, Use},
    person::Name,
};

dated!(MarksFilesPage, MarksFilePage);

/// The form that sends a file of marks, with what was imported lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarksFilesPage {
    pub as_of: AsOf,
    pub course: CourseId,
    pub subject: String,
    pub class: ClassLabel,
    /// The files that somebody sent for this course, the newest first.
    pub files: Vec<MarksFileLine>,
}

/// A file of marks in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarksFileLine {
    pub file: MarksFileId,
    /// "" for a text that was pasted.
    pub file_name: String,
    pub by: Name,
    pub made_at: Instant,
    pub state: FileState,
}

/// How far a file of marks is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileState {
    /// Nothing of it is applied.
    Waiting,
    Applied,
    /// It was applied and taken back.
    Undone,
}

/// A file of marks that waits to be applied, or was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarksFilePage {
    pub as_of: AsOf,
    pub file: MarksFileId,
    pub school: SchoolId,
    pub course: CourseId,
    pub subject: String,
    pub class: ClassLabel,
    pub file_name: String,
    pub made_at: Instant,
    /// Raised by every preview: what is applied is the one that was seen.
    pub preview: u32,
    /// Whether the reader may make assessments of columns.
    pub may_add: bool,
    /// Whether the reader may put unknown students on the rolls and into the course.
    pub may_create: bool,
    /// Whether marks are written as corrections, which need a reason.
    pub corrects: bool,
    pub columns: Vec<FileColumn>,
    /// The assessments that a column can be taken for.
    pub assessments: Vec<Column>,
    /// Why the columns can't be taken so.
    pub problem: Option<MarksFileProblem>,
    /// What it would change: a part of it, see `page` and `pages`. Empty once it is applied.
    pub plan: MarksPlan,
    /// Which part of the students is in the plan, from 0, and of how many.
    pub page: u32,
    pub pages: u32,
    /// How many students and cells the whole plan has.
    pub whole: PlanSize,
    pub outcome: Option<FileOutcome>,
}

/// How much a plan holds, of which a page shows a part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanSize {
    pub students: u32,
    pub bad: u32,
    pub open: u32,
    /// Open lines about which nothing is decided.
    pub left_out: u32,
}

/// A column of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileColumn {
    /// "" is none.
    pub heading: String,
    /// The first cells below it that hold something.
    pub samples: Vec<String>,
    /// What the file says that it is out of.
    pub max: Option<Points>,
    pub used: Use,
}

/// What a file changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarksPlan {
    /// Students with at least one change, in the order of the lines.
    pub students: Vec<StudentChanges>,
    pub count: Changes,
    pub bad: Vec<BadCell>,
    /// Lines that no number finds; they are left out unless somebody decides.
    pub open: Vec<OpenLine>,
}

/// How many cells do what. Blank ones are not counted: they say nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// Marks where there was none.
    pub new: u32,
    pub changed: u32,
    pub same: u32,
    /// Marks that are taken back.
    pub cleared: u32,
}

/// What changes about one student.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudentChanges {
    pub line: u32,
    /// None is somebody new.
    pub student: Option<MemberId>,
    pub number: String,
    pub name: Name,
    pub cells: Vec<CellChange>,
}

/// What changes about one mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellChange {
    /// The file's column, from 0.
    pub column: u32,
    pub from: Mark,
    pub to: Mark,
    /// The version that was compared.
    pub seen: Version,
}

/// A cell or a line that can't be applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadCell {
    pub line: u32,
    /// The column's heading; "" is the whole line.
    pub column: String,
    /// What stands there.
    pub value: String,
    pub why: CellProblem,
}

/// A line that no number finds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenLine {
    pub line: u32,
    pub number: String,
    /// The name as the file has it.
    pub name: String,
    /// Students of the course with such a name; none where nobody has.
    pub candidates: Vec<RosterRow>,
    /// What somebody decided.
    pub decided: Option<Decision>,
}

/// What a file changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileOutcome {
    pub at: Instant,
    /// How many marks it wrote, assessments it made, and students it put into the course.
    pub written: u32,
    pub added: u32,
    pub created: u32,
    /// How many bad cells and lines were left out.
    pub left_out: u32,
    /// Marks that somebody else wrote after the preview; they were left as they are.
    pub conflicts: Vec<KeptCell>,
    pub undone: Option<FileUndone>,
}

/// What became of a file that was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileUndone {
    pub at: Instant,
    /// How many marks are again what they were.
    pub restored: u32,
    /// Marks that somebody wrote after the file; they were left as they are.
    pub kept: Vec<KeptCell>,
    /// Assessments of the file that stay because of those marks.
    pub kept_assessments: u32,
}

/// A mark that was left as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptCell {
    pub student: Name,
    pub assessment: String,
    /// What it is now.
    pub now: Mark,
    /// What it would have become.
    pub wanted: Mark,
}

/// Applies a file of marks as it was previewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplyFile {
    pub file: MarksFileId,
    /// The preview that was seen.
    pub preview: u32,
    /// Whether bad cells are left out; else one of them keeps all from being applied.
    #[serde(default)]
    pub good_only: bool,
    /// Why, where marks are corrected; as typed.
    #[serde(default)]
    pub why: String,
}

/// The acknowledgement of a file that was applied or taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileDone {
    pub school: SchoolId,
    pub course: CourseId,
    /// None where nothing changed.
    pub revision: Option<Revision>,
}

impl MarksPlan {
    /// How many cells change.
    #[must_use]
    pub fn changes(&self) -> usize {
        self.students.iter().map(|student| student.cells.len()).sum()
    }
}
