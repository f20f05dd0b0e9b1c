//! One change feed a tab: started once it is known who looks, active unless the open page's reader switched it off.

use leptos::prelude::*;
use school::event::Cursor;

use crate::{
    live::{
        events::provide_event_service,
        feed::{FeedOptions, FeedState, start_feed},
        focus,
    },
    session::api::CurrentUser,
};

/// What the pages that are open want of the feed; a page that leaves takes its wish along.
#[derive(Clone, Copy)]
pub struct Watched {
    wish: RwSignal<Option<Wish>>,
    state: RwSignal<Option<Signal<FeedState>>>,
}

#[derive(Clone, Copy)]
struct Wish {
    on: Signal<bool>,
    tick_seconds: Signal<u32>,
}

impl Watched {
    /// On, unless the reader of the open page switched it off: the header is live on every page.
    fn wanted(self) -> Signal<bool> {
        let wish = self.wish;
        Signal::derive(move || wish.get().is_none_or(|wish| wish.on.get()))
    }

    /// Starts the feed, as the open page wants it.
    pub fn start(self, FeedStart { cursor, channel, hold_seconds }: FeedStart) {
        let wish = self.wish;
        let wait_seconds = Signal::derive(move || wish.get().map_or(hold_seconds, |w| w.tick_seconds.get()));
        let options = FeedOptions { cursor, channel, wait_seconds, active: self.wanted() };
        self.state.set(Some(start_feed(options)));
    }

    /// A page with live data is open: the feed runs while its switch is on.
    pub fn watch(self, on: Signal<bool>, tick_seconds: Signal<u32>) {
        let wish = self.wish;
        Effect::new(move || wish.set(Some(Wish { on, tick_seconds })));
        on_cleanup(move || {
            // The app itself may be going: then there is no feed left to tell.
            let _ = wish.try_set(None);
        });
    }
}

/// Whether the feed runs, as far as the reader decides: what follows it beside the page pauses with it.
#[must_use]
pub fn use_feed_wanted() -> Signal<bool> {
    use_watched().wanted()
}

/// How the feed does; nothing before it runs.
#[must_use]
pub fn use_feed_state() -> Signal<Option<FeedState>> {
    let state = use_watched().state;
    Signal::derive(move || state.get().map(|state| state.get()))
}

/// Whether the feed has lost the school's server.
#[must_use]
pub fn use_feed_lost() -> Signal<bool> {
    let state = use_feed_state();
    Signal::derive(move || matches!(state.get(), Some(FeedState::Lost(_))))
}

/// The feed's wishes, as [`provide_screens`] made them.
#[must_use]
pub fn use_watched() -> Watched {
    expect_context()
}

/// Where a tab's feed starts: how far its page was read, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedStart {
    pub cursor: Cursor,
    /// The name of the channel between the tabs of one session.
    pub channel: String,
    /// The longest that the server holds a poll, in seconds.
    pub hold_seconds: u32,
}

impl FeedStart {
    /// Where a person's feed starts.
    #[must_use]
    pub fn of(user: &CurrentUser) -> Self {
        Self {
            cursor: user.cursor.clone(),
            channel: format!("yeneta-{}-{}", user.account, user.session_tag),
            hold_seconds: user.hold_seconds,
        }
    }
}

/// Gives what is below the event service and the wishes that pages have of the feed; starts nothing.
pub fn provide_watched() -> Watched {
    provide_event_service();
    focus::provide_used();
    let watched = Watched { wish: RwSignal::new(None), state: RwSignal::new(None) };
    provide_context(watched);
    watched
}
