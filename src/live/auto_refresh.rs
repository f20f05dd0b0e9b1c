//! `use_auto_refresh`: keeps a screen's data as new as its topic.

mod pace;
mod refresher;

use std::future::Future;

use leptos::prelude::*;
use school::clock::Instant;

use refresher::Refresher;

pub use pace::Pacing;

/// Why a refresh was started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefreshReason {
    /// The interval came round.
    Tick,
    /// The screen fell behind what was heard.
    Stale,
    /// The page is seen again, or refreshing was switched on again.
    Returned,
    /// Somebody asked for it.
    Asked,
}

/// Puts an answer on the screen; it is run only if no newer refresh was started meanwhile.
pub type Apply = Box<dyn FnOnce()>;

/// What `use_auto_refresh` is told.
pub struct UseAutoRefreshOptions<F> {
    /// Milliseconds between two ticks.
    pub interval: Signal<u32>,
    /// Whether it refreshes by itself.
    pub enabled: Signal<bool>,
    /// Fetches, and returns how to apply what came.
    pub on_refresh: F,
    /// Whether the topic's newest revision is above the one on the screen; without it every tick refreshes.
    pub stale: Option<Signal<bool>>,
    /// The adjustable parts of the pace.
    pub pacing: Pacing,
}

/// What `use_auto_refresh` returns.
pub struct UseAutoRefreshReturn<E: Send + Sync + 'static> {
    /// Refreshes now, paused or not; follows the refresh in flight if there is one.
    pub refresh_now: Callback<()>,
    /// Stops refreshing by itself; the answer that is under way is not applied.
    pub pause: Callback<()>,
    /// Refreshes by itself again, beginning now.
    pub resume: Callback<()>,
    /// Whether the timer runs: enabled, not paused, and the page can be seen.
    pub is_active: Signal<bool>,
    /// Whether a refresh is in flight.
    pub is_refreshing: Signal<bool>,
    /// When the last answer was applied, by the browser's clock.
    pub last_refreshed: Signal<Option<Instant>>,
    /// Why the last refresh failed, until one succeeds; the data on the screen stays.
    pub error: Signal<Option<E>>,
}

/// Refreshes a screen's data at an interval, and at once when it falls behind.
///
/// One refresh is in flight, the latest answer wins, the interval is jittered by ±10 %. A tick refreshes if `stale` says
/// so, every tenth one unconditionally. A failure backs off up to 60 s and leaves the data alone. A hidden page stops;
/// showing it again refreshes at once. Dropping the owner stops everything and voids the answer under way.
///
/// ```
/// use leptos::prelude::*;
/// use school::{event::Topic, id::{CourseId, Revision, SchoolId}};
/// use yeneta::{error::ApiError, live::*};
/// # let owner = Owner::new();
/// # owner.set();
///
/// let (events, held) = (use_event_service(), RwSignal::new(Revision(7)));
/// let live: UseAutoRefreshReturn<ApiError> = use_auto_refresh(
///     UseAutoRefreshOptions::new(move |_reason| async move {
///         let newer = async { Ok::<_, ApiError>(Revision(8)) }.await?;
///         Ok(Box::new(move || held.set(newer)) as Apply)
///     })
///     .interval(15_000)
///     .stale(Signal::derive(move || events.foreign_since(Topic::CourseGrades(CourseId(1)), held.get(), SchoolId(1)))),
/// );
/// let _button = move || live.refresh_now.run(());
/// ```
///
/// On the server nothing runs: the timer is created by an effect, and its callbacks do nothing.
pub fn use_auto_refresh<F, Fut, E>(options: UseAutoRefreshOptions<F>) -> UseAutoRefreshReturn<E>
where
    F: Fn(RefreshReason) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Apply, E>> + 'static,
    E: Clone + Send + Sync + 'static,
{
    let enabled = options.enabled;
    let refresher = Refresher::new(options);
    let wanted = Memo::new(move |_| enabled.get() && !refresher.paused.get());
    let active = Memo::new(move |_| wanted.get() && refresher.visible.get());
    refresher.watch_visibility();
    refresher.void_when_unwanted(wanted);
    refresher.tick_while(active);
    refresher.catch_up_while(active);
    UseAutoRefreshReturn {
        refresh_now: Callback::new(move |()| refresher.wish(RefreshReason::Asked)),
        pause: Callback::new(move |()| refresher.paused.set(true)),
        resume: Callback::new(move |()| refresher.paused.set(false)),
        is_active: active.into(),
        is_refreshing: refresher.refreshing.into(),
        last_refreshed: refresher.last_refreshed.into(),
        error: refresher.error.into(),
    }
}

impl<F> UseAutoRefreshOptions<F> {
    /// Every 15 seconds, enabled, unconditionally.
    pub fn new(on_refresh: F) -> Self {
        let (interval, enabled) = (Signal::stored(15_000), Signal::stored(true));
        Self { interval, enabled, on_refresh, stale: None, pacing: Pacing::default() }
    }

    /// Milliseconds between two ticks.
    #[must_use]
    pub fn interval(self, interval: impl Into<Signal<u32>>) -> Self {
        Self { interval: interval.into(), ..self }
    }

    /// Whether it refreshes by itself.
    #[must_use]
    pub fn enabled(self, enabled: impl Into<Signal<bool>>) -> Self {
        Self { enabled: enabled.into(), ..self }
    }

    /// Whether the topic's newest revision is above the one on the screen.
    #[must_use]
    pub fn stale(self, stale: impl Into<Signal<bool>>) -> Self {
        Self { stale: Some(stale.into()), ..self }
    }

    /// The adjustable parts of the pace.
    #[must_use]
    pub fn pacing(self, pacing: Pacing) -> Self {
        Self { pacing, ..self }
    }
}

impl<E: Send + Sync + 'static> Clone for UseAutoRefreshReturn<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E: Send + Sync + 'static> Copy for UseAutoRefreshReturn<E> {}
