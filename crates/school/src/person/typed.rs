//! What is typed about a person, in a form or a roster, parsed into types that only a database can find fault with.

use serde::{Deserialize, Serialize};

use super::Name;
use crate::account::Email;

/// The most characters of one part of a name.
const NAME_LENGTH: usize = 60;
/// The most characters of a number.
const NUMBER_LENGTH: usize = 32;
/// The most characters of a reason.
const REASON_LENGTH: usize = 500;

/// Why something about a person was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum PersonProblem {
    #[error("the given name is missing")]
    GivenNameMissing,
    #[error("a part of the name has more than 60 characters")]
    NameTooLong,
    #[error("there are control characters")]
    Control,
    /// A student without a number is in no list and in no roster.
    #[error("a student needs a number")]
    NumberMissing,
    #[error("the number has more than 32 characters")]
    NumberTooLong,
    #[error("somebody else at the school has the number")]
    NumberTaken,
    #[error("this is no e-mail address")]
    EmailOdd,
    #[error("somebody else in that role has the e-mail address")]
    EmailTaken,
    /// The login's owner changes it.
    #[error("the person signs in with another e-mail address")]
    EmailOfLogin,
    #[error("the school has no such class this year")]
    ClassUnknown,
    #[error("only a student is in a class")]
    ClassOfNoStudent,
    #[error("there is no such role")]
    RoleUnknown,
    /// Somebody is added in the other role instead.
    #[error("a person's role stays")]
    RoleStays,
    #[error("the reason is missing")]
    ReasonMissing,
    #[error("the reason has more than 500 characters")]
    ReasonTooLong,
    /// So a school never loses its last admin.
    #[error("nobody suspends themselves")]
    Oneself,
    #[error("somebody changed the person meanwhile")]
    Overtaken,
}

impl Name {
    /// Reads a name as it was typed.
    ///
    /// # Errors
    /// Without a given name, and for a part that is too long or has control characters.
    pub fn typed(given: &str, father: &str, grandfather: &str) -> Result<Self, PersonProblem> {
        let [given, father, grandfather] = [given, father, grandfather].map(|part| plain(part, NAME_LENGTH));
        let too_long = |part: Result<_, TooMuch>| part.map_err(|much| much.or(PersonProblem::NameTooLong));
        let name = Self { given: too_long(given)?, father: too_long(father)?, grandfather: too_long(grandfather)? };
        if name.given.is_empty() { Err(PersonProblem::GivenNameMissing) } else { Ok(name) }
    }
}

/// A number that the school gives a person; may be none.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(String);

impl Number {
    /// Reads a number as it was typed: letters, digits and signs as the school writes them.
    ///
    /// # Errors
    /// When it is too long or has control characters.
    pub fn typed(text: &str) -> Result<Self, PersonProblem> {
        plain(text, NUMBER_LENGTH).map(Self).map_err(|much| much.or(PersonProblem::NumberTooLong))
    }

    /// A number that was stored, which is not looked at again.
    #[must_use]
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// The number as it is stored; "" for none.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }
}

/// An e-mail address by which the school knows a person, in lower case; may be none.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(String);

impl Address {
    /// Reads an address as it was typed. Whether a mail server knows it, only a message shows.
    ///
    /// # Errors
    /// [`PersonProblem::EmailOdd`] for what can't be an address.
    pub fn typed(text: &str) -> Result<Self, PersonProblem> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        Email::parse(text).map(|email| Self(email.to_string())).map_err(|_| PersonProblem::EmailOdd)
    }

    /// An address that was stored, which is not looked at again.
    #[must_use]
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// The address as it is stored; "" for none.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }
}

/// Why something was done to a person, for those who read the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason(String);

impl Reason {
    /// Reads a reason as it was typed.
    ///
    /// # Errors
    /// When it is missing, too long or has control characters.
    pub fn typed(text: &str) -> Result<Self, PersonProblem> {
        let text = plain(text, REASON_LENGTH).map_err(|much| much.or(PersonProblem::ReasonTooLong))?;
        if text.is_empty() { Err(PersonProblem::ReasonMissing) } else { Ok(Self(text)) }
    }

    /// The reason as it is stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a text has too much of.
enum TooMuch {
    Characters,
    Control,
}

impl TooMuch {
    fn or(self, too_long: PersonProblem) -> PersonProblem {
        match self {
            TooMuch::Characters => too_long,
            TooMuch::Control => PersonProblem::Control,
        }
    }
}

/// A text of one line: trimmed, with single spaces.
fn plain(text: &str, most: usize) -> Result<String, TooMuch> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().any(char::is_control) {
        Err(TooMuch::Control)
    } else if words.chars().count() > most {
        Err(TooMuch::Characters)
    } else {
        Ok(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_trimmed_and_needs_its_first_part() {
        assert_eq!(Name::typed(" Abeba ", "Girma", "Wolde  Giorgis"), Ok(Name::new("Abeba", "Girma", "Wolde Giorgis")));
        assert_eq!(Name::typed("አበባ", "", ""), Ok(Name::new("አበባ", "", "")));
        assert_eq!(Name::typed(" ", "Girma", ""), Err(PersonProblem::GivenNameMissing));
        assert_eq!(Name::typed("A", &"x".repeat(61), ""), Err(PersonProblem::NameTooLong));
        assert_eq!(Name::typed("A\u{7}b", "", ""), Err(PersonProblem::Control));
        assert_eq!(Name::typed("=1+1", "", "").map(|name| name.given), Ok("=1+1".into()), "text is text");
    }

    #[test]
    fn an_address_is_one_that_can_sign_in_or_none() {
        assert_eq!(Address::typed(" Head@School.ET ").map(|a| a.0), Ok("head@school.et".into()));
        assert!(Address::typed("  ").is_ok_and(|none| none.is_none()));
        assert_eq!(Address::typed("nowhere"), Err(PersonProblem::EmailOdd));
    }

    #[test]
    fn a_number_is_any_text_of_one_line_and_a_reason_is_not_empty() {
        assert_eq!(Number::typed(" AK/12  b ").map(|n| n.0), Ok("AK/12 b".into()));
        assert!(Number::typed("").is_ok_and(|none| none.is_none()));
        assert_eq!(Number::typed(&"9".repeat(33)), Err(PersonProblem::NumberTooLong));
        assert_eq!(Reason::typed(" \n "), Err(PersonProblem::ReasonMissing));
        assert_eq!(Reason::typed("left\nthe school").map(|r| r.0), Ok("left the school".into()));
        assert_eq!(Reason::typed(&"x".repeat(501)), Err(PersonProblem::ReasonTooLong));
    }
}
