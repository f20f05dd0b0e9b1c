//! What a school calls its things.

use serde::{Deserialize, Serialize};

/// What a school, a subject, a year, a term or a section is called: 1 to 80 characters, trimmed, runs of spaces made one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Label(String);

/// Why a name was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum LabelProblem {
    #[error("the name is empty")]
    Empty,
    #[error("the name has more than 80 characters")]
    TooLong,
    #[error("the name has control characters")]
    Control,
}

impl Label {
    /// The most characters.
    pub const LONGEST: usize = 80;

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Label {
    type Error = LabelProblem;

    fn try_from(text: String) -> Result<Self, LabelProblem> {
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match name.chars().count() {
            0 => Err(LabelProblem::Empty),
            _ if name.chars().any(char::is_control) => Err(LabelProblem::Control),
            1..=Self::LONGEST => Ok(Self(name)),
            _ => Err(LabelProblem::TooLong),
        }
    }
}

impl From<Label> for String {
    fn from(label: Label) -> Self {
        label.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_tidied_or_refused() {
        let name = |text: &str| Label::try_from(text.to_owned()).map(String::from);
        assert_eq!(name("  Local \n  Language "), Ok("Local Language".into()));
        assert_eq!(name(" "), Err(LabelProblem::Empty));
        assert_eq!(name("a\u{7}b"), Err(LabelProblem::Control));
        assert_eq!(name(&"x".repeat(81)), Err(LabelProblem::TooLong));
        assert_eq!(name(&"ሀ".repeat(80)).map(|n| n.chars().count()), Ok(80));
    }
}
