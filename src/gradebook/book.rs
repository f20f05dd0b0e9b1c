//! The open book: its students, its columns, its cells and what each of them is waiting for.
//!
//! Invariant: what someone is typing is never replaced; what came from elsewhere lies under it until the typing ends.

use std::collections::BTreeSet;

use leptos::prelude::*;
use school::{
    clock::SchoolClock,
    grade::{Basis, Mark, Policy, Scale},
    id::{AssessmentId, CourseId, MemberId, SchoolId, Version},
    view::{Column, DeletedColumn, Explanation, GradeCell, Gradebook, RosterRow},
};

use super::{
    cells::{CellSignal, Cells},
    report::Report,
    select::Selection,
    tools::Panel,
    undo::Stack,
    view::{FactsOf, Shown},
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
    /// Which total is shown.
    pub basis: RwSignal<Basis>,
    pub scale: RwSignal<Scale>,
    /// Cells that were refused or met another's value, in the order of the book's keys.
    pub problems: RwSignal<BTreeSet<CellKey>>,
    /// The newest thing that a screen reader should say.
    pub said: RwSignal<String>,
    /// The column whose dialog is open.
    pub menu: RwSignal<Option<AssessmentId>>,
    /// The column that was deleted in this tab last, while that can be taken back in one step.
    pub just_deleted: RwSignal<Option<DeletedColumn>>,
    /// What was deleted and can come back, the newest first.
    pub deleted: RwSignal<Vec<DeletedColumn>>,
    /// How the school shows an instant.
    pub clock: SchoolClock,
    pub cells: Cells,
    /// Totals and counts of each student.
    pub facts: FactsOf,
    /// What of the book is shown.
    pub shown: Shown,
}

impl Book {
    /// Opens a book that was just read.
    #[must_use]
    pub fn open(book: Gradebook) -> Self {
        let (students, columns) = (RwSignal::new(book.students), RwSignal::new(book.assessments));
        let (policy, cells) = (RwSignal::new(book.policy), Cells::of(&book.cells));
        let basis = RwSignal::new(book.basis);
        let facts = FactsOf::new(columns, policy, basis, cells);
        let shown = Shown::new(students, columns, cells, facts);
        Self {
            school: book.school,
            course: book.course,
            may_write: book.may_write,
            may_correct: book.may_correct,
            correcting: RwSignal::new(None),
            panel: RwSignal::new(None),
            selection: Selection::new(shown),
            stack: RwSignal::default(),
            report: RwSignal::new(None),
            ended: book.ended,
            students,
            columns,
            policy,
            basis,
            scale: RwSignal::new(book.scale),
            problems: RwSignal::default(),
            said: RwSignal::default(),
            menu: RwSignal::new(None),
            just_deleted: RwSignal::new(None),
            deleted: RwSignal::new(book.deleted),
            clock: book.as_of.clock,
            cells,
            facts,
            shown,
        }
    }

    /// The page's address.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/teacher/courses/{}/gradebook", self.course)
    }

    /// One cell; a cell that was never written is blank.
    #[must_use]
    pub fn cell(&self, key: CellKey) -> CellSignal {
        self.cells.cell(key)
    }

    /// Shows a whole book that was read anew.
    pub fn replace(&self, book: Gradebook) {
        self.students.set(book.students);
        self.columns.set(book.assessments);
        self.deleted.set(book.deleted);
        self.policy.set(book.policy);
        self.basis.set(book.basis);
        self.scale.set(book.scale);
        self.merge(&book.cells);
    }

    /// Takes over cells as the server holds them, where they are newer and nothing of mine is on its way.
    pub fn merge(&self, cells: &[GradeCell]) {
        self.cells.merge(cells);
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

    /// How a student's total is made, step by step.
    #[must_use]
    pub fn explanation_of(&self, student: MemberId) -> Explanation {
        self.cells.follow_row(student);
        let mark = |column: &Column| self.cells.mark(CellKey { student, assessment: column.assessment });
        let named = |column: &Column| (column.title.clone(), column.scored(mark(column)));
        let named = self.columns.with(|columns| columns.iter().map(named).collect::<Vec<_>>());
        self.policy.with(|policy| Explanation::of(policy, self.basis.get(), self.scale.get(), named))
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
