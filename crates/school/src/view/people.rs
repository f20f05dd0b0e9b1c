//! The admin's overview and people.

use serde::{Deserialize, Serialize};

use super::AsOf;
use crate::id::SchoolId;

dated!(AdminHome);

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
