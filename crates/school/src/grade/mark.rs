//! What a cell of the gradebook holds: points, and what the teacher says about them.

use serde::{Deserialize, Serialize};

use super::Points;

/// What a teacher says about a mark, beside its points. A flag never clears a score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// Nothing to say.
    #[default]
    None,
    /// Counts in neither direction, even beside points.
    Excused,
    /// Was due and did not come.
    Missing,
    /// Came late.
    Late,
    /// The student was not there.
    Absent,
    /// Came, but not whole.
    Incomplete,
}

impl Flag {
    /// Every flag with its name in the database and the two letters typed for it.
    pub const CODES: [(Flag, &'static str, &'static str); 6] = [
        (Flag::None, "", ""),
        (Flag::Excused, "excused", "EX"),
        (Flag::Missing, "missing", "MI"),
        (Flag::Late, "late", "LA"),
        (Flag::Absent, "absent", "AB"),
        (Flag::Incomplete, "incomplete", "IN"),
    ];

    /// The name in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::CODES.into_iter().find(|(flag, ..)| *flag == self).map_or("", |(_, name, _)| name)
    }

    /// The letters that a cell shows and takes.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::CODES.into_iter().find(|(flag, ..)| *flag == self).map_or("", |(.., code)| code)
    }

    /// Reads a stored name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::CODES.into_iter().find(|(_, stored, _)| *stored == name).map(|(flag, ..)| flag)
    }
}

/// What a cell holds: points or none, and a flag. Neither is "not yet".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Mark {
    /// The points earned, if any were given.
    pub points: Option<Points>,
    /// What the teacher says about it.
    pub flag: Flag,
}

impl Mark {
    /// A plain mark of so many points.
    #[must_use]
    pub const fn points(points: Points) -> Self {
        Self { points: Some(points), flag: Flag::None }
    }

    /// Whether the cell says nothing yet.
    #[must_use]
    pub fn is_blank(self) -> bool {
        self == Self::default()
    }

    /// The text that a cell shows: "17.5", "EX", "12 LA", "".
    #[must_use]
    pub fn shown(self) -> String {
        match (self.points, self.flag.code()) {
            (None, code) => code.to_owned(),
            (Some(points), "") => points.to_string(),
            (Some(points), code) => format!("{points} {code}"),
        }
    }
}
