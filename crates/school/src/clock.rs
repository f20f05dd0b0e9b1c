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

    /// The date and time of day at the school, `yyyy-mm-dd hh:mm`, in the Gregorian calendar.
    #[must_use]
    pub fn date_and_time(self, offset: UtcOffset) -> String {
        let local = self.0.div_euclid(1000) + i64::from(offset.minutes) * 60;
        let (year, month, day) = gregorian(local.div_euclid(86_400));
        let minutes = local.rem_euclid(86_400) / 60;
        format!("{year:04}-{month:02}-{day:02} {:02}:{:02}", minutes / 60, minutes % 60)
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

/// The Gregorian date of a day counted from 1970-01-01: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
fn gregorian(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_the_calendars() {
        let utc = UtcOffset { minutes: 0 };
        assert_eq!(Instant(0).date_and_time(utc), "1970-01-01 00:00");
        assert_eq!(Instant(951_782_400_000).date_and_time(utc), "2000-02-29 00:00");
        assert_eq!(Instant(1_764_028_799_000).date_and_time(UtcOffset::default()), "2025-11-25 02:59");
        assert_eq!(Instant(-1).date_and_time(utc), "1969-12-31 23:59");
    }

    #[test]
    fn the_clock_at_the_school_is_three_hours_ahead() {
        let offset = UtcOffset::default();
        assert_eq!(Instant(0).time_of_day(offset).to_string(), "03:00:00");
        assert_eq!(Instant(-1).time_of_day(offset).to_string(), "02:59:59");
        assert_eq!(Instant(86_399_999).time_of_day(UtcOffset { minutes: -60 }).to_string(), "22:59:59");
    }
}
