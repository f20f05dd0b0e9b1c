//! Typed ids: a course's id can't be passed where a student's is wanted.

use std::{fmt, num::ParseIntError, str::FromStr};

use serde::{Deserialize, Serialize};

/// Declares an id type over the database's BIGINT.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<i64> for $name {
            fn from(id: i64) -> Self {
                Self(id)
            }
        }

        impl From<$name> for i64 {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl FromStr for $name {
            type Err = ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map($name)
            }
        }
    )+};
}

ids! {
    /// A school: first in the key of every table but accounts and sessions.
    SchoolId,
    /// A login, global: one account may be a member of several schools.
    AccountId,
    /// A person in one role at one school: a student, a parent, a teacher or an admin.
    MemberId,
    /// A school year, such as 2017 E.C.
    YearId,
    /// A part of the year with its own totals: a semester.
    TermId,
    /// What is taught: Mathematics.
    SubjectId,
    /// A group of students who learn together: Grade 9 A.
    ClassId,
    /// A subject taught to a class in a year.
    CourseId,
    /// A column of the gradebook: a quiz, a final exam.
    AssessmentId,
    /// A roster from a file.
    RosterId,
    /// Marks from a file.
    MarksFileId,
    /// A line of a person's history.
    PersonActId,
    /// A download of a person's data.
    DisclosureId,
    /// A message in a person's inbox.
    NotificationId,
    /// A teacher's request to teach a course.
    CourseRequestId,
    /// A student's request to join a course.
    EnrollmentRequestId,
    /// A question of a family to a course's teachers.
    QuestionId,
    /// An invitation or a password reset.
    OneTimeLinkId,
    /// A mail that waits to be sent, or was.
    MailId,
    /// Somebody who registered and waits for an admin.
    RegistrationId,
    /// A code that links a guardian to a student.
    LinkCodeId,
    /// Codes that were issued together, on letters that are printed together.
    LinkIssueId,
}

/// The number of a school's latest committed change; a reader that holds revision N has seen every change up to N.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Revision(pub i64);

/// How often a grade was written; 0 is a cell that was never written. A save names the version that its writer saw.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Version(pub i64);

impl Version {
    /// The version after one more write.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// A save's idempotency key, made by the client: the same key from the same person is the same save.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SaveId(String);

/// The text is not 8 to 64 letters, digits or hyphens.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("a save id is 8 to 64 letters, digits or hyphens")]
pub struct BadSaveId;

impl SaveId {
    /// The key as it is stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SaveId {
    type Error = BadSaveId;

    fn try_from(text: String) -> Result<Self, BadSaveId> {
        let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if plain && (8..=64).contains(&text.len()) { Ok(Self(text)) } else { Err(BadSaveId) }
    }
}

impl From<SaveId> for String {
    fn from(id: SaveId) -> Self {
        id.0
    }
}
