//! When a screen refreshes: the hook's decisions, without clock, timer or browser.
//!
//! Invariant: one refresh in flight; only the newest ticket may apply its answer.

use super::RefreshReason;

/// Every so many ticks a screen refreshes although nothing was heard.
const UNCONDITIONAL_TICK: u32 = 10;

/// The longest wait after a failure; a longer interval is its own longest wait.
const BACK_OFF_CAP_MS: i64 = 60_000;

/// An answer that didn't come within this time doesn't hold the next tick up any longer.
const GIVEN_UP_MS: i64 = 60_000;

/// The first pause between two refreshes of which the first did not bring everything.
const CATCH_UP_MS: u32 = 100;

/// The pace's adjustable parts; the defaults are right for every screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pacing {
    /// How far the interval is moved at random, so that a class of screens doesn't ask in step.
    pub jitter_percent: u32,
    /// How long somebody who asks again waits for the answer under way before it is superseded.
    pub patience_ms: u32,
}

/// One refresh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(u64);

/// What follows a refresh that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The next tick.
    Tick,
    /// Another refresh, now.
    Refresh(RefreshReason),
    /// A look whether the screen is still behind, so many milliseconds from now.
    LookAgain(u32),
}

/// What the hook remembers between two refreshes.
#[derive(Debug, Default)]
pub struct Pace {
    issued: u64,
    in_flight: Option<InFlight>,
    queued: Option<RefreshReason>,
    ticks: u32,
    failures: u32,
    retry_at: i64,
    catching_up: u32,
}

#[derive(Clone, Copy, Debug)]
struct InFlight {
    ticket: Ticket,
    since: i64,
    reason: RefreshReason,
}

impl Default for Pacing {
    fn default() -> Self {
        Self { jitter_percent: 10, patience_ms: 5_000 }
    }
}

impl Pacing {
    /// The interval, moved by up to the jitter; `random` is any number.
    #[must_use]
    pub fn jittered(self, interval: u32, random: u64) -> u32 {
        let span = u64::from(interval) * u64::from(self.jitter_percent.min(100)) / 100;
        let moved = u64::from(interval) - span + random % (2 * span + 1);
        u32::try_from(moved).unwrap_or(u32::MAX).max(1)
    }
}

impl Pace {
    /// Whether a tick refreshes: when the screen is behind, and every tenth time although it seems not.
    pub fn on_tick(&mut self, now: i64, behind: bool) -> bool {
        self.ticks += 1;
        let due = behind || self.failures > 0 || self.ticks >= UNCONDITIONAL_TICK;
        let held_up = self.in_flight.is_some_and(|flight| now - flight.since < GIVEN_UP_MS);
        due && !held_up && now >= self.retry_at
    }

    /// Whether a screen that has just fallen behind refreshes at once.
    #[must_use]
    pub fn on_behind(&self, now: i64) -> bool {
        self.in_flight.is_none() && now >= self.retry_at
    }

    /// Whether a refresh that somebody wants starts at once; otherwise it follows the one in flight.
    pub fn on_wish(&mut self, now: i64, reason: RefreshReason, pacing: Pacing) -> bool {
        let waiting = self.in_flight.is_some_and(|flight| now - flight.since < i64::from(pacing.patience_ms));
        if waiting {
            self.queued = Some(reason);
        }
        !waiting
    }

    /// Issues a ticket; the one before, if it is still out, is void.
    pub fn start(&mut self, now: i64, reason: RefreshReason) -> Ticket {
        self.issued += 1;
        self.ticks = 0;
        self.queued = None;
        let ticket = Ticket(self.issued);
        self.in_flight = Some(InFlight { ticket, since: now, reason });
        ticket
    }

    /// Whether the ticket's answer may be applied.
    #[must_use]
    pub fn is_newest(&self, ticket: Ticket) -> bool {
        self.in_flight.is_some_and(|flight| flight.ticket == ticket)
    }

    /// Takes note of the newest ticket's outcome; `behind` is asked after the answer was applied.
    pub fn settle(&mut self, now: i64, succeeded: bool, behind: bool, interval: u32) -> Next {
        self.in_flight = None;
        if succeeded {
            self.failures = 0;
            self.retry_at = 0;
        } else {
            self.failures = self.failures.saturating_add(1);
            self.retry_at = now + back_off(interval, self.failures);
        }
        if let Some(reason) = self.queued.take() {
            return Next::Refresh(reason);
        }
        if !succeeded || !behind {
            self.catching_up = 0;
            return Next::Tick;
        }
        self.catching_up = self.catching_up.saturating_add(1);
        let pause = CATCH_UP_MS.saturating_mul(1 << (self.catching_up - 1).min(16));
        Next::LookAgain(pause.min(interval))
    }

    /// Voids what goes on by itself: a paused screen doesn't change any more unless somebody asks.
    pub fn pause(&mut self) -> bool {
        self.queued = None;
        let automatic = self.in_flight.is_some_and(|flight| flight.reason != RefreshReason::Asked);
        if automatic {
            self.in_flight = None;
        }
        automatic
    }
}

/// Doubles from the interval; a screen that ticks again and again asks less and less often.
fn back_off(interval: u32, failures: u32) -> i64 {
    let interval = i64::from(interval);
    let doubled = interval.saturating_mul(1 << failures.min(20));
    doubled.min(BACK_OFF_CAP_MS.max(interval))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TICK: u32 = 15_000;

    #[test]
    fn a_quiet_screen_refreshes_every_tenth_tick_and_one_behind_at_the_next() {
        let mut pace = Pace::default();
        let refreshed: Vec<u32> = (1..=20)
            .filter(|n| {
                let due = pace.on_tick(i64::from(n * TICK), false);
                if due {
                    pace.start(i64::from(n * TICK), RefreshReason::Tick);
                    pace.settle(i64::from(n * TICK), true, false, TICK);
                }
                due
            })
            .collect();
        assert_eq!(refreshed, [10, 20]);
        assert!(pace.on_tick(0, true));
    }

    #[test]
    fn one_is_in_flight_until_it_is_given_up() {
        let mut pace = Pace::default();
        let first = pace.start(0, RefreshReason::Tick);
        assert!(!pace.on_tick(15_000, true) && !pace.on_behind(1));
        assert!(pace.on_tick(60_000, true));
        let second = pace.start(60_000, RefreshReason::Tick);
        assert!(!pace.is_newest(first) && pace.is_newest(second));
    }

    #[test]
    fn asking_again_follows_the_one_in_flight_or_supersedes_it() {
        let mut pace = Pace::default();
        pace.start(0, RefreshReason::Tick);
        assert!(!pace.on_wish(1_000, RefreshReason::Asked, Pacing::default()));
        assert_eq!(pace.settle(1_500, true, false, TICK), Next::Refresh(RefreshReason::Asked));
        pace.start(2_000, RefreshReason::Asked);
        assert!(pace.on_wish(9_000, RefreshReason::Asked, Pacing::default()));
    }

    #[test]
    fn failures_back_off_to_a_minute_and_a_success_ends_that() {
        let mut pace = Pace::default();
        let mut waits = Vec::new();
        for _ in 0..4 {
            pace.start(0, RefreshReason::Tick);
            pace.settle(0, false, true, TICK);
            waits.push(pace.retry_at);
        }
        assert_eq!(waits, [30_000, 60_000, 60_000, 60_000]);
        assert!(!pace.on_tick(59_999, true) && !pace.on_behind(59_999) && pace.on_tick(60_000, false));
        pace.start(60_000, RefreshReason::Tick);
        pace.settle(60_000, true, false, TICK);
        assert!(pace.on_behind(60_001));
        assert_eq!(back_off(120_000, 3), 120_000);
    }

    #[test]
    fn a_screen_that_stays_behind_looks_again_less_and_less_often() {
        let mut pace = Pace::default();
        let mut looks = Vec::new();
        for _ in 0..9 {
            pace.start(0, RefreshReason::Stale);
            looks.push(pace.settle(0, true, true, TICK));
        }
        assert_eq!(looks[..3], [Next::LookAgain(100), Next::LookAgain(200), Next::LookAgain(400)]);
        assert_eq!(looks[8], Next::LookAgain(TICK));
        assert_eq!(pace.settle(0, true, false, TICK), Next::Tick);
    }

    #[test]
    fn pausing_voids_what_goes_on_by_itself_only() {
        let mut pace = Pace::default();
        let automatic = pace.start(0, RefreshReason::Tick);
        assert!(pace.pause() && !pace.is_newest(automatic));
        let asked = pace.start(0, RefreshReason::Asked);
        assert!(!pace.pause() && pace.is_newest(asked));
    }

    #[test]
    fn the_jitter_stays_within_a_tenth() {
        let pacing = Pacing::default();
        for random in [0, 1, 1_500, 3_000, u64::MAX] {
            assert!((13_500..=16_500).contains(&pacing.jittered(TICK, random)), "{random}");
        }
        assert_ne!(pacing.jittered(TICK, 0), pacing.jittered(TICK, 3_000));
        assert_eq!(Pacing { jitter_percent: 0, ..pacing }.jittered(TICK, 77), TICK);
    }
}
