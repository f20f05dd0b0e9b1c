//! Families: what a guardian is to a student.

use serde::{Deserialize, Serialize};

/// What a guardian is to a student.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kinship {
    /// The mother.
    Mother,
    /// The father.
    Father,
    /// A guardian by law or custom.
    Guardian,
    /// Somebody else whom the school trusts with it.
    Other,
}

impl Kinship {
    /// Every kinship, in the order in which a form offers them.
    pub const ALL: [Kinship; 4] = [Kinship::Mother, Kinship::Father, Kinship::Guardian, Kinship::Other];

    /// The name in the database and on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kinship::Mother => "mother",
            Kinship::Father => "father",
            Kinship::Guardian => "guardian",
            Kinship::Other => "other",
        }
    }

    /// Reads a stored name; what a roster from elsewhere says otherwise is a guardian.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|kinship| kinship.name() == name).unwrap_or(Kinship::Guardian)
    }
}

/// What happened to a link between a guardian and a student.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkAct {
    /// A code made it.
    Linked,
    /// The school ended it.
    Unlinked,
}

impl LinkAct {
    /// Every act.
    pub const ALL: [LinkAct; 2] = [LinkAct::Linked, LinkAct::Unlinked];

    /// The name in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            LinkAct::Linked => "linked",
            LinkAct::Unlinked => "unlinked",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back() {
        for kinship in Kinship::ALL {
            assert_eq!(Kinship::from_name(kinship.name()), kinship);
            assert_eq!(serde_json::to_value(kinship).ok(), Some(kinship.name().into()));
        }
        for act in LinkAct::ALL {
            assert_eq!(LinkAct::from_name(act.name()), Some(act));
        }
    }

    #[test]
    fn who_is_called_otherwise_is_a_guardian() {
        assert_eq!(["parent", "", "uncle"].map(Kinship::from_name), [Kinship::Guardian; 3]);
    }
}
