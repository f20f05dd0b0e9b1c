//! People: roles, standing, three-part names, and what is typed about a person.

mod act;
mod key;
mod particulars;
mod typed;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use act::{FieldChange, PersonAct, PersonField};
pub use key::searched;
pub use particulars::Particulars;
pub use typed::{Address, Number, PersonProblem, Reason};

/// What a member does at a school. One account may hold several roles, each as a member of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Keeps people, courses and policy of a school.
    Admin,
    /// Teaches courses.
    Teacher,
    /// Is enrolled in courses.
    Student,
    /// Is guardian of students.
    Parent,
}

impl Role {
    /// Every role, the most trusted first.
    pub const ALL: [Role; 4] = [Role::Admin, Role::Teacher, Role::Student, Role::Parent];

    /// The name in the database and on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Role::Admin => "admin",
            Role::Teacher => "teacher",
            Role::Student => "student",
            Role::Parent => "parent",
        }
    }

    /// Reads a stored or typed name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// The start page of a person with these roles: the most trusted role's.
    #[must_use]
    pub fn home_of(roles: impl IntoIterator<Item = Role>) -> Option<&'static str> {
        roles.into_iter().min().map(Role::home)
    }

    /// The page a person in this role starts from.
    #[must_use]
    pub fn home(self) -> &'static str {
        match self {
            Role::Admin => "/admin",
            Role::Teacher => "/teacher",
            Role::Student => "/student",
            Role::Parent => "/parent",
        }
    }
}

/// Whether a member may act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// May do all that the role allows.
    Active,
    /// May do nothing, at once, until reactivated.
    Suspended,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Standing; 2] = [Standing::Active, Standing::Suspended];

    /// The name in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Standing::Active => "active",
            Standing::Suspended => "suspended",
        }
    }

    /// Reads a stored or sent name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.name() == name)
    }
}

/// A name as Ethiopia writes it: given name, father's name, grandfather's name. Nobody has a family name.
///
/// The order of the fields is the order of sorting.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Name {
    /// The person's own name; people are addressed by it.
    pub given: String,
    /// The father's given name; may be empty.
    pub father: String,
    /// The grandfather's given name; may be empty.
    pub grandfather: String,
}

impl Name {
    /// A name from its three parts, trimmed.
    #[must_use]
    pub fn new(given: &str, father: &str, grandfather: &str) -> Self {
        Self { given: given.trim().into(), father: father.trim().into(), grandfather: grandfather.trim().into() }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.given)?;
        for part in [&self.father, &self.grandfather] {
            if !part.is_empty() {
                write!(f, " {part}")?;
            }
        }
        Ok(())
    }
}
