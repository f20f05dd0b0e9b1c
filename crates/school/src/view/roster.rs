//! A roster from a file: what it would change, and what it changed.

use serde::{Deserialize, Serialize};

use super::AsOf;
use crate::{
    clock::Instant,
    id::{MemberId, Revision, RosterId, SchoolId},
    person::{FieldChange, Name, PersonField, Role},
    roster::LineProblem,
};

dated!(RosterPage);

/// A roster that waits to be applied, or was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterPage {
    pub as_of: AsOf,
    pub roster: RosterId,
    pub school_name: String,
    /// What the file was called; "" for a text that was pasted.
    pub file_name: String,
    pub made_at: Instant,
    /// What it would change; empty once it is applied.
    pub shown: RosterShown,
    /// What it changed, once it is applied.
    pub outcome: Option<RosterOutcome>,
}

/// What a roster would change, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterShown {
    pub new: Vec<RosterNew>,
    pub changed: Vec<RosterChanged>,
    /// How many lines say what is known already.
    pub unchanged: u32,
    pub bad: Vec<RosterBad>,
}

/// A person who would be added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterNew {
    pub line: u32,
    pub name: Name,
    pub role: Role,
    pub number: String,
    pub class: String,
    pub email: String,
}

/// A person about whom something would change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterChanged {
    pub line: u32,
    pub member: MemberId,
    /// The name as it is now.
    pub name: Name,
    pub changes: Vec<FieldChange>,
}

/// A line that can't be applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterBad {
    pub line: u32,
    /// The column; none is one without a heading.
    pub field: Option<PersonField>,
    /// What stands there.
    pub value: String,
    pub why: LineProblem,
}

/// What a roster changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterOutcome {
    pub at: Instant,
    pub added: u32,
    pub changed: u32,
    /// How many bad lines were left out.
    pub left_out: u32,
}

/// Applies a roster as it was previewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplyRoster {
    pub roster: RosterId,
    /// Whether bad lines are left out; else one bad line keeps all from being applied.
    #[serde(default)]
    pub good_only: bool,
}

/// The acknowledgement of an applied roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterApplied {
    pub school: SchoolId,
    pub outcome: RosterOutcome,
    /// None where it was applied before.
    pub revision: Option<Revision>,
}

impl RosterShown {
    /// Whether a line changes anything.
    #[must_use]
    pub fn changes_something(&self) -> bool {
        !self.new.is_empty() || !self.changed.is_empty()
    }
}
