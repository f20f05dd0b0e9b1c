//! Instants, and how a screen shows them: alike on the server and in the browser, never by the browser's locale.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An instant: UTC milliseconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

/// The school's distance from UTC at the time of the answer, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UtcOffset {
    /// Minutes east of Greenwich; Ethiopia is 180.
    pub minutes: i32,
}

impl Default for UtcOffset {
    fn default() -> Self {
        Self { minutes: 180 }
    }
}

/// A time of day at the school, shown as `hh:mm:ss`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOfDay {
    seconds: i64,
}

impl Instant {
    /// The time of day that a clock at the school shows.
    #[must_use]
    pub fn time_of_day(self, offset: UtcOffset) -> TimeOfDay {
        let local = self.0.div_euclid(1000) + i64::from(offset.minutes) * 60;
        TimeOfDay { seconds: local.rem_euclid(86_400) }
    }

    /// The instant so many milliseconds later.
    #[must_use]
    pub fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hours, minutes, seconds) = (self.seconds / 3600, self.seconds / 60 % 60, self.seconds % 60);
        write!(f, "{hours:02}:{minutes:02}:{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_at_the_school_is_three_hours_ahead() {
        let offset = UtcOffset::default();
        assert_eq!(Instant(0).time_of_day(offset).to_string(), "03:00:00");
        assert_eq!(Instant(-1).time_of_day(offset).to_string(), "02:59:59");
        assert_eq!(Instant(86_399_999).time_of_day(UtcOffset { minutes: -60 }).to_string(), "22:59:59");
    }
}
