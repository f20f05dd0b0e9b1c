//! The weekly digest: when a school's week ends, and how a guardian wants to be told of it.
//!
//! Invariant: a week has one end, on the clocks of the school; what a digest says is read when it is read or sent, by the rules
//! of that moment.

use serde::{Deserialize, Serialize};

use crate::clock::{Instant, SchoolClock};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// A week, in milliseconds.
pub const WEEK: i64 = 7 * DAY;

/// Friday, 16:00: lessons are over, and the family has the weekend. The first day of 1970 was a Thursday.
const END: i64 = DAY + 16 * 60 * MINUTE;

/// How a guardian wants to be told of the week; nothing is chosen for anybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestChoice {
    /// By a notice in the inbox.
    #[serde(default)]
    pub inbox: bool,
    /// By mail, where the school's server sends any.
    #[serde(default)]
    pub mail: bool,
}

/// The last end of a school's week that is not after an instant.
///
/// By the clock of that instant: where clocks were put forward or back since, it is an hour off once a year.
#[must_use]
pub fn week_end(now: Instant, clock: SchoolClock) -> Instant {
    let offset = i64::from(clock.offset_minutes) * MINUTE;
    let since = (now.0 + offset - END).rem_euclid(WEEK);
    now.plus_millis(-since)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_ends_on_friday_at_four_by_the_schools_own_clock() {
        let addis = SchoolClock::default();
        // 2026-11-27 is a Friday; 16:00 in Addis Ababa is 13:00 in London.
        let friday = Instant(1_795_784_400_000);
        assert_eq!(friday.utc(), "2026-11-27T13:00:00Z");
        for (later, end) in [(0, 0), (1, 0), (DAY, 0), (WEEK - 1, 0), (WEEK, WEEK), (-1, -WEEK)] {
            assert_eq!(week_end(friday.plus_millis(later), addis), friday.plus_millis(end), "{later}");
        }
        let london = SchoolClock { offset_minutes: 0, ..addis };
        assert_eq!(week_end(friday, london).utc(), "2026-11-20T16:00:00Z");
    }
}
