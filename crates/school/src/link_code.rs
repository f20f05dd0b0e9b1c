//! The code on a family's letter: short enough to type, and a slip of the finger is told from a code that is not known.
//!
//! A code is nine characters of an alphabet of 23: eight that are random and a check character. 23 is a prime, so the
//! weighted sum of ISBN-10 (weights 9 to 1, modulo the size of the alphabet) finds every single wrong character and every
//! swap of two, neighbours or not.
//!
//! Invariant: whatever is on a letter can be read in one way only: no two characters of the alphabet look alike.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::clock::Instant;

/// The characters of a code. Not there, because they look alike: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V.
const ALPHABET: [char; 23] =
    ['3', '4', '6', '7', '9', 'A', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M', 'N', 'P', 'Q', 'R', 'T', 'W', 'X', 'Y'];

/// How many different codes there are: 23 to the power of 8.
const CODES: u64 = 78_310_985_281;

/// How many characters a code has; the last one is the check.
const LENGTH: usize = 9;

/// How many characters stand together.
const GROUP: usize = 3;

/// How long a code works: seven days, in milliseconds.
pub const LIFE_MILLIS: i64 = 7 * 24 * 60 * 60 * 1_000;

/// The most wrong codes that one account may try within [`WINDOW_MILLIS`].
pub const MOST_WRONG: i64 = 5;

/// How long wrong codes are remembered, from the first one on: an hour, in milliseconds.
pub const WINDOW_MILLIS: i64 = 60 * 60 * 1_000;

/// The code on a letter; its check character is right.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LinkCode([u8; LENGTH]);

/// Why a text is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum CodeProblem {
    /// It has more or fewer characters than a code.
    #[error("a code has nine characters")]
    Length,
    /// A character is not of the alphabet, or the check says that one is wrong or two are swapped.
    #[error("a character of the code is wrong")]
    Mistyped,
}

/// Why a parent was not linked to a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkProblem {
    /// What was typed is no code.
    Code(CodeProblem),
    /// No such code works: it is unknown, used, or the school has taken it back.
    UnknownOrUsed,
    /// The code was right, but its seven days are over.
    Expired,
    /// Too many wrong codes: the next try is let in then.
    TooManyTries {
        /// When.
        again_in_minutes: u32,
    },
    /// The school must know what the parent is called.
    NameNeeded,
    /// The parent's membership at that school is suspended.
    Suspended,
    /// Every student of the class has a guardian: there is no letter to write.
    NobodyLeft,
}

impl LinkCode {
    /// The code of a random number; numbers that differ by less than [`LinkCode::count`] have different codes.
    #[must_use]
    pub fn of_number(number: u64) -> Self {
        let mut left = number % CODES;
        let mut code = [0; LENGTH];
        for place in code.iter_mut().take(LENGTH - 1) {
            *place = u8::try_from(left % 23).unwrap_or_default();
            left /= 23;
        }
        let sum = weighted_sum(&code);
        code[LENGTH - 1] = u8::try_from((23 - sum) % 23).unwrap_or_default();
        Self(code)
    }

    /// How many codes there are.
    #[must_use]
    pub fn count() -> u64 {
        CODES
    }

    /// The nine characters without anything between them: what is hashed.
    #[must_use]
    pub fn plain(self) -> String {
        self.characters().collect()
    }

    fn characters(self) -> impl Iterator<Item = char> {
        self.0.into_iter().map(|place| ALPHABET[usize::from(place)])
    }
}

/// In groups of three, as it stands on the letter.
impl fmt::Display for LinkCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, character) in self.characters().enumerate() {
            if place > 0 && place % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{character}")?;
        }
        Ok(())
    }
}

/// A code is a secret: no log shows it.
impl fmt::Debug for LinkCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkCode(…)")
    }
}

impl FromStr for LinkCode {
    type Err = CodeProblem;

    /// Reads what a parent typed: in any case, with or without spaces and hyphens, full-width or with Ethiopic digits.
    fn from_str(typed: &str) -> Result<Self, CodeProblem> {
        let mut code = [0; LENGTH];
        let mut length = 0;
        for character in typed.chars().filter_map(normal) {
            let place = ALPHABET.iter().position(|known| *known == character).ok_or(CodeProblem::Mistyped)?;
            *code.get_mut(length).ok_or(CodeProblem::Length)? = u8::try_from(place).unwrap_or_default();
            length += 1;
        }
        if length != LENGTH {
            return Err(CodeProblem::Length);
        }
        if weighted_sum(&code) == 0 { Ok(Self(code)) } else { Err(CodeProblem::Mistyped) }
    }
}

/// Until when a code that is issued now works.
#[must_use]
pub fn expiry(issued_at: Instant) -> Instant {
    issued_at.plus_millis(LIFE_MILLIS)
}

/// The sum of the places, weighted 9 to 1, modulo 23. It is 0 for a code.
fn weighted_sum(code: &[u8; LENGTH]) -> u32 {
    let weights = (1..=9_u32).rev();
    code.iter().zip(weights).map(|(place, weight)| u32::from(*place) * weight).sum::<u32>() % 23
}

/// A typed character as the alphabet has it; none for what stands between the characters.
fn normal(typed: char) -> Option<char> {
    match typed {
        // Hyphens and dashes, and what only stands between words: also zero-width and in Ethiopic.
        '-' | '_' | '.' | '·' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{200b}'..='\u{200d}' | '\u{feff}' => None,
        '\u{ff0d}' | '\u{1361}' => None,
        space if space.is_whitespace() => None,
        full_width @ '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(full_width) - 0xfee0).map(|narrow| narrow.to_ascii_uppercase())
        }
        digit @ '\u{1369}'..='\u{1371}' => char::from_digit(u32::from(digit) - 0x1368, 10),
        other => Some(other.to_ascii_uppercase()),
    }
}

#[cfg(test)]
mod tests;
