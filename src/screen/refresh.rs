//! A page's refresh: when its data is stale, how it is read anew, and since when it stands.

use std::future::Future;

use leptos::prelude::*;
use school::{
    event::{Cursor, Topic},
    id::SchoolId,
    view::AsOf,
};

use super::{
    feed::use_watched,
    saver::{tick_of, use_data_saver},
};
use crate::{
    error::ApiError,
    live::{
        auto_refresh::{Apply, UseAutoRefreshOptions, UseAutoRefreshReturn, use_auto_refresh},
        controls::{AutoRefreshChoice, use_auto_refresh_choice},
        events::use_event_service,
        focus, offline,
    },
};

/// How often a page refreshes by itself where nothing tells it to: the seed's intervals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefreshEvery {
    /// A teacher's gradebook and start page.
    Gradebook,
    /// A student's pages.
    Student,
    /// A parent's pages.
    Parent,
    /// An admin's lists and overview.
    Admin,
    /// One's own inbox.
    Inbox,
    /// Lists of what waits for a decision.
    Approval,
}

impl RefreshEvery {
    const ALL: [RefreshEvery; 6] = [
        RefreshEvery::Gradebook,
        RefreshEvery::Student,
        RefreshEvery::Parent,
        RefreshEvery::Admin,
        RefreshEvery::Inbox,
        RefreshEvery::Approval,
    ];

    /// The name by which a document says it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            RefreshEvery::Gradebook => "gradebook",
            RefreshEvery::Student => "student",
            RefreshEvery::Parent => "parent",
            RefreshEvery::Admin => "admin",
            RefreshEvery::Inbox => "inbox",
            RefreshEvery::Approval => "approval",
        }
    }

    /// Reads such a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|every| every.name() == name)
    }
}

/// When a page's data is behind what the tab has heard.
#[derive(Clone, Copy)]
pub enum Stale {
    /// Data over every school of the account.
    Beyond(Topic),
    /// Data about several things, over every school of the account.
    BeyondAny(&'static [Topic]),
    /// Data of one school, whose own saves are known already.
    Since(Topic, SchoolId),
}

/// What a page says about its data.
pub struct Screen<Load, Take> {
    /// The key under which the reader's choice is kept.
    pub name: &'static str,
    /// What makes the data stale.
    pub stale: Stale,
    /// How often to look without being told.
    pub every: RefreshEvery,
    /// When and how far the first data was read.
    pub as_of: AsOf,
    /// Reads the data anew.
    pub load: Load,
    /// Shows fresh data; says when and how far it was read.
    pub apply: Take,
}

/// A page's refresh, for its controls.
#[derive(Clone, Copy)]
pub struct ScreenHandle {
    /// When and how far the shown data was read.
    pub as_of: RwSignal<AsOf>,
    /// Whether it refreshes by itself.
    pub choice: AutoRefreshChoice,
    /// The hook's handle.
    pub refresh: UseAutoRefreshReturn<ApiError>,
}

impl Stale {
    fn topics(self) -> Vec<Topic> {
        match self {
            Stale::Beyond(topic) | Stale::Since(topic, _) => vec![topic],
            Stale::BeyondAny(topics) => topics.to_vec(),
        }
    }
}

impl RefreshEvery {
    /// The interval in milliseconds.
    #[must_use]
    pub fn millis(self) -> u32 {
        match self {
            RefreshEvery::Gradebook | RefreshEvery::Student | RefreshEvery::Admin | RefreshEvery::Inbox => 15_000,
            RefreshEvery::Approval => 10_000,
            RefreshEvery::Parent => 20_000,
        }
    }
}

/// Keeps a page's data fresh for as long as the page is there.
pub fn use_screen<T, Load, Fut, Take>(screen: Screen<Load, Take>) -> ScreenHandle
where
    T: 'static,
    Load: Fn() -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<T, ApiError>> + 'static,
    Take: Fn(T) -> AsOf + Copy + Send + Sync + 'static,
{
    let events = use_event_service();
    let as_of = RwSignal::new(screen.as_of);
    let choice = use_auto_refresh_choice(screen.name);
    let stale = Signal::derive(move || match screen.stale {
        Stale::Beyond(topic) => as_of.with(|held| events.foreign_beyond(topic, &held.cursor)),
        Stale::BeyondAny(topics) => as_of.with(|held| {
            // Each is read, so that each is subscribed to.
            let stale = topics.iter().map(|topic| events.foreign_beyond(*topic, &held.cursor));
            stale.fold(false, |any, stale| any | stale)
        }),
        Stale::Since(topic, school) => {
            as_of.with(|held| events.foreign_since(topic, held.cursor.at(school).unwrap_or_default(), school))
        }
    });
    let (load, apply) = (screen.load, screen.apply);
    let topics = screen.stale.topics();
    let on_refresh = move |_reason| {
        // What was heard before the data is read is in the data: also of a school that the answer does not name.
        let heard = untrack(|| topics.iter().map(|topic| events.newest(*topic)).collect::<Vec<_>>());
        let fresh = load();
        async move {
            let fresh = fresh.await?;
            Ok(Box::new(move || {
                let mut fresh = apply(fresh);
                let heard = heard.iter().flat_map(Cursor::schools);
                heard.for_each(|(school, revision)| fresh.cursor.advance(school, revision));
                as_of.set(fresh);
                offline::is_fresh();
            }) as Apply)
        }
    };
    let (every, saver) = (screen.every, use_data_saver());
    let interval = Signal::derive(move || tick_of(every, saver.get()));
    let options = UseAutoRefreshOptions::new(on_refresh).interval(interval).enabled(choice.on).stale(stale);
    let refresh = use_auto_refresh(options);
    use_watched().watch(choice.on, Signal::derive(move || interval.get() / 1000));
    focus::find_again();
    Effect::new(move || {
        if refresh.error.get() == Some(ApiError::Unauthenticated) {
            offline::forget();
        }
    });
    ScreenHandle { as_of, choice, refresh }
}
