//! Whether this device saves data, and what its pages do then.
//!
//! What it costs to be live: a held request and its empty answer are about a kilobyte with their headers, and there is one a
//! tick, however often somebody saves elsewhere. A parent's page of twenty seconds so takes about 180 kB an hour, a student's
//! of fifteen 240 kB. With ticks four times as long it is a quarter. The request is still held for as long as the server does:
//! holding costs no byte, and who hears of a mark at once reads it once.

use leptos::prelude::*;

use super::RefreshEvery;
use crate::session::Look;

/// How many times as long a tick is on a device that saves data.
const SLOWER: u32 = 4;

/// The choice in a context of its own type.
#[derive(Clone, Copy)]
struct Saver(RwSignal<bool>);

/// Provides to everything below whether this device saves data; once, in the app.
pub fn provide_data_saver() {
    let look = use_context::<Look>().unwrap_or_default();
    provide_context(Saver(RwSignal::new(look.saves)));
}

/// Whether this device saves data.
#[must_use]
pub fn use_data_saver() -> RwSignal<bool> {
    let Saver(saves) = expect_context();
    saves
}

/// The milliseconds between two ticks, on a device that saves data or does not.
pub fn tick_of(every: RefreshEvery, saves: bool) -> u32 {
    every.millis() * if saves { SLOWER } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_that_saves_data_asks_a_quarter_as_often() {
        assert_eq!((tick_of(RefreshEvery::Parent, false), tick_of(RefreshEvery::Parent, true)), (20_000, 80_000));
        assert_eq!((tick_of(RefreshEvery::Approval, false), tick_of(RefreshEvery::Approval, true)), (10_000, 40_000));
    }
}
