//! The admin's overview and people.

use serde::{Deserialize, Serialize};

use super::{AsOf, blank_is_none};
use crate::{
    curriculum::ClassLabel,
    id::{ClassId, MemberId, SchoolId},
    person::{Name, Role, Standing},
};

dated!(AdminHome, PeopleList);

/// The admin's start page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdminHome {
    pub as_of: AsOf,
    /// The schools that the reader administers, by name.
    pub schools: Vec<SchoolOverview>,
}

/// A school in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolOverview {
    pub school: SchoolId,
    pub name: String,
    pub people: Headcount,
    pub waiting: Waiting,
}

/// What waits for a decision at a school.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Requests to teach.
    pub courses: Undecided,
    /// Requests to join.
    pub enrollments: Undecided,
    /// Registrations to review.
    pub registrations: u32,
}

/// Requests that nobody has decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undecided {
    pub pending: u32,
    pub under_review: u32,
}

/// How many people a school has: those who are active by role, and those who are suspended in whatever role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headcount {
    pub admins: u32,
    pub teachers: u32,
    pub students: u32,
    pub parents: u32,
    pub suspended: u32,
}

/// The most people on one page of the list.
pub const PEOPLE_A_PAGE: u32 = 50;

/// Which people the list shows. Everything may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PeopleFilter {
    /// Only those with all of these words in name, number or e-mail.
    #[serde(default)]
    pub search: String,
    #[serde(default)]
    pub role: Option<Role>,
    #[serde(default, deserialize_with = "blank_is_none")]
    pub class: Option<ClassId>,
    /// Only those of this school, of several.
    #[serde(default, deserialize_with = "blank_is_none")]
    pub school: Option<SchoolId>,
    #[serde(default)]
    pub standing: Option<Standing>,
    /// The page, from 1; 0 is the first one, too.
    #[serde(default)]
    pub page: u32,
}

/// A page of the people of all schools that the reader administers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleList {
    pub as_of: AsOf,
    /// The schools, by name.
    pub schools: Vec<NamedSchool>,
    /// The classes of the current year, by grade level, stream and section.
    pub classes: Vec<NamedClass>,
    /// How many people the filter finds.
    pub total: u32,
    /// The page that this is, from 1: the last one where a later one was asked for.
    pub page: u32,
    /// By given, father's and grandfather's name.
    pub people: Vec<PersonLine>,
}

/// A school to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedSchool {
    pub school: SchoolId,
    pub name: String,
}

/// A class to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedClass {
    pub school: SchoolId,
    pub class: ClassId,
    pub label: ClassLabel,
}

/// A person in one role at one school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonLine {
    pub school: SchoolId,
    pub member: MemberId,
    pub name: Name,
    pub role: Role,
    /// "" for none.
    pub number: String,
    /// Empty for none.
    pub class: ClassLabel,
    /// The login's address, or where an invitation would go, or "".
    pub email: String,
    /// Whether the person can sign in.
    pub has_login: bool,
    pub standing: Standing,
}

impl PeopleList {
    /// How many pages the found people fill; at least one.
    #[must_use]
    pub fn pages(&self) -> u32 {
        self.total.div_ceil(PEOPLE_A_PAGE).max(1)
    }
}
