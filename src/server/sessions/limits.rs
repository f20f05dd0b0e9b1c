//! How long sessions last: a life, and within it so long without an act.

use std::time::Duration;

use school::clock::Instant;

/// How often the table hears that somebody is there, at most: a session may end so much before it was idle for its limit.
const SEEN_EVERY: Duration = Duration::from_secs(5 * 60);

/// With a short limit it hears so often within it.
const SEEN_WITHIN: u32 = 12;

/// How long sessions last.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// From the sign-in on, whatever is done.
    pub life: Duration,
    /// From the last thing on that its owner did.
    pub idle: Duration,
}

impl Limits {
    /// Until when a session holds in which something is done now.
    pub(super) fn end(self, created_at: Instant, now: Instant) -> Instant {
        created_at.plus_millis(millis(self.life)).min(now.plus_millis(millis(self.idle)))
    }

    /// Whether the table is due to hear that somebody is there.
    pub(super) fn is_due(self, seen_at: Instant, now: Instant) -> bool {
        seen_at.plus_millis(millis(SEEN_EVERY.min(self.idle / SEEN_WITHIN))) <= now
    }
}

fn millis(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 60 * 60 * 1_000;

    fn hours(count: u64) -> Duration {
        Duration::from_secs(3_600 * count)
    }

    #[test]
    fn a_session_ends_by_whichever_limit_is_nearer() {
        let limits = Limits { life: hours(12), idle: hours(3) };
        for (now, end) in [(0, 3), (1, 4), (8, 11), (9, 12), (10, 12), (12, 12), (40, 12)] {
            assert_eq!(limits.end(Instant(0), Instant(now * HOUR)), Instant(end * HOUR), "an act at {now}");
        }
        let none = Limits { life: hours(12), idle: Duration::MAX };
        assert_eq!(none.end(Instant(HOUR), Instant(2 * HOUR)), Instant(13 * HOUR));
    }

    #[test]
    fn the_table_hears_now_and_then_and_often_within_a_short_limit() {
        let due = |idle, after| Limits { life: hours(12), idle }.is_due(Instant(0), Instant(after));
        assert!(!due(hours(3), 299_999) && due(hours(3), 300_000));
        assert!(!due(Duration::from_secs(12), 999) && due(Duration::from_secs(12), 1_000));
    }
}
