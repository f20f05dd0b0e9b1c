//! Why a mark was corrected.

use serde::{Deserialize, Serialize};

/// The reason of a correction: 3 to 500 characters, trimmed, without control characters but line breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason(String);

/// Why a reason was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ReasonProblem {
    #[error("the reason has less than 3 characters")]
    TooShort,
    #[error("the reason has more than 500 characters")]
    TooLong,
    #[error("the reason has control characters")]
    Control,
}

impl Reason {
    /// The fewest characters: "no" is no reason.
    pub const SHORTEST: usize = 3;
    /// The most characters.
    pub const LONGEST: usize = 500;

    /// Reads a reason as it was typed.
    ///
    /// # Errors
    /// When it is too short, too long, or can't be shown.
    pub fn typed(text: &str) -> Result<Self, ReasonProblem> {
        // A form's line breaks are those of the network.
        let text = text.trim().replace("\r\n", "\n");
        match text.chars().count() {
            _ if text.chars().any(|c| c.is_control() && c != '\n') => Err(ReasonProblem::Control),
            0..Self::SHORTEST => Err(ReasonProblem::TooShort),
            Self::SHORTEST..=Self::LONGEST => Ok(Self(text)),
            _ => Err(ReasonProblem::TooLong),
        }
    }

    /// The reason as it is stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_says_something() {
        let typed = |text: &str| Reason::typed(text).map(|reason| reason.0);
        assert_eq!(typed("  recounted\r\ntwice "), Ok("recounted\ntwice".into()));
        assert_eq!(typed("   no  "), Err(ReasonProblem::TooShort));
        assert_eq!(typed(""), Err(ReasonProblem::TooShort));
        assert_eq!(typed("a\u{7}bc"), Err(ReasonProblem::Control));
        assert_eq!(typed(&"ሀ".repeat(500)).map(|text| text.chars().count()), Ok(500));
        assert_eq!(typed(&"x".repeat(501)), Err(ReasonProblem::TooLong));
    }
}
