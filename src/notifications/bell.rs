//! The bell in the header: how many notices are unread, live in every tab, and a toast for each that comes in.

use std::collections::HashSet;

use leptos::prelude::*;
use school::{
    event::{Cursor, Topic},
    id::NotificationId,
    view::NoticeNews,
};

use super::api::news;
use crate::{
    error::ApiError,
    live::{
        auto_refresh::{Apply, UseAutoRefreshOptions, UseAutoRefreshReturn, use_auto_refresh},
        events::use_event_service,
    },
    screen::{Toasts, use_feed_wanted, use_toasts},
    text::{Catalogue, use_text},
};

/// How many notices that came together are shown one by one.
const TOASTS: usize = 3;

/// How often the bell looks whether it fell behind, in milliseconds: the feed tells it at once, this only heals.
const LOOKS_EVERY: u32 = 60_000;

/// The link to the inbox with the number of unread notices.
#[component]
pub fn NoticeBell(
    /// How many were unread when the page was read.
    unread: u32,
    /// How far the page was read.
    cursor: Cursor,
) -> impl IntoView {
    let text = use_text();
    let unread = RwSignal::new(unread);
    follow(unread, cursor);
    let label = move || (text.notices.bell)(unread.get());
    view! {
        <a class="bell" href="/notifications" aria-label=label data-unread=move || unread.get().to_string()>
            <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false">
                <path d="M12 3a6 6 0 0 0-6 6v4l-2 4h16l-2-4V9a6 6 0 0 0-6-6Zm-2.5 16a2.5 2.5 0 0 0 5 0" />
            </svg>
            <Show when=move || { unread.get() > 0 }>
                <span class="badge">{move || shown(unread.get())}</span>
            </Show>
        </a>
    }
    .into_any()
}

/// Keeps the number fresh, and says what is new.
fn follow(unread: RwSignal<u32>, cursor: Cursor) {
    let (text, toasts, events) = (use_text(), use_toasts(), use_event_service());
    let held = RwSignal::new(cursor);
    let told = StoredValue::new(HashSet::new());
    let stale = Signal::derive(move || held.with(|held| events.foreign_beyond(Topic::Notifications, held)));
    let on_refresh = move |_reason| {
        let fresh = news(held.get_untracked());
        async move {
            let fresh = fresh.await?;
            Ok(Box::new(move || {
                unread.set(fresh.unread);
                tell(toasts, text, told, &fresh);
                held.set(fresh.as_of.cursor);
            }) as Apply)
        }
    };
    let options = UseAutoRefreshOptions::new(on_refresh).interval(LOOKS_EVERY).enabled(use_feed_wanted()).stale(stale);
    let _: UseAutoRefreshReturn<ApiError> = use_auto_refresh(options);
}

/// A toast for each of the newest, and one for all the others.
fn tell(toasts: Toasts, text: &'static Catalogue, told: StoredValue<HashSet<NotificationId>>, news: &NoticeNews) {
    let is_new = |notice| told.try_update_value(|told| told.insert(notice)).unwrap_or_default();
    let fresh: Vec<_> = news.fresh.iter().filter(|line| is_new(line.notice)).collect();
    let others = fresh.len().saturating_sub(TOASTS);
    if others > 0 {
        toasts.info((text.notices.more)(u32::try_from(others).unwrap_or(u32::MAX)));
    }
    for line in &fresh[others..] {
        toasts.info((text.notices.sentence)(line));
    }
}

/// A number that fits the badge.
fn shown(unread: u32) -> String {
    if unread > 99 { "99+".into() } else { unread.to_string() }
}
