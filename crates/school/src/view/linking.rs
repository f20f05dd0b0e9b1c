//! Parents and children: the school's families, the letters with codes, and what a parent types.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::AsOf;
use crate::{
    clock::Instant,
    curriculum::ClassLabel,
    family::{Kinship, LinkAct},
    id::{ClassId, LinkCodeId, MemberId, Revision, SchoolId},
    language::Tongue,
    person::Name,
};

dated!(Families, Letters, LinkStart);

/// The most families on one page of the list.
pub const FAMILIES_A_PAGE: u32 = 30;

/// Which families a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FamilyShow {
    /// All of them.
    #[default]
    All,
    /// Students without a guardian.
    Unlinked,
    /// Students with a code that is not used yet.
    Waiting,
}

impl FamilyShow {
    /// Every choice.
    pub const ALL: [FamilyShow; 3] = [FamilyShow::All, FamilyShow::Unlinked, FamilyShow::Waiting];

    /// The name in an address.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            FamilyShow::All => "all",
            FamilyShow::Unlinked => "unlinked",
            FamilyShow::Waiting => "waiting",
        }
    }

    /// Reads a name of an address; anything else is all.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|show| show.name() == name).unwrap_or_default()
    }
}

/// Which families a list shows. Everything may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FamiliesFilter {
    /// Only those with all of these words in the student's name or number.
    #[serde(default)]
    pub search: String,
    /// Only those of this class.
    #[serde(default)]
    pub class: Option<ClassId>,
    #[serde(default)]
    pub show: FamilyShow,
    /// The page, from 0.
    #[serde(default)]
    pub page: u32,
}

/// A class whose families the reader keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptClass {
    pub class: ClassId,
    pub label: ClassLabel,
    pub school_name: String,
}

/// The families that an admin or a class teacher keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Families {
    pub as_of: AsOf,
    /// The classes to choose from.
    pub classes: Vec<KeptClass>,
    /// In the order of the students' names.
    pub lines: Vec<FamilyLine>,
    /// Whether there are more on the next page.
    pub more: bool,
}

/// A student with the guardians.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyLine {
    pub student: MemberId,
    pub name: Name,
    pub number: String,
    pub class: ClassLabel,
    pub school: SchoolId,
    pub school_name: String,
    pub guardians: Vec<GuardianLine>,
    /// The codes that work now. What they are only the letters say.
    pub codes: Vec<OpenCode>,
    /// The newest first.
    pub history: Vec<LinkStep>,
}

/// A guardian of a student.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuardianLine {
    pub guardian: MemberId,
    pub name: Name,
    pub kinship: Kinship,
    pub linked_at: Instant,
}

/// A code that works now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenCode {
    pub code: LinkCodeId,
    pub issued_at: Instant,
    pub expires_at: Instant,
}

/// A link that was made or ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkStep {
    pub act: LinkAct,
    pub guardian: Name,
    /// Who did it: the guardian, or who ended it for the school.
    pub by: Name,
    pub at: Instant,
}

/// The letters of one issue, to be printed: the only place that ever shows the codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letters {
    pub as_of: AsOf,
    /// The address at which a parent types the code.
    pub address: String,
    /// In the order of classes and names; empty once they were shown.
    pub letters: Vec<Letter>,
}

/// One letter to a family.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    pub school_name: String,
    pub child: Name,
    pub class: ClassLabel,
    /// The languages that the family reads: of its guardians, else the school's own.
    pub tongues: Vec<Tongue>,
    /// In groups, as it is printed.
    pub code: String,
    /// Until when it works.
    pub expires_at: Instant,
}

/// A code is a secret: no log shows it.
impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Letter").field("child", &self.child).finish_non_exhaustive()
    }
}

/// What an issue has made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// How many codes.
    pub codes: u32,
    pub school: SchoolId,
    pub revision: Revision,
}

/// Codes for every student of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueForClass {
    pub class: ClassId,
    /// Leaves out who has a guardian.
    #[serde(default)]
    pub only_unlinked: bool,
}

/// A code for one student.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueForStudent {
    pub student: MemberId,
    /// Lets the student's other codes work on: this one is for another guardian.
    #[serde(default)]
    pub another_guardian: bool,
}

/// The end of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndLink {
    pub student: MemberId,
    pub guardian: MemberId,
}

/// The acknowledgement of a change in a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyChanged {
    pub school: SchoolId,
    /// The revision that made it visible; none where it was so already.
    pub revision: Option<Revision>,
}

/// What the page knows on which a parent types a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkStart {
    pub as_of: AsOf,
    /// Whether the parent must say what to call them: no school knows it yet.
    pub name_needed: bool,
    /// The children who are linked already, with their schools.
    pub children: Vec<(Name, String)>,
}

/// What a parent types.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseCode {
    /// As it was typed.
    pub code: String,
    pub kinship: Kinship,
    #[serde(default)]
    pub given_name: String,
    #[serde(default)]
    pub father_name: String,
    #[serde(default)]
    pub grandfather_name: String,
}

/// A code is a secret: no log shows it.
impl fmt::Debug for UseCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UseCode").field("kinship", &self.kinship).finish_non_exhaustive()
    }
}

/// The child to whom a parent is linked now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedChild {
    pub child: Name,
    pub school: SchoolId,
    /// The revision that made it visible; none where it was so already.
    pub revision: Option<Revision>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_of_an_address_reads_back() {
        for show in FamilyShow::ALL {
            assert_eq!(FamilyShow::from_name(show.name()), show);
        }
        assert_eq!(FamilyShow::from_name("x"), FamilyShow::All);
    }
}
