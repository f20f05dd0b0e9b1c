//! What a teacher writes beside a mark; the student and the parents read it with the posted mark.

use serde::{Deserialize, Serialize};

/// A comment: at most 500 characters, trimmed, without control characters but line breaks; an empty one is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comment(String);

/// Why a comment was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum CommentProblem {
    #[error("the comment has more than 500 characters")]
    TooLong,
    #[error("the comment has control characters")]
    Control,
}

impl Comment {
    /// The most characters.
    pub const LONGEST: usize = 500;

    /// Reads a comment as it was typed.
    ///
    /// # Errors
    /// When it is too long or can't be shown.
    pub fn typed(text: &str) -> Result<Self, CommentProblem> {
        // A form's line breaks are those of the network.
        let text = text.trim().replace("\r\n", "\n");
        if text.chars().any(|c| c.is_control() && c != '\n') {
            return Err(CommentProblem::Control);
        }
        if text.chars().count() > Self::LONGEST { Err(CommentProblem::TooLong) } else { Ok(Self(text)) }
    }

    /// The comment as it is stored.
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_trimmed_and_may_be_empty() {
        let typed = |text: &str| Comment::typed(text).map(Comment::into_text);
        assert_eq!(typed("  well done\r\nsee page 4 "), Ok("well done\nsee page 4".into()));
        assert_eq!(typed(" \n "), Ok(String::new()));
        assert_eq!(typed("a\u{7}b"), Err(CommentProblem::Control));
        assert_eq!(typed("a\tb"), Err(CommentProblem::Control));
        assert_eq!(typed(&"ሀ".repeat(500)).map(|text| text.chars().count()), Ok(500));
        assert_eq!(typed(&"x".repeat(501)), Err(CommentProblem::TooLong));
    }
}
