//! The open book: its cells as signals of their own, and what each of them is waiting for.
//!
//! Invariant: what someone is typing is never replaced; what came from elsewhere lies under it until the typing ends.

use std::collections::{BTreeSet, HashMap};

use leptos::prelude::*;
use school::{
    grade::{Basis, Mark, Overall, Policy, Scale, Scored, derive},
    id::{AssessmentId, CourseId, MemberId, SchoolId, Version},
    view::{Column, Explanation, GradeCell, Gradebook, RosterRow},
};

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
    /// The version of [`Cell::stored`].
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
    pub ended: bool,
    pub students: RwSignal<Vec<RosterRow>>,
    pub columns: RwSignal<Vec<Column>>,
    pub policy: RwSignal<Policy>,
    /// Which total is shown.
    pub basis: RwSignal<Basis>,
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
        let open = Self {
            school: book.school,
            course: book.course,
            may_write: book.may_write,
            may_correct: book.may_correct,
            correcting: RwSignal::new(None),
            ended: book.ended,
            students: RwSignal::new(book.students),
            columns: RwSignal::new(book.assessments),
            policy: RwSignal::new(book.policy),
            basis: RwSignal::new(book.basis),
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
        self.basis.set(book.basis);
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
                cell.update(|cell| (cell.stored, cell.version) = (fresh.mark, fresh.version));
            }
        }
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
        let marks = self.columns.with(|columns| columns.iter().map(|c| self.scored(student, c)).collect::<Vec<_>>());
        self.policy.with(|policy| derive(policy, self.basis.get(), marks).overall())
    }

    /// The same, step by step.
    #[must_use]
    pub fn explanation_of(&self, student: MemberId) -> Explanation {
        let named = |column: &Column| (column.title.clone(), self.scored(student, column));
        let named = self.columns.with(|columns| columns.iter().map(named).collect::<Vec<_>>());
        self.policy.with(|policy| Explanation::of(policy, self.basis.get(), self.scale.get(), named))
    }

    fn scored(&self, student: MemberId, column: &Column) -> Scored {
        column.scored(self.cell(CellKey { student, assessment: column.assessment }).with(Cell::mark))
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
