//! What the program does by the clock: offers of seats that nobody took go to the next who waits.
//!
//! Invariant: a sweep that fails is tried again at the next turn; nothing waits for it.

use std::time::Duration;

use store::Store;

/// How often to look. An offer ends so much later at most.
const EVERY: Duration = Duration::from_secs(20);

/// Starts to sweep, for as long as the program lives.
pub fn start(store: Store) {
    tokio::spawn(async move {
        let mut turns = tokio::time::interval_at(tokio::time::Instant::now() + EVERY, EVERY);
        turns.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            turns.tick().await;
            match store.lapse_offers().await {
                Ok(0) | Err(store::Error::Busy) => {}
                Ok(ended) => tracing::info!(ended, "offers of seats ended, {ended} in all"),
                Err(error) => {
                    tracing::error!(error = &error as &dyn std::error::Error, "offers of seats could not be ended");
                }
            }
        }
    });
}
