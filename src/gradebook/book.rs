//! The open book: its cells as signals of their own, and what each of them is waiting for.
//!
//! Invariant: what someone is typing is never replaced; what came from elsewhere lies under it until the typing ends.

use std::collections::{BTreeSet, HashMap};

use leptos::prelude::*;
use school::{
    grade::{Mark, Overall, Policy, Scale, overall},
    id::{AssessmentId, CourseId, MemberId, SchoolId, Version},
    view::{Column, GradeCell, Gradebook, RosterRow},
};

use super::{report::Report, select::Selection, tools::Panel, undo::Stack};
use crate::error::ApiError;

/// Which cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellKey {
    pub student: MemberId,
    pub assessment: AssessmentId,
}

/// A cell as the teacher sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What the server holds, as far as this tab knows.
    pub stored: Mark,
    /// What the teacher wrote beside it; "" is nothing.
    pub comment: String,
    /// The version of [`Cell::stored`] and of the comment.
    pub version: Version,
    /// What was typed and is not acknowledged.
    pub draft: Draft,
    /// The open editor, if the cell is being edited.
    pub editor: Option<Editor>,
}

/// What was typed into a cell and is not acknowledged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Draft {
    /// Nothing: the cell is saved.
    #[default]
    None,
    /// On its way; what was typed after it goes next.
    Saving { mark: Mark, then: Option<String> },
    /// The server could not be reached; it is tried again by itself.
    Queued { mark: Mark, then: Option<String> },
    /// Refused; what was typed is kept.
    Failed { typed: String, error: ApiError },
    /// Someone else wrote the cell meanwhile: theirs is stored, mine is kept here.
    Conflict { typed: String, mine: Mark },
}

/// An open editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    /// What the input starts with.
    pub seed: String,
    /// The version that the teacher saw when the editing began.
    pub seen: Version,
}

impl Cell {
    /// The mark that counts in the totals.
    #[must_use]
    pub fn mark(&self) -> Mark {
        match self.draft {
            Draft::Saving { mark, .. } | Draft::Queued { mark, .. } => mark,
            Draft::None | Draft::Failed { .. } | Draft::Conflict { .. } => self.stored,
        }
    }

    /// The text that the cell shows while it is not being edited.
    #[must_use]
    pub fn shown(&self) -> String {
        match &self.draft {
            Draft::Failed { typed, .. } => typed.clone(),
            _ => self.mark().shown(),
        }
    }

    /// The state, as `data-state` tells it.
    #[must_use]
    pub fn state(&self) -> &'static str {
        match self.draft {
            Draft::None => "saved",
            Draft::Saving { .. } => "saving",
            Draft::Queued { .. } => "queued",
            Draft::Failed { .. } => "failed",
            Draft::Conflict { .. } => "conflict",
        }
    }
}

/// The open book.
#[derive(Clone, Copy)]
pub struct Book {
    pub school: SchoolId,
    pub course: CourseId,
    /// Whether cells can be edited.
    pub may_write: bool,
    /// Whether an admin may correct cells, with a reason.
    pub may_correct: bool,
    /// The cell that an admin is correcting, in the dialog.
    pub correcting: RwSignal<Option<CellKey>>,
    /// The dialog that is open over the grid.
    pub panel: RwSignal<Option<Panel>>,
    /// The cells that are worked on together.
    pub selection: Selection,
    /// What was done on this page and can be undone.
    pub stack: RwSignal<Stack>,
    /// Why the last operation on many cells was not done.
    pub report: RwSignal<Option<Report>>,
    pub ended: bool,
    pub students: RwSignal<Vec<RosterRow>>,
    pub columns: RwSignal<Vec<Column>>,
    pub policy: RwSignal<Policy>,
    pub scale: RwSignal<Scale>,
    /// Cells that were refused or met another's value, in the order of the book's keys.
    pub problems: RwSignal<BTreeSet<CellKey>>,
    /// The newest thing that a screen reader should say.
    pub said: RwSignal<String>,
    cells: StoredValue<HashMap<CellKey, ArcRwSignal<Cell>>>,
}

impl Book {
    /// Opens a book that was just read.
    #[must_use]
    pub fn open(book: Gradebook) -> Self {
        let (students, columns) = (RwSignal::new(book.students), RwSignal::new(book.assessments));
        let open = Self {
            school: book.school,
            course: book.course,
            may_write: book.may_write,
            may_correct: book.may_correct,
            correcting: RwSignal::new(None),
            panel: RwSignal::new(None),
            selection: Selection::new(students, columns),
            stack: RwSignal::default(),
            report: RwSignal::new(None),
            ended: book.ended,
            students,
            columns,
            policy: RwSignal::new(book.policy),
            scale: RwSignal::new(book.scale),
            problems: RwSignal::default(),
            said: RwSignal::default(),
            cells: StoredValue::default(),
        };
        open.merge(&book.cells);
        open
    }

    /// The cell's signal; a cell that was never written is blank.
    #[must_use]
    pub fn cell(&self, key: CellKey) -> ArcRwSignal<Cell> {
        if let Some(cell) = self.cells.with_value(|cells| cells.get(&key).cloned()) {
            return cell;
        }
        let cell = ArcRwSignal::new(Cell::default());
        self.cells.update_value(|cells| {
            cells.insert(key, cell.clone());
        });
        cell
    }

    /// Shows a whole book that was read anew.
    pub fn replace(&self, book: Gradebook) {
        self.students.set(book.students);
        self.columns.set(book.assessments);
        self.policy.set(book.policy);
        self.scale.set(book.scale);
        self.merge(&book.cells);
    }

    /// Takes over cells as the server holds them, where they are newer and nothing of mine is on its way.
    pub fn merge(&self, cells: &[GradeCell]) {
        for fresh in cells {
            let key = CellKey { student: fresh.student, assessment: fresh.assessment };
            let cell = self.cell(key);
            let newer =
                |c: &Cell| c.version < fresh.version && !matches!(c.draft, Draft::Saving { .. } | Draft::Queued { .. });
            if cell.with_untracked(newer) {
                cell.update(|cell| {
                    (cell.stored, cell.version) = (fresh.mark, fresh.version);
                    cell.comment.clone_from(&fresh.comment);
                });
            }
        }
    }

    /// A cell as the server holds it, as far as this tab knows.
    #[must_use]
    pub fn held(&self, key: CellKey) -> GradeCell {
        let CellKey { student, assessment } = key;
        self.cell(key).with_untracked(|cell| GradeCell {
            student,
            assessment,
            mark: cell.stored,
            comment: cell.comment.clone(),
            version: cell.version,
        })
    }

    /// Changes a cell's draft and keeps the list of problems true.
    pub fn set_draft(&self, key: CellKey, draft: Draft) {
        let needs_me = matches!(draft, Draft::Failed { .. } | Draft::Conflict { .. });
        self.cell(key).update(|cell| cell.draft = draft);
        if self.problems.with_untracked(|problems| problems.contains(&key)) != needs_me {
            self.problems.update(|problems| {
                if needs_me {
                    problems.insert(key)
                } else {
                    problems.remove(&key)
                };
            });
        }
    }

    /// A student's overall of this book, repainted in the frame in which a cell changes.
    #[must_use]
    pub fn overall_of(&self, student: MemberId) -> Overall {
        let marks = self.columns.with(|columns| {
            let scored = |column: &Column| {
                let key = CellKey { student, assessment: column.assessment };
                column.scored(self.cell(key).with(Cell::mark))
            };
            columns.iter().map(scored).collect::<Vec<_>>()
        });
        self.policy.with(|policy| overall(policy, marks))
    }

    /// The column of an assessment, if it is still there.
    #[must_use]
    pub fn column(&self, assessment: AssessmentId) -> Option<Column> {
        self.columns.with_untracked(|columns| columns.iter().find(|c| c.assessment == assessment).cloned())
    }

    /// The name of a cell: whose and of what.
    #[must_use]
    pub fn names(&self, key: CellKey) -> (String, String) {
        let student = self
            .students
            .with_untracked(|students| students.iter().find(|s| s.student == key.student).map(|s| s.name.to_string()));
        (student.unwrap_or_default(), self.column(key.assessment).map(|c| c.title).unwrap_or_default())
    }
}
