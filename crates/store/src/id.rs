//! Ids, minted by the program alike on both databases.

use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::{SystemTime, UNIX_EPOCH},
};

use school::clock::Instant;

/// The newest id of this process: ids of one process strictly rise, so minting thousands in a millisecond never collides.
static NEWEST: AtomicI64 = AtomicI64::new(0);

/// How many low bits are random.
const RANDOM_BITS: u32 = 20;

/// Mints an id: milliseconds since 1970 in the high bits, 20 random bits below. Always positive.
#[must_use]
pub fn mint() -> i64 {
    let random = getrandom::u32().expect("the operating system gives random bytes");
    let random = i64::from(random >> (u32::BITS - RANDOM_BITS));
    let candidate = (now_millis() << RANDOM_BITS) | random;
    let raise = |newest: i64| Some(candidate.max(newest + 1));
    match NEWEST.fetch_update(Ordering::Relaxed, Ordering::Relaxed, raise) {
        Ok(previous) | Err(previous) => candidate.max(previous + 1),
    }
}

/// The system clock.
pub(crate) fn now() -> Instant {
    Instant(now_millis())
}

/// The system clock, in milliseconds since 1970; 0 for a clock before 1970.
fn now_millis() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_positive_and_rise_even_within_a_millisecond() {
        let ids: Vec<i64> = (0..10_000).map(|_| mint()).collect();
        assert!(ids[0] > 1 << 60);
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
