//! Instants, and how a screen shows them: alike on the server and in the browser, never by the browser's locale.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::calendar::{Calendar, Date, Day};

/// An instant: UTC milliseconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

/// How the clocks and calendars on a school's walls show an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SchoolClock {
    /// The distance from UTC at the time of the answer, in minutes east of Greenwich; Ethiopia is 180.
    pub offset_minutes: i32,
    /// Whose months and years dates have.
    #[serde(default)]
    pub calendar: Calendar,
}

impl Default for SchoolClock {
    fn default() -> Self {
        Self { offset_minutes: 180, calendar: Calendar::default() }
    }
}

/// A time of day at the school, shown as `hh:mm:ss`, or `hh:mm` by `{:#}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOfDay {
    seconds: i64,
}

impl Instant {
    /// The time of day that a clock at the school shows.
    #[must_use]
    pub fn time_of_day(self, clock: SchoolClock) -> TimeOfDay {
        TimeOfDay { seconds: self.local_seconds(clock).rem_euclid(86_400) }
    }

    /// The date that the school's calendar shows.
    #[must_use]
    pub fn date(self, clock: SchoolClock) -> Date {
        clock.calendar.date(self.day(clock))
    }

    /// The day that it is at the school.
    #[must_use]
    pub fn day(self, clock: SchoolClock) -> Day {
        Day(self.local_seconds(clock).div_euclid(86_400))
    }

    /// The instant as machines read it, `yyyy-mm-ddThh:mm:ssZ`.
    #[must_use]
    pub fn utc(self) -> String {
        let utc = SchoolClock { offset_minutes: 0, calendar: Calendar::Gregorian };
        format!("{}T{}Z", self.day(utc).iso(), self.time_of_day(utc))
    }

    /// The instant so many milliseconds later.
    #[must_use]
    pub fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    fn local_seconds(self, clock: SchoolClock) -> i64 {
        self.0.div_euclid(1000) + i64::from(clock.offset_minutes) * 60
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hours, minutes, seconds) = (self.seconds / 3600, self.seconds / 60 % 60, self.seconds % 60);
        write!(f, "{hours:02}:{minutes:02}")?;
        if f.alternate() { Ok(()) } else { write!(f, ":{seconds:02}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i32) -> SchoolClock {
        SchoolClock { offset_minutes: minutes, ..SchoolClock::default() }
    }

    #[test]
    fn a_date_is_the_schools_own() {
        let shown = |at: i64, clock| {
            let date = Instant(at).date(clock);
            (date.year, date.month, date.day)
        };
        assert_eq!(shown(0, at(0)), (1970, 1, 1));
        assert_eq!(shown(-1, at(0)), (1969, 12, 31));
        // 23:59 in London is the next day in Addis Ababa.
        assert_eq!(shown(1_764_028_799_000, at(0)), (2025, 11, 24));
        assert_eq!(shown(1_764_028_799_000, SchoolClock::default()), (2025, 11, 25));
        let ethiopian = SchoolClock { calendar: Calendar::Ethiopian, ..SchoolClock::default() };
        assert_eq!(shown(1_764_028_799_000, ethiopian), (2018, 3, 16));
    }

    #[test]
    fn the_clock_at_the_school_is_three_hours_ahead() {
        assert_eq!(Instant(0).time_of_day(SchoolClock::default()).to_string(), "03:00:00");
        assert_eq!(Instant(-1).time_of_day(SchoolClock::default()).to_string(), "02:59:59");
        assert_eq!(format!("{:#}", Instant(86_399_999).time_of_day(at(-60))), "22:59");
        assert_eq!(Instant(1_764_028_799_000).utc(), "2025-11-24T23:59:59Z");
    }
}
