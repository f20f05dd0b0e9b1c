//! Hours in which nobody wants to be told anything.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::AlertProblem;
use crate::clock::{Instant, SchoolClock};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60;

/// A time of day on the school's clocks, in whole minutes since midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct WallTime(i64);

/// From when until when, every day; over midnight where the end is before the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct QuietHours {
    from: WallTime,
    until: WallTime,
}

impl WallTime {
    /// Minutes since midnight.
    #[must_use]
    pub fn minutes(self) -> i64 {
        self.0
    }

    /// Reads a time of day as a form sends it: `21:30`.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        let (hour, minute) = text.trim().split_once(':')?;
        let number = |text: &str, below: i64| {
            let is_plain = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
            text.parse::<i64>().ok().filter(|n| is_plain && *n < below)
        };
        // Some browsers add seconds.
        let minute = minute.strip_suffix(":00").unwrap_or(minute);
        Some(Self(60 * number(hour, 24)? + number(minute, 60)?))
    }
}

impl TryFrom<i64> for WallTime {
    type Error = AlertProblem;

    fn try_from(minutes: i64) -> Result<Self, AlertProblem> {
        if (0..DAY).contains(&minutes) { Ok(Self(minutes)) } else { Err(AlertProblem::Time) }
    }
}

impl From<WallTime> for i64 {
    fn from(time: WallTime) -> Self {
        time.0
    }
}

impl fmt::Display for WallTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl QuietHours {
    /// Hours from one time of day until another.
    ///
    /// # Errors
    /// When they end as they begin: that would be all day or never, and nobody could tell which.
    pub fn new(from: WallTime, until: WallTime) -> Result<Self, AlertProblem> {
        if from == until { Err(AlertProblem::NoHours) } else { Ok(Self { from, until }) }
    }

    /// When they begin.
    #[must_use]
    pub fn from(self) -> WallTime {
        self.from
    }

    /// When they end: this minute is loud again.
    #[must_use]
    pub fn until(self) -> WallTime {
        self.until
    }

    /// Until when an instant is kept quiet; none where it is not within the hours.
    ///
    /// By the clock of that instant: where clocks are put forward or back meanwhile, it is an hour early or late once a year.
    #[must_use]
    pub fn hold(self, now: Instant, clock: SchoolClock) -> Option<Instant> {
        let local = now.0.div_euclid(MINUTE) + i64::from(clock.offset_minutes);
        let time = local.rem_euclid(DAY);
        let length = (self.until.0 - self.from.0).rem_euclid(DAY);
        let since = (time - self.from.0).rem_euclid(DAY);
        let end = now.0.div_euclid(MINUTE) + length - since;
        (since < length).then_some(Instant(end * MINUTE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;

    fn time(text: &str) -> WallTime {
        WallTime::typed(text).expect("a time of day")
    }

    fn hours(from: &str, until: &str) -> QuietHours {
        QuietHours::new(time(from), time(until)).expect("hours")
    }

    /// Addis Ababa, three hours before London.
    fn addis() -> SchoolClock {
        SchoolClock { offset_minutes: 180, calendar: Calendar::Ethiopian }
    }

    /// An instant by a clock in London on the second day of all.
    fn london(text: &str, seconds: i64) -> Instant {
        Instant((DAY + time(text).0) * MINUTE + seconds * 1_000)
    }

    #[test]
    fn hours_over_midnight_end_in_the_morning() {
        let night = hours("21:00", "06:30");
        let held = |text, seconds| night.hold(london(text, seconds), addis());
        assert_eq!(held("17:59", 59), None);
        // 21:00 in Addis Ababa is 18:00 in London; its next 06:30 is London's 03:30 of the next day.
        let morning = Instant((2 * DAY + 3 * 60 + 30) * MINUTE);
        for (text, seconds) in [("18:00", 0), ("18:00", 1), ("20:59", 59), ("21:00", 0), ("23:59", 59)] {
            assert_eq!(held(text, seconds), Some(morning), "{text}");
        }
        // The morning of the same day in London.
        assert_eq!(held("03:29", 59), Some(london("03:30", 0)));
        assert_eq!(held("03:30", 0), None);
    }

    #[test]
    fn hours_within_a_day_end_on_it() {
        let lesson = hours("08:00", "12:00");
        assert_eq!(lesson.hold(london("05:00", 30), addis()), Some(london("09:00", 0)));
        assert_eq!(lesson.hold(london("04:59", 59), addis()), None);
        assert_eq!(lesson.hold(london("09:00", 0), addis()), None);
        assert_eq!(lesson.hold(london("20:00", 0), addis()), None);
    }

    #[test]
    fn the_calendar_of_the_school_makes_no_difference() {
        let gregorian = SchoolClock { calendar: Calendar::Gregorian, ..addis() };
        for minute in 0..3 * DAY {
            let now = Instant(minute * MINUTE + 17);
            let night = hours("22:15", "05:45");
            assert_eq!(night.hold(now, addis()), night.hold(now, gregorian));
        }
    }

    #[test]
    fn every_minute_of_every_pair_of_hours_is_in_or_out() {
        let clock = SchoolClock { offset_minutes: -95, calendar: Calendar::Gregorian };
        for from in (0..DAY).step_by(97) {
            for until in (0..DAY).step_by(89).filter(|until| *until != from) {
                let quiet = QuietHours { from: WallTime(from), until: WallTime(until) };
                for minute in (-DAY..DAY).step_by(61) {
                    let local = (minute - 95).rem_euclid(DAY);
                    let within =
                        if from < until { (from..until).contains(&local) } else { local >= from || local < until };
                    let end = quiet.hold(Instant(minute * MINUTE), clock);
                    assert_eq!(end.is_some(), within, "{from} {until} {local}");
                    if let Some(end) = end {
                        assert_eq!((end.0 / MINUTE - 95).rem_euclid(DAY), until);
                        assert!((1..=DAY).contains(&(end.0 / MINUTE - minute)));
                        assert_eq!(quiet.hold(end, clock), None, "the end is loud");
                    }
                }
            }
        }
    }

    #[test]
    fn a_time_of_day_is_read_and_shown() {
        for (text, minutes) in [("00:00", 0), ("6:05", 365), ("23:59", 1_439), (" 21:30 ", 1_290), ("21:30:00", 1_290)]
        {
            assert_eq!(WallTime::typed(text), Some(WallTime(minutes)), "{text}");
        }
        for wrong in ["", "24:00", "12:60", "12", "-1:00", "12:-1", "1:2:3", "123:00", "a:b", "12:"] {
            assert_eq!(WallTime::typed(wrong), None, "{wrong}");
        }
        assert_eq!((time("6:05").to_string(), time("21:30").to_string()), ("06:05".into(), "21:30".into()));
        assert_eq!(QuietHours::new(time("6:00"), time("06:00")), Err(AlertProblem::NoHours));
        assert_eq!([-1, 1_440].map(WallTime::try_from), [Err(AlertProblem::Time); 2]);
    }
}
