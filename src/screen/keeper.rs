//! What a family reads is kept by the browser, for when the school's server is out of reach; and forgotten with the session.
//! The documents keep themselves (`crate::document`).

use leptos::prelude::*;

use super::feed::use_feed_state;
use crate::live::{feed::FeedState, offline};

/// Forgets what the browser kept as soon as the session is over; once, in the app.
pub fn forget_with_the_session() {
    let state = use_feed_state();
    Effect::new(move || {
        if state.get() == Some(FeedState::SignedOut) {
            offline::forget();
        }
    });
}
