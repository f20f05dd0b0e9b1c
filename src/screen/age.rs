//! How old what a screen shows is, once nothing keeps it fresh.

use leptos::prelude::*;
use school::clock::Instant;

use super::{ScreenHandle, feed::use_feed_lost};
use crate::live::{offline, timers};

/// From how many minutes on the age is worth a word.
const WORTH_A_WORD: u32 = 2;
/// How often the age is looked at, in milliseconds.
const LOOK: u32 = 15_000;

/// The age of a screen's data in whole minutes, by the reader's own clock; none while the feed keeps it fresh.
pub fn use_age(screen: ScreenHandle) -> Memo<Option<u32>> {
    let lost = use_feed_lost();
    let unkept = Memo::new(move |_| !screen.choice.on.get() || lost.get());
    let minutes = RwSignal::new(0);
    let came_at = Memo::new(move |before: Option<&Instant>| {
        screen.as_of.track();
        // A page that was kept is as old as that, however late it is opened.
        before.map_or_else(offline::kept_at, |_| None).unwrap_or_else(timers::now)
    });
    Effect::new(move |_| {
        let since = came_at.get();
        let look = move || {
            minutes.try_set(minutes_between(since, timers::now()));
        };
        look();
        if unkept.get() {
            StoredValue::new_local(timers::interval(LOOK, look));
        }
    });
    Memo::new(move |_| Some(minutes.get()).filter(|minutes| unkept.get() && *minutes >= WORTH_A_WORD))
}

/// A clock that was set back makes nothing younger than it is.
fn minutes_between(since: Instant, now: Instant) -> u32 {
    u32::try_from((now.0 - since.0).max(0) / 60_000).unwrap_or(u32::MAX)
}
