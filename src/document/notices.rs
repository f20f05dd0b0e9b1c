//! The bell in the bar on top, live on every document, and a toast for each notice that comes in.

use leptos::prelude::*;
use school::event::Topic;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

use super::{fetch, morph, read, toasts};
use crate::{
    error::ApiError,
    live::{
        auto_refresh::{Apply, UseAutoRefreshOptions, UseAutoRefreshReturn, use_auto_refresh},
        events::use_event_service,
    },
    screen::use_feed_wanted,
};

/// The page that says what is new.
const INBOX: &str = "/notifications";
/// How many notices that came together are shown one by one.
const TOASTS: u32 = 3;
/// How often the bell looks whether it fell behind, in milliseconds: the feed tells it at once, this only heals.
const LOOKS_EVERY: u32 = 60_000;

/// Keeps the number fresh, and says what is new.
pub fn follow() {
    let Some(start) = read::feed() else { return };
    let events = use_event_service();
    let held = RwSignal::new(start.cursor);
    let unread = StoredValue::new(unread_in(&document()));
    let stale = Signal::derive(move || held.with(|held| events.foreign_beyond(Topic::Notifications, held)));
    let on_refresh = move |_reason| async move {
        let fresh = fetch::get_again(INBOX.to_owned()).await?;
        Ok(Box::new(move || {
            let now = unread_in(&fresh.document);
            tell(&fresh.document, now.saturating_sub(unread.get_value()));
            unread.set_value(now);
            morph::renew_bar(&fresh);
            if let Some(feed) = read::feed_of(&fresh.document) {
                held.set(feed.cursor);
            }
        }) as Apply)
    };
    let options = UseAutoRefreshOptions::new(on_refresh).interval(LOOKS_EVERY).enabled(use_feed_wanted()).stale(stale);
    let _: UseAutoRefreshReturn<ApiError> = use_auto_refresh(options);
    toasts::close_by_hand();
}

/// How many notices a document says are unread.
fn unread_in(document: &Document) -> u32 {
    let bell = document.query_selector(".bell").ok().flatten();
    bell.and_then(|bell| bell.get_attribute("data-unread")?.parse().ok()).unwrap_or_default()
}

/// A toast for each of the newest; of the others, how many are unread.
fn tell(inbox: &Document, new: u32) {
    if new > TOASTS {
        let label = inbox.query_selector(".bell").ok().flatten().and_then(|bell| bell.get_attribute("aria-label"));
        toasts::info(&label.unwrap_or_default());
    }
    let Ok(found) = inbox.query_selector_all(".notice-unread .notice-open button") else { return };
    // The newest stands first in the inbox, and comes last.
    for at in (0..new.min(TOASTS)).rev() {
        if let Some(notice) = found.get(at).and_then(|node| node.dyn_into::<Element>().ok()) {
            toasts::info(notice.text_content().unwrap_or_default().trim());
        }
    }
}
