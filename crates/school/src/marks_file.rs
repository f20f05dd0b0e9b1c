//! Marks from a file: what its columns mean, whose its lines are, and what it would change in a gradebook.
//!
//! Invariant: a book that was written into a file changes nothing when it is read again, and a blank cell says nothing: it
//! never clears a mark. No program's files are known here: a heading is known by its words, in every language.

mod decide;
mod guess;
mod layout;
mod people;
mod plan;
mod sheet;
mod table;
mod title;
mod words;

use serde::{Deserialize, Serialize};

pub use decide::{applicable, decide_lines, uses_of};
pub use guess::guess;
pub use layout::Layout;
pub use plan::plan;
pub use sheet::{Sheet, SheetLine};
pub use table::{Field, TableWords, table};
pub use words::{Identity, identity_of_heading, is_kinds_label, is_maxima_label, kind_of_word};

use crate::{
    grade::{EntryProblem, Kind, Points, Title, TitleProblem},
    id::{AssessmentId, MemberId},
};

/// The most lines of a file, so that applying one keeps nobody's save waiting.
pub const FILE_LINES: usize = 5_000;

/// The most columns of a file.
pub const FILE_COLUMNS: usize = 200;

/// The most characters of a cell.
pub const CELL_CHARACTERS: usize = 500;

/// The most cells that one file changes.
pub const FILE_CHANGES: usize = 50_000;

/// What a column is taken for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Use {
    /// It is not looked at.
    #[default]
    Ignored,
    /// The student's number.
    Number,
    /// A part of the student's name.
    Name(NamePart),
    /// The marks of an assessment that is there.
    Assessment(AssessmentId),
    /// The marks of an assessment that is made.
    New(NewColumn),
}

/// Which part of a name a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NamePart {
    /// All of it, in whatever order: "Hana Bekele", "Bekele, Hana".
    Whole,
    Given,
    Father,
    Grandfather,
}

/// An assessment that a file brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewColumn {
    pub title: Title,
    pub kind: Kind,
    pub max: Points,
}

/// What somebody decided about a line that no number finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It is this student of the course.
    Is(MemberId),
    /// It is somebody new, who is put on the rolls and into the course.
    IsNew,
}

/// Why a cell or a line can't be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellProblem {
    /// What stands there is no mark of that assessment.
    Entry(EntryProblem),
    /// The line has marks and names nobody.
    Nobody,
    /// An earlier line is about the same student.
    Twice {
        /// That line.
        line: u32,
    },
    /// Who is new needs a number and a given name.
    NewNeedsNumber,
}

/// Why a file can't be read or applied at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarksFileProblem {
    /// There is no file and no text, or no line below the headings.
    Empty,
    /// It is neither text nor a workbook that can be read.
    Unreadable,
    /// It has more bytes than are taken, packed or unpacked.
    TooLarge,
    /// It has more than [`FILE_LINES`] lines.
    TooManyLines,
    /// It has more than [`FILE_COLUMNS`] columns.
    TooManyColumns,
    /// It would change more than [`FILE_CHANGES`] cells.
    TooManyChanges,
    /// A cell has more than [`CELL_CHARACTERS`] characters.
    CellTooLong {
        /// Its line.
        line: u32,
    },
    /// No column says whose a line is.
    NobodyNamed,
    /// Two columns are taken for the same.
    ColumnTwice {
        /// The second of them, from 1.
        column: u32,
    },
    /// A new assessment's title can't be used.
    Title {
        /// Its column, from 1.
        column: u32,
        why: TitleProblem,
    },
    /// A new assessment's maximum can't be used.
    Maximum {
        /// Its column, from 1.
        column: u32,
    },
    /// Some cells can't be applied, and nobody said to leave them out.
    HasProblems,
    /// Nothing would change.
    NothingToDo,
    /// The columns or the lines were decided anew since this preview was shown.
    Outdated,
    /// It has more new students than the course has free seats.
    Full {
        /// How many seats are free.
        free: u32,
    },
    /// A student who is new to the file's course has left it before.
    HasLeft {
        /// Whose line.
        line: u32,
    },
    /// It was applied already.
    Applied,
    /// It is not applied, or was undone already.
    NotApplied,
}

impl Use {
    /// Whether the column holds marks.
    #[must_use]
    pub fn is_of_marks(&self) -> bool {
        matches!(self, Use::Assessment(_) | Use::New(_))
    }
}

/// Looks whether columns can be taken for these.
///
/// # Errors
/// When two are the same, or none names the students.
pub fn check(uses: &[Use]) -> Result<(), MarksFileProblem> {
    let same = |one: &Use, other: &Use| match (one, other) {
        (Use::Ignored, _) => false,
        (Use::New(one), Use::New(other)) => one.title == other.title,
        _ => one == other,
    };
    let twice = (1..).zip(uses).find(|(n, used)| uses.iter().take(*n - 1).any(|earlier| same(earlier, used)));
    if let Some((n, _)) = twice {
        return Err(MarksFileProblem::ColumnTwice { column: u32::try_from(n).unwrap_or(u32::MAX) });
    }
    let names_somebody = uses.iter().any(|used| matches!(used, Use::Number | Use::Name(_)));
    if names_somebody { Ok(()) } else { Err(MarksFileProblem::NobodyNamed) }
}

#[cfg(test)]
mod tests;
