//! The change feed's client: one request per visible tab, however many screens it shows.
//!
//! Invariant: a hidden page neither asks nor holds a request: a browser has six connections for all its tabs.
//! Invariant: another account's or session's tab never feeds this one.

mod follow;
mod listen;

use leptos::prelude::*;
use school::{clock::Instant, event::Cursor};

use super::{events::use_event_service, timers};
use listen::Listening;

/// What `start_feed` is told.
pub struct FeedOptions {
    /// How far the page's data was read; every answer moves it on.
    pub cursor: Cursor,
    /// The name of the channel between tabs: it carries account and session.
    pub channel: String,
    /// How long the server may hold a request when there is nothing new; at most the tick.
    pub wait_seconds: Signal<u32>,
    /// Whether anything on the screen wants to hear.
    pub active: Signal<bool>,
}

/// How the feed is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FeedState {
    /// No answer yet.
    #[default]
    Connecting,
    /// The last answer was good.
    Live,
    /// The server can't be reached since then, by the browser's clock.
    Lost(Instant),
    /// The session ended.
    SignedOut,
    /// Live, but the server runs a newer program than this page: reloading brings it.
    NewBuild,
}

/// The state in a context of its own type.
#[derive(Clone, Copy)]
struct ProvidedState(Signal<FeedState>);

/// Follows the change feed and tells the event service; once per tab, inside the app.
///
/// An answer with events, or an empty one that was held, is followed by the next request at once; an empty one that came
/// back early (holding is switched off) sleeps out the tick; a failure backs off 1 s, 2 s … 60 s. Hiding the page, leaving
/// it and `active = false` abort the held request; showing it again asks at once. Events travel to the browser's other
/// tabs, own saves too.
///
/// ```
/// use leptos::prelude::*;
/// use yeneta::live::{FeedOptions, provide_event_service, start_feed};
/// # let owner = Owner::new();
/// # owner.set();
///
/// provide_event_service();
/// let state = start_feed(FeedOptions {
///     cursor: "1-7".parse().unwrap(),
///     channel: "yeneta-account-session".to_owned(),
///     wait_seconds: Signal::stored(15),
///     active: Signal::stored(true),
/// });
/// ```
///
/// On the server it asks nobody: the state stays `Connecting`.
pub fn start_feed(options: FeedOptions) -> Signal<FeedState> {
    let state = RwSignal::new(FeedState::default());
    provide_context(ProvidedState(state.into()));
    let events = use_event_service();
    let FeedOptions { cursor, channel, wait_seconds, active } = options;
    let start = StoredValue::new((cursor, channel));
    Effect::new(move |_| {
        let Some((cursor, channel)) = start.try_get_value() else { return };
        let listening = Listening::start(cursor, channel, wait_seconds, state, events);
        listening.follow_while(active);
    });
    state.into()
}

/// The state of this tab's feed; `Connecting` where there is none.
#[must_use]
pub fn use_feed_state() -> Signal<FeedState> {
    use_context::<ProvidedState>().map_or_else(|| Signal::stored(FeedState::default()), |provided| provided.0)
}
