//! The hook's effects, and one refresh from its start to its end.

use std::{future::Future, pin::Pin, sync::Arc};

use leptos::prelude::*;
use school::clock::Instant;

use super::{
    Apply, Pacing, RefreshReason, UseAutoRefreshOptions,
    pace::{Next, Pace, Ticket},
};
use crate::live::timers;

type Fetch<E> = dyn Fn(RefreshReason) -> Pin<Box<dyn Future<Output = Result<Apply, E>>>> + Send + Sync;

/// The hook's inside: handles only, so every callback and effect takes a copy.
pub struct Refresher<E: Send + Sync + 'static> {
    fetch: StoredValue<Arc<Fetch<E>>>,
    pace: StoredValue<Pace>,
    interval: Signal<u32>,
    stale: Option<Signal<bool>>,
    pacing: Pacing,
    pub paused: RwSignal<bool>,
    pub visible: RwSignal<bool>,
    pub refreshing: RwSignal<bool>,
    look_again: RwSignal<Option<u32>>,
    pub last_refreshed: RwSignal<Option<Instant>>,
    pub error: RwSignal<Option<E>>,
}

impl<E: Send + Sync + 'static> Clone for Refresher<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E: Send + Sync + 'static> Copy for Refresher<E> {}

impl<E: Clone + Send + Sync + 'static> Refresher<E> {
    /// Prepares everything and starts nothing.
    pub fn new<F, Fut>(options: UseAutoRefreshOptions<F>) -> Self
    where
        F: Fn(RefreshReason) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Apply, E>> + 'static,
    {
        let on_refresh = options.on_refresh;
        let fetch: Arc<Fetch<E>> = Arc::new(move |reason| Box::pin(on_refresh(reason)));
        // Compared, so that a reader who derives it anew doesn't look like a screen that fell behind once more.
        let stale = options.stale.map(|stale| Memo::new(move |_| stale.get()).into());
        Self {
            fetch: StoredValue::new(fetch),
            pace: StoredValue::new(Pace::default()),
            interval: options.interval,
            stale,
            pacing: options.pacing,
            paused: RwSignal::new(false),
            visible: RwSignal::new(true),
            refreshing: RwSignal::new(false),
            look_again: RwSignal::new(None),
            last_refreshed: RwSignal::new(None),
            error: RwSignal::new(None),
        }
    }

    /// Follows whether the page can be seen.
    pub fn watch_visibility(self) {
        Effect::new(move |_| {
            let changed = move |visible| {
                self.visible.try_set(visible);
            };
            changed(!timers::is_hidden());
            StoredValue::new_local(timers::on_visibility(changed));
        });
    }

    /// Stops what goes on by itself when nobody wants it any more.
    pub fn void_when_unwanted(self, wanted: Memo<bool>) {
        Effect::new(move |_| {
            if !wanted.get() && self.pace.try_update_value(Pace::pause) == Some(true) {
                self.refreshing.set(false);
            }
        });
    }

    /// Ticks. The interval belongs to the effect's owner: it ends when the effect runs again or is dropped.
    pub fn tick_while(self, active: Memo<bool>) {
        Effect::new(move |was_active: Option<bool>| {
            let is_active = active.get();
            let interval = self.pacing.jittered(self.interval.get(), timers::random_u64());
            if is_active {
                StoredValue::new_local(timers::interval(interval, move || self.tick()));
                if was_active == Some(false) {
                    self.wish(RefreshReason::Returned);
                }
            }
            is_active
        });
    }

    /// Refreshes when the screen falls behind, and looks again when one refresh was not enough.
    pub fn catch_up_while(self, active: Memo<bool>) {
        let Some(stale) = self.stale else { return };
        Effect::new(move |_| {
            if active.get() && stale.get() {
                self.catch_up();
            }
        });
        Effect::new(move |_| {
            if let (true, Some(millis)) = (active.get(), self.look_again.get()) {
                StoredValue::new_local(timers::after(millis, move || {
                    if stale.try_get_untracked() == Some(true) {
                        self.catch_up();
                    }
                }));
            }
        });
    }

    fn tick(self) {
        let behind = self.stale.is_none_or(|stale| stale.try_get_untracked().unwrap_or_default());
        if self.pace.try_update_value(|pace| pace.on_tick(timers::uptime(), behind)) == Some(true) {
            self.start(RefreshReason::Tick);
        }
    }

    fn catch_up(self) {
        if self.pace.try_with_value(|pace| pace.on_behind(timers::uptime())) == Some(true) {
            self.start(RefreshReason::Stale);
        }
    }

    /// Refreshes because of more than a tick.
    pub fn wish(self, reason: RefreshReason) {
        if self.pace.try_update_value(|pace| pace.on_wish(timers::uptime(), reason, self.pacing)) == Some(true) {
            self.start(reason);
        }
    }

    fn start(self, reason: RefreshReason) {
        let Some(ticket) = self.pace.try_update_value(|pace| pace.start(timers::uptime(), reason)) else { return };
        let Some(fetch) = self.fetch.try_get_value() else { return };
        self.refreshing.try_set(true);
        timers::spawn(async move {
            let answer = fetch(reason).await;
            self.settle(ticket, answer);
        });
    }

    /// Nothing happens for an answer that was superseded, paused away, or whose screen is gone.
    fn settle(self, ticket: Ticket, answer: Result<Apply, E>) {
        if self.pace.try_with_value(|pace| pace.is_newest(ticket)) != Some(true) {
            return;
        }
        let succeeded = answer.is_ok();
        match answer {
            Ok(apply) => {
                apply();
                self.last_refreshed.try_set(Some(timers::now()));
                self.error.try_set(None);
            }
            Err(error) => {
                self.error.try_set(Some(error));
            }
        }
        self.follow_up(succeeded);
    }

    fn follow_up(self, succeeded: bool) {
        let behind = self.stale.is_some_and(|stale| stale.try_get_untracked().unwrap_or_default());
        let interval = self.interval.try_get_untracked().unwrap_or(u32::MAX);
        let next = self.pace.try_update_value(|pace| pace.settle(timers::uptime(), succeeded, behind, interval));
        self.refreshing.try_set(false);
        match next {
            Some(Next::Refresh(reason)) => self.start(reason),
            Some(Next::LookAgain(millis)) => {
                self.look_again.try_set(Some(millis));
            }
            Some(Next::Tick) | None => {}
        }
    }
}
