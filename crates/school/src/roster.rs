//! Rosters: the people of a school in a file, compared with those whom the school knows.
//!
//! Invariant: a roster that was applied changes nothing when it is compared again, and an empty cell says nothing: it
//! never takes anything away.

mod columns;
mod plan;

use serde::{Deserialize, Serialize};

pub use columns::{class_key, field_of_header, role_of_word};
pub use plan::{ChangedPerson, NewPerson, RosterPlan, plan};

use crate::{
    id::{AccountId, ClassId, MemberId, Version},
    person::{Particulars, PersonField, PersonProblem, Role},
};

/// The most lines of a roster, so that applying one keeps nobody's save waiting.
pub const ROSTER_LINES: usize = 5_000;

/// A line of a roster as it was read. "" says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterLine {
    /// Where it begins in the file, from 1.
    pub line: u32,
    pub number: String,
    pub given: String,
    pub father: String,
    pub grandfather: String,
    pub role: String,
    pub class: String,
    pub email: String,
    /// What stands beyond the columns that have a heading.
    #[serde(default)]
    pub beyond: String,
}

impl RosterLine {
    /// The cell of a field, to be filled by whoever reads the file.
    pub fn cell(&mut self, field: PersonField) -> &mut String {
        match field {
            PersonField::Number => &mut self.number,
            PersonField::GivenName => &mut self.given,
            PersonField::FatherName => &mut self.father,
            PersonField::GrandfatherName => &mut self.grandfather,
            PersonField::Role => &mut self.role,
            PersonField::Class => &mut self.class,
            PersonField::Email => &mut self.email,
        }
    }
}

/// What the school knows before a roster is applied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    pub people: Vec<KnownPerson>,
    /// The classes of the current year with their names.
    pub classes: Vec<(ClassId, String)>,
    /// The names of the classes of earlier years, in which students may still be.
    pub earlier_classes: Vec<(ClassId, String)>,
}

/// A person whom the school knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPerson {
    pub member: MemberId,
    pub version: Version,
    pub role: Role,
    /// The login with its address, if there is one.
    pub login: Option<(AccountId, String)>,
    pub particulars: Particulars,
}

impl KnownPerson {
    /// The address by which the person is known, or "".
    #[must_use]
    pub fn address(&self) -> &str {
        self.login.as_ref().map_or(self.particulars.email.as_str(), |(_, address)| address)
    }
}

/// Why a line of a roster can't be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineProblem {
    /// What it says about the person.
    Person(PersonProblem),
    /// Nothing says what a new person is.
    RoleMissing,
    /// Neither a number nor an e-mail address: the next import would not find the person again.
    KeyMissing,
    /// An earlier line is about the same person.
    Twice {
        /// That line.
        line: u32,
    },
    /// There are more cells than headings.
    Beyond,
}

/// Why a roster can't be read or applied at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RosterProblem {
    /// There is no file and no text, or no line below the headings.
    Empty,
    /// It is no text in UTF-8.
    NotText,
    /// It has more bytes than are taken.
    TooLarge,
    /// It has more than [`ROSTER_LINES`] lines.
    TooManyLines,
    /// A column that every roster needs is not there.
    ColumnMissing(PersonField),
    /// Two columns have the same heading.
    ColumnTwice(PersonField),
    /// Some lines can't be applied, and nobody said to leave them out.
    HasProblems,
    /// No line changes anything.
    NothingToDo,
    /// People changed since the preview: what would be applied is not what was shown.
    Outdated,
}

#[cfg(test)]
mod tests;
