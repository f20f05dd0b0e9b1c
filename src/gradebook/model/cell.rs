//! One cell, and what it waits for.
//!
//! Invariant: what someone is typing is never replaced; what came from elsewhere lies under it until the typing ends.

use school::{
    grade::Mark,
    id::{AssessmentId, MemberId, Version},
    view::GradeCell,
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

impl CellKey {
    /// Which cell one is that was read or saved.
    #[must_use]
    pub fn of(cell: &GradeCell) -> Self {
        Self { student: cell.student, assessment: cell.assessment }
    }

    /// The id of its element.
    #[must_use]
    pub fn element_id(self) -> String {
        format!("cell-{}-{}", self.student, self.assessment)
    }
}

impl Cell {
    /// Whether what was typed is on its way.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        matches!(self.draft, Draft::Saving { .. } | Draft::Queued { .. })
    }

    /// Whether it is being edited, or what was typed is on its way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.editor.is_some() || self.is_waiting()
    }

    /// Whether it waits for its writer: what was typed was refused, or met another's mark.
    #[must_use]
    pub fn needs_its_writer(&self) -> bool {
        matches!(self.draft, Draft::Failed { .. } | Draft::Conflict { .. })
    }

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

/// The key of a save by a plain form: one for each version that was seen, so that a form that is sent twice counts once.
#[must_use]
pub fn by_form_id(key: CellKey, seen: Version) -> String {
    format!("form-{}-{}-{}", key.student, key.assessment, seen.0)
}
