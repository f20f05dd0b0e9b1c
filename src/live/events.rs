//! The event service: who listens to a topic, and what was heard about it.
//!
//! Invariant: never a `static`: on the server that would be shared by all users. Each request and each tab has its own,
//! provided by context.
//! Invariant: an own save never looks foreign, whether its echo comes before or after the save's reply.

mod heard;

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use leptos::{
    prelude::*,
    reactive::{graph::Observer, signal::ArcTrigger},
};
use school::{
    event::{Cursor, Event, EventName, Topic},
    id::{Revision, SchoolId},
};

use heard::Heard;

/// A client-side store with one newest-revision signal per topic that somebody reads.
///
/// Reading a topic is subscribing; dropping the reader unsubscribes; an event wakes only the readers of the topics that
/// it concerns.
///
/// ```
/// use leptos::prelude::*;
/// use school::{event::Topic, id::{Revision, SchoolId}};
/// use yeneta::live::{provide_event_service, use_event_service};
///
/// let owner = Owner::new();
/// owner.set();
/// provide_event_service();
/// let events = use_event_service();
/// let stale = Memo::new(move |_| events.foreign_since(Topic::Grades, Revision(7), SchoolId(1)));
/// assert!(!stale.get());
/// ```
///
/// On the server nobody emits: `newest` is empty and `foreign_since` is false.
#[derive(Clone, Copy)]
pub struct EventService {
    shared: StoredValue<Arc<Shared>>,
}

/// An own save is under way; drop it after `emit_own`, or when the save failed.
#[must_use = "the save counts as settled when this is dropped"]
pub struct SaveInFlight {
    shared: Arc<Shared>,
}

/// Where own events go besides: the feed sends them to the browser's other tabs.
pub(super) type Outlet = Arc<dyn Fn(&Event) + Send + Sync>;

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    /// Notified when the first save starts and when the last one settles.
    saves: ArcTrigger,
}

#[derive(Default)]
struct State {
    heard: Heard,
    topics: BTreeMap<Topic, Readers>,
    saves_in_flight: u32,
    outlet: Option<Outlet>,
}

/// The readers of one topic; the entry lives as long as there is one.
struct Readers {
    count: u32,
    wake: ArcTrigger,
}

/// Provides the service to everything below; once per request and tab, in the app.
pub fn provide_event_service() -> EventService {
    let service = EventService { shared: StoredValue::new(Arc::default()) };
    provide_context(service);
    service
}

/// The service of this tab.
#[must_use]
pub fn use_event_service() -> EventService {
    use_context().unwrap_or_else(provide_event_service)
}

impl EventService {
    /// The newest revision heard about a topic, per school; reading it subscribes.
    #[must_use]
    pub fn newest(self, topic: Topic) -> Cursor {
        let Some(shared) = self.shared() else { return Cursor::default() };
        shared.subscribe(topic);
        shared.state().heard.newest(topic)
    }

    /// Whether somebody else changed the topic at a school after the revision that the reader holds.
    ///
    /// Reactive. While an own save is in flight it is false, because the feed's echo may come before the save's reply;
    /// it is decided again when the last one settles. `held` is the revision at which the server read the data.
    #[must_use]
    pub fn foreign_since(self, topic: Topic, held: Revision, school: SchoolId) -> bool {
        let cursor = [(school, held)].into_iter().collect();
        self.decide(topic, |heard| heard.foreign_beyond(topic, &cursor))
    }

    /// The same for a page over several schools: whether any of them has a foreign change beyond the cursor.
    #[must_use]
    pub fn foreign_beyond(self, topic: Topic, held: &Cursor) -> bool {
        self.decide(topic, |heard| heard.foreign_beyond(topic, held))
    }

    /// Tells the readers of an event that came from the feed or from another tab.
    pub fn emit(self, event: &Event) {
        if let Some(shared) = self.shared() {
            shared.hear(event, false);
        }
    }

    /// Tells the readers, and the browser's other tabs, of an own save.
    pub fn emit_own(self, event: &Event) {
        let Some(shared) = self.shared() else { return };
        shared.hear(event, true);
        let outlet = shared.state().outlet.clone();
        if let Some(outlet) = outlet {
            outlet(event);
        }
    }

    /// Says that an own save is on its way.
    pub fn save_started(self) -> SaveInFlight {
        let shared = self.shared().unwrap_or_default();
        let first = {
            let mut state = shared.state();
            state.saves_in_flight += 1;
            state.saves_in_flight == 1
        };
        if first {
            shared.saves.notify();
        }
        SaveInFlight { shared }
    }

    /// How many topics have a reader.
    #[must_use]
    pub fn topics_held(self) -> usize {
        self.shared().map_or(0, |shared| shared.state().topics.len())
    }

    /// Sends own events to the other tabs too.
    pub(super) fn set_outlet(self, outlet: Option<Outlet>) {
        if let Some(shared) = self.shared() {
            shared.state().outlet = outlet;
        }
    }

    fn decide(self, topic: Topic, foreign: impl Fn(&Heard) -> bool) -> bool {
        let Some(shared) = self.shared() else { return false };
        shared.subscribe(topic);
        shared.saves.track();
        let state = shared.state();
        state.saves_in_flight == 0 && foreign(&state.heard)
    }

    fn shared(self) -> Option<Arc<Shared>> {
        self.shared.try_get_value()
    }
}

impl Shared {
    /// No caller runs foreign code while it holds the lock.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Subscribes the running effect, memo or view to a topic until it runs again or is dropped.
    fn subscribe(self: &Arc<Self>, topic: Topic) {
        if Observer::get().is_none() || Owner::current().is_none() {
            return;
        }
        let wake = {
            let mut state = self.state();
            let readers = state.topics.entry(topic).or_insert_with(|| Readers { count: 0, wake: ArcTrigger::new() });
            readers.count += 1;
            readers.wake.clone()
        };
        wake.track();
        let shared = Arc::clone(self);
        Owner::on_cleanup(move || shared.release(topic));
    }

    fn release(&self, topic: Topic) {
        let last = {
            let mut state = self.state();
            let Some(readers) = state.topics.get_mut(&topic) else { return };
            readers.count -= 1;
            if readers.count == 0 { state.topics.remove(&topic) } else { None }
        };
        // A reader that outlives the owner it read under would be forgotten: woken, it reads again.
        if let Some(readers) = last {
            readers.wake.notify();
        }
    }

    fn hear(&self, event: &Event, own: bool) {
        let wakes: Vec<ArcTrigger> = {
            let mut state = self.state();
            let news = state.heard.record(event, own) || event.name == EventName::DataRefreshNeeded;
            let concerned = state.topics.iter().filter(|(topic, _)| news && event.concerns(**topic));
            concerned.map(|(_, readers)| readers.wake.clone()).collect()
        };
        for wake in wakes {
            wake.notify();
        }
    }
}

impl Drop for SaveInFlight {
    fn drop(&mut self) {
        let settled = {
            let mut state = self.shared.state();
            state.saves_in_flight -= 1;
            state.saves_in_flight == 0
        };
        if settled {
            self.shared.saves.notify();
        }
    }
}
