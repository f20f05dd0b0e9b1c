//! What the program does by the clock: offers of seats that nobody took go to the next who waits, and families hear of marks
//! whose grace time is over, guardians that a week is over, and what fell into somebody's hours of quiet comes into the inbox when they end.
//!
//! Invariant: a sweep that fails is tried again at the next turn; nothing waits for it.

use std::time::Duration;

use store::Store;
use tracing::Instrument;

/// How often to look. An offer ends so much later at most, and a mark whose grace time is over is told so much later.
const EVERY: Duration = Duration::from_secs(20);

/// Starts to sweep, for as long as the program lives. What a sweep asks of the database is said to be its own, so that the log,
/// and the tests that count what a page costs, tell it from what people ask.
pub fn start(store: Store) {
    let turns = async move {
        let mut turns = tokio::time::interval_at(tokio::time::Instant::now() + EVERY, EVERY);
        turns.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            turns.tick().await;
            tell(store.lapse_offers().await, "offers of seats ended");
            tell(store.show_marks().await, "marks whose grace time was over were told to families");
            tell(store.tell_weeks().await, "guardians were told that the week is over");
            tell(store.end_quiet().await, "notices whose hours of quiet were over came into their inboxes");
        }
    };
    tokio::spawn(turns.instrument(tracing::info_span!("sweep")));
}

/// Notes what a turn did, if it did anything.
fn tell(done: Result<u64, store::Error>, what: &str) {
    match done {
        Ok(0) | Err(store::Error::Busy) => {}
        Ok(count) => tracing::info!(count, "{what}: {count}"),
        Err(error) => tracing::error!(error = &error as &dyn std::error::Error, "a sweep failed: {what}"),
    }
}
