//! Slows down whoever guesses or floods: counts in memory, in this process.
//!
//! Invariant: only keyed hashes are kept, never an e-mail, a token or an address; the memory is bounded, and a full one
//! forgets the oldest.

use std::{
    collections::HashMap,
    hash::{BuildHasher, Hash, RandomState},
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use crate::error::ApiError;

/// The most keys that one counter remembers: a few hundred kilobytes.
const MOST_KEYS: usize = 10_000;
/// So many failures cost nothing: anybody mistypes.
const FREE: u32 = 5;
/// The longest that a failure makes the next try wait.
const LONGEST: Duration = Duration::from_secs(15 * 60);
/// After so long without a failure all is forgotten.
const FORGIVEN: Duration = Duration::from_secs(60 * 60);

/// The counters of a running server.
pub struct Throttles {
    /// Passwords and links that were wrong, by (account or token, address).
    pub logins: Failures,
    /// Registrations, by address: a whole school may sit behind one.
    pub registrations: Quota,
    /// What one account asks others to decide, or makes the program compute slowly: each tells somebody, or takes a turn.
    pub wishes: Quota,
    /// Files that one account takes along: all of a large family's at once, and then what a person needs. A stolen login gets no
    /// further.
    pub exports: Quota,
}

impl Default for Throttles {
    fn default() -> Self {
        Self {
            logins: Failures::default(),
            registrations: Quota::new(30, Duration::from_secs(120)),
            wishes: Quota::new(20, Duration::from_secs(10)),
            exports: Quota::new(20, Duration::from_secs(120)),
        }
    }
}

/// Counts failures: after five each one doubles how long the next try must wait.
#[derive(Default)]
pub struct Failures(Counts<Tally>);

#[derive(Clone, Copy)]
struct Tally {
    failures: u32,
    last: Instant,
}

impl Failures {
    /// Whether a try is let in now.
    ///
    /// # Errors
    /// `TooMany` with the seconds to wait.
    pub fn check(&self, key: impl Hash) -> Result<(), ApiError> {
        self.check_at(key, Instant::now())
    }

    /// Notes that a try was wrong.
    pub fn failed(&self, key: impl Hash) {
        self.failed_at(key, Instant::now());
    }

    /// Forgets the failures of who was right in the end.
    pub fn succeeded(&self, key: impl Hash) {
        let hash = self.0.hash(key);
        self.0.table().remove(&hash);
    }

    fn check_at(&self, key: impl Hash, now: Instant) -> Result<(), ApiError> {
        let tally = self.0.table().get(&self.0.hash(key)).copied();
        let until = tally.map_or(now, |tally| tally.last + delay(tally.failures));
        wait(until.saturating_duration_since(now))
    }

    fn failed_at(&self, key: impl Hash, now: Instant) {
        let before = self.0.table().get(&self.0.hash(&key)).map_or(0, |tally| tally.failures);
        let is_old = |tally: &Tally| now.saturating_duration_since(tally.last) > FORGIVEN;
        self.0.put(key, Tally { failures: before.saturating_add(1), last: now }, is_old, |tally| tally.last);
    }
}

/// Lets in so many at once, and one more after each pause.
pub struct Quota {
    /// When each key will have paid for all that it took.
    paid: Counts<Instant>,
    at_once: u32,
    pause: Duration,
}

impl Quota {
    /// So many at once, and one more after each pause.
    #[must_use]
    pub fn new(at_once: u32, pause: Duration) -> Self {
        Self { paid: Counts::default(), at_once, pause }
    }

    /// Takes one of the key's.
    ///
    /// # Errors
    /// `TooMany` with the seconds to wait.
    pub fn take(&self, key: impl Hash) -> Result<(), ApiError> {
        self.take_at(key, Instant::now())
    }

    fn take_at(&self, key: impl Hash, now: Instant) -> Result<(), ApiError> {
        let paid = self.paid.table().get(&self.paid.hash(&key)).map_or(now, |paid| now.max(*paid));
        let room = self.pause * self.at_once.saturating_sub(1);
        wait(paid.saturating_duration_since(now).saturating_sub(room))?;
        self.paid.put(key, paid + self.pause, |paid| *paid <= now, |paid| *paid);
        Ok(())
    }
}

/// How long so many failures make the next try wait.
fn delay(failures: u32) -> Duration {
    let Some(over) = failures.checked_sub(FREE) else { return Duration::ZERO };
    Duration::from_secs(2_u64.saturating_pow(over + 1)).min(LONGEST)
}

fn wait(left: Duration) -> Result<(), ApiError> {
    if left.is_zero() {
        return Ok(());
    }
    let seconds = u32::try_from(left.as_millis().div_ceil(1000)).unwrap_or(u32::MAX);
    Err(ApiError::TooMany { seconds })
}

/// A table by keyed hash, with a limit.
struct Counts<V> {
    table: Mutex<HashMap<u64, V>>,
    hasher: RandomState,
}

impl<V> Default for Counts<V> {
    fn default() -> Self {
        Self { table: Mutex::default(), hasher: RandomState::new() }
    }
}

impl<V> Counts<V> {
    fn hash(&self, key: impl Hash) -> u64 {
        self.hasher.hash_one(key)
    }

    fn table(&self) -> MutexGuard<'_, HashMap<u64, V>> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a value; a full table lets go what is old, or else the oldest.
    fn put(&self, key: impl Hash, value: V, is_old: impl Fn(&V) -> bool, at: impl Fn(&V) -> Instant) {
        let hash = self.hash(key);
        let mut table = self.table();
        if table.len() >= MOST_KEYS && !table.contains_key(&hash) {
            table.retain(|_, value| !is_old(value));
            if table.len() >= MOST_KEYS {
                let oldest = table.iter().min_by_key(|(_, value)| at(value)).map(|(hash, _)| *hash);
                oldest.map(|hash| table.remove(&hash));
            }
        }
        table.insert(hash, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn five_failures_are_free_and_then_each_doubles_the_wait() {
        let (failures, start) = (Failures::default(), Instant::now());
        let mut now = start;
        for _ in 0..4 {
            failures.failed_at("a", now);
            assert_eq!(failures.check_at("a", now), Ok(()));
        }
        for seconds in [2, 4, 8, 16] {
            failures.failed_at("a", now);
            assert_eq!(failures.check_at("a", now), Err(ApiError::TooMany { seconds }));
            assert_eq!(failures.check_at("b", now), Ok(()), "another's");
            now += SECOND * seconds;
            assert_eq!(failures.check_at("a", now), Ok(()));
        }
        for _ in 0..40 {
            failures.failed_at("a", now);
        }
        assert_eq!(failures.check_at("a", now), Err(ApiError::TooMany { seconds: 900 }), "never longer");
        failures.succeeded("a");
        assert_eq!(failures.check_at("a", now), Ok(()));
    }

    #[test]
    fn a_quota_lets_in_a_crowd_and_then_one_by_one() {
        let (quota, start) = (Quota::new(3, SECOND * 10), Instant::now());
        for _ in 0..3 {
            assert_eq!(quota.take_at("router", start), Ok(()));
        }
        assert_eq!(quota.take_at("router", start + SECOND), Err(ApiError::TooMany { seconds: 9 }));
        assert_eq!(quota.take_at("home", start), Ok(()));
        assert_eq!(quota.take_at("router", start + SECOND * 10), Ok(()));
        assert_eq!(quota.take_at("router", start + SECOND * 10), Err(ApiError::TooMany { seconds: 10 }));
        let later = start + SECOND * 60;
        assert_eq!((0..3).filter(|_| quota.take_at("router", later).is_ok()).count(), 3, "all is paid");
    }

    #[test]
    fn the_memory_is_bounded_and_forgets_the_oldest() {
        let (failures, start) = (Failures::default(), Instant::now());
        for _ in 0..6 {
            failures.failed_at("guesser", start + SECOND);
        }
        for n in 0..=MOST_KEYS {
            failures.failed_at(n, start + SECOND * 2);
        }
        assert_eq!(failures.0.table().len(), MOST_KEYS);
        assert_eq!(failures.check_at("guesser", start + SECOND * 2), Ok(()), "the oldest went first");
        failures.failed_at("new", start + SECOND * 2 + FORGIVEN * 2);
        assert_eq!(failures.0.table().len(), 1, "what is old goes");
    }
}
