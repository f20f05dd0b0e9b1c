//! How long a new mark stays with the school before families see it.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, Visitor},
};

use crate::digits::plain;

/// A grace time in whole minutes, an hour at most. None: families see a mark at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "u8")]
pub struct Grace(u8);

/// A time that is longer than a grace time may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a grace time of more than an hour")]
pub struct TooLong;

impl Grace {
    /// What a form offers, in minutes.
    pub const CHOICES: [Grace; 8] =
        [Grace(0), Grace(1), Grace(2), Grace(5), Grace(10), Grace(15), Grace(30), Grace(Self::MOST)];

    /// The longest, in minutes.
    const MOST: u8 = 60;

    /// Whole minutes.
    #[must_use]
    pub fn minutes(self) -> u8 {
        self.0
    }

    /// Whole seconds.
    #[must_use]
    pub fn seconds(self) -> i64 {
        60 * i64::from(self.0)
    }

    /// The grace time of so many seconds; a part of a minute is left out.
    #[must_use]
    pub fn of_seconds(seconds: i64) -> Option<Self> {
        u8::try_from(seconds / 60).ok().filter(|_| seconds >= 0)?.try_into().ok()
    }

    /// The name in the history of settings: the minutes.
    #[must_use]
    pub fn name(self) -> String {
        self.0.to_string()
    }

    /// Reads a stored name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        plain::<u8>(name)?.try_into().ok()
    }
}

/// A number, or its digits as a form sends them, of which no other spelling is read.
impl<'de> Deserialize<'de> for Grace {
    fn deserialize<D: Deserializer<'de>>(format: D) -> Result<Self, D::Error> {
        format.deserialize_any(Minutes)
    }
}

struct Minutes;

impl Visitor<'_> for Minutes {
    type Value = Grace;

    fn expecting(&self, words: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(words, "whole minutes up to {}", Grace::MOST)
    }

    fn visit_u64<E: Error>(self, minutes: u64) -> Result<Grace, E> {
        u8::try_from(minutes).ok().and_then(|minutes| minutes.try_into().ok()).ok_or_else(|| E::custom(TooLong))
    }

    fn visit_str<E: Error>(self, typed: &str) -> Result<Grace, E> {
        Grace::from_name(typed).ok_or_else(|| E::custom(TooLong))
    }
}

impl TryFrom<u8> for Grace {
    type Error = TooLong;

    fn try_from(minutes: u8) -> Result<Self, TooLong> {
        if minutes <= Self::MOST { Ok(Self(minutes)) } else { Err(TooLong) }
    }
}

impl From<Grace> for u8 {
    fn from(grace: Grace) -> Self {
        grace.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grace_time_is_an_hour_at_most() {
        for grace in Grace::CHOICES {
            assert_eq!(Grace::from_name(&grace.name()), Some(grace));
            assert_eq!(Grace::of_seconds(grace.seconds()), Some(grace));
        }
        for wrong in ["", "x", "-1", "61", "300", "1.5", "+5", "05", "007", " 5"] {
            assert_eq!(Grace::from_name(wrong), None, "{wrong}");
            assert!(serde_json::from_value::<Grace>(wrong.into()).is_err(), "as a form sends it: {wrong}");
        }
        assert_eq!(serde_json::from_str::<Grace>("5").ok(), Grace::from_name("5"));
        assert_eq!(serde_json::from_str::<Grace>("\"5\"").ok(), Grace::from_name("5"));
        assert_eq!([-1, 3_660, 100_000].map(Grace::of_seconds), [None; 3]);
        assert_eq!(Grace::of_seconds(59), Some(Grace::default()));
        assert!(serde_json::from_str::<Grace>("61").is_err());
    }
}
