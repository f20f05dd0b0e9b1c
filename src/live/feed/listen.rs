//! The feed's browser side: the loop of requests, the channel between tabs, and when both stop.
//!
//! Invariant: an answer that comes after its request was aborted is ignored.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use leptos::{prelude::*, reactive::owner::LocalStorage};
use school::event::{Cursor, Event};
use serde::{Deserialize, Serialize};

use super::{
    FeedState,
    follow::{Batch, Follow, Outcome},
    timers,
};
use crate::live::{
    events::EventService,
    net::{self, Abort, Channel},
};

/// What is needed to go on listening: handles only.
#[derive(Clone, Copy)]
pub struct Listening {
    follow: StoredValue<Rc<RefCell<Follow>>, LocalStorage>,
    held: StoredValue<Option<Held>, LocalStorage>,
    tabs: StoredValue<Tabs, LocalStorage>,
    wait_seconds: Signal<u32>,
    visible: RwSignal<bool>,
    state: RwSignal<FeedState>,
    events: EventService,
}

/// A request that is held; aborted when dropped.
struct Held(Rc<Abort>);

/// The browser's other tabs of the same account and session.
struct Tabs {
    tag: String,
    channel: Option<Channel>,
}

/// What one tab tells the others.
#[derive(Serialize, Deserialize)]
struct Message {
    tag: String,
    batch: Batch,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Listening {
    /// Opens the channel and follows the page's visibility; asks nothing yet. Called inside an effect.
    pub fn start(
        cursor: Cursor,
        tag: String,
        wait_seconds: Signal<u32>,
        state: RwSignal<FeedState>,
        events: EventService,
    ) -> Self {
        let listening = Self {
            follow: StoredValue::new_local(Rc::new(RefCell::new(Follow::new(cursor)))),
            held: StoredValue::new_local(None),
            tabs: StoredValue::new_local(Tabs::open(tag, events)),
            wait_seconds,
            visible: RwSignal::new(!timers::is_hidden()),
            state,
            events,
        };
        events.set_outlet(Some(Arc::new(move |event| listening.tell_tabs(std::slice::from_ref(event)))));
        on_cleanup(move || events.set_outlet(None));
        StoredValue::new_local(timers::on_visibility(move |visible| listening.see(visible)));
        listening
    }

    /// Asks as long as the page is visible and somebody wants to hear.
    pub fn follow_while(self, active: Signal<bool>) {
        let active = Memo::new(move |_| active.get());
        Effect::new(move |_| {
            // No memo over both: a page that is hidden and shown before this runs has let its request go all the same.
            let wanted = active.get() && self.visible.get();
            let held = wanted.then(|| Rc::new(Abort::new()));
            self.held.set_value(held.clone().map(Held));
            if let Some(abort) = held {
                timers::spawn(self.ask_again_and_again(abort));
            }
        });
    }

    /// Lets go at once: when the page is being left, no effect may come to run any more.
    fn see(self, visible: bool) {
        if !visible {
            self.held.try_update_value(Option::take);
        }
        if self.visible.try_get_untracked() == Some(!visible) {
            self.visible.set(visible);
        }
    }

    async fn ask_again_and_again(self, abort: Rc<Abort>) {
        while !abort.is_aborted() {
            let Some(follow) = self.follow.try_get_value() else { return };
            let Some(wait) = self.wait_seconds.try_get_untracked() else { return };
            let (url, asked_at) = (follow.borrow().url(wait), timers::uptime());
            let answer = net::get(&url, &abort).await;
            if abort.is_aborted() {
                return;
            }
            let elapsed = timers::uptime() - asked_at;
            let outcome = follow.borrow_mut().take(answer, elapsed, wait, timers::random_u64());
            let Some(pause_ms) = self.tell(outcome) else { return };
            if pause_ms > 0 {
                net::sleep(pause_ms, &abort).await;
            }
        }
    }

    /// Tells everybody, and returns the pause before the next request.
    fn tell(self, outcome: Outcome) -> Option<u32> {
        match outcome {
            Outcome::Heard { events, new_build, pause_ms } => {
                self.show(if new_build { FeedState::NewBuild } else { FeedState::Live });
                for event in &events {
                    self.events.emit(event);
                }
                self.tell_tabs(&events);
                Some(pause_ms)
            }
            Outcome::Failed { pause_ms } => {
                let lost_since = match self.state.try_get_untracked()? {
                    FeedState::Lost(since) => since,
                    _ => timers::now(),
                };
                self.show(FeedState::Lost(lost_since));
                Some(pause_ms)
            }
            Outcome::SignedOut => {
                self.show(FeedState::SignedOut);
                None
            }
        }
    }

    /// Wakes the state's readers only when it is another.
    fn show(self, state: FeedState) {
        if self.state.try_get_untracked().is_some_and(|shown| shown != state) {
            self.state.try_set(state);
        }
    }

    fn tell_tabs(self, events: &[Event]) {
        if !events.is_empty() {
            self.tabs.try_with_value(|tabs| tabs.tell(events));
        }
    }
}

impl Tabs {
    fn open(tag: String, events: EventService) -> Self {
        let own_tag = tag.clone();
        let channel = Channel::open(&tag, move |text| {
            if let Ok(message) = serde_json::from_slice::<Message>(text.as_bytes())
                && message.tag == own_tag
            {
                for event in &message.batch.events {
                    events.emit(event);
                }
            }
        });
        Self { tag, channel }
    }

    fn tell(&self, events: &[Event]) {
        let message = Message { tag: self.tag.clone(), batch: Batch { events: events.to_vec() } };
        if let (Some(channel), Ok(text)) = (&self.channel, serde_json::to_string(&message)) {
            channel.post(&text);
        }
    }
}
