//! What a subject is called.

use serde::{Deserialize, Serialize};

/// The name of a subject: 1 to 60 characters, trimmed, runs of spaces made one, no control characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SubjectName(String);

/// Why a name was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum SubjectNameProblem {
    #[error("the name is empty")]
    Empty,
    #[error("the name has more than 60 characters")]
    TooLong,
    #[error("the name has control characters")]
    Control,
}

impl SubjectName {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SubjectName {
    type Error = SubjectNameProblem;

    fn try_from(text: String) -> Result<Self, SubjectNameProblem> {
        if text.chars().any(char::is_control) {
            return Err(SubjectNameProblem::Control);
        }
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match name.chars().count() {
            0 => Err(SubjectNameProblem::Empty),
            1..=60 => Ok(Self(name)),
            _ => Err(SubjectNameProblem::TooLong),
        }
    }
}

impl From<SubjectName> for String {
    fn from(name: SubjectName) -> Self {
        name.0
    }
}
