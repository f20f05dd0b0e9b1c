//! A list whose filter stands in the address: it follows the address without being made anew, and stays live.

use std::{future::Future, pin::Pin, sync::Arc};

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    event::Topic,
    view::{Dated, RequestFilter},
};

use super::ListAddress;
use crate::{
    error::ApiError,
    screen::{RefreshEvery, Screen, ScreenHandle, Stale, use_screen},
};

/// A server function that is passed around.
pub struct Call<A, R>(Arc<dyn Fn(A) -> Answer<R> + Send + Sync>);

/// What a server function answers, in a while.
pub type Answer<R> = Pin<Box<dyn Future<Output = Result<R, ApiError>> + Send>>;

impl<A, R> Clone for Call<A, R> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<A, R> Call<A, R> {
    /// Holds a server function.
    pub fn new<Fut>(function: impl Fn(A) -> Fut + Send + Sync + 'static) -> Self
    where
        Fut: Future<Output = Result<R, ApiError>> + Send + 'static,
    {
        Self(Arc::new(move |argument| Box::pin(function(argument))))
    }

    /// Calls it.
    #[must_use]
    pub fn run(&self, argument: A) -> Answer<R> {
        (self.0)(argument)
    }
}

/// What a page says whose list follows its address.
pub struct ListPage<Load, Take> {
    /// The key under which the reader's choice to refresh is kept.
    pub name: &'static str,
    /// What makes the list stale.
    pub topic: Topic,
    /// How often to look without being told.
    pub every: RefreshEvery,
    /// Where the list stands.
    pub address: ListAddress,
    /// Reads what a filter shows.
    pub load: Load,
    /// Puts what was read in the place of what is held; `true` where both are of the same filter.
    pub take: Take,
}

/// A list on the screen.
pub struct List<T: Send + Sync + 'static> {
    /// What was read.
    pub data: RwSignal<T>,
    /// The filter of what was read; the address may be ahead of it for a moment.
    pub shown: RwSignal<RequestFilter>,
    /// Where the list stands.
    pub address: ListAddress,
    /// The refresh.
    pub screen: ScreenHandle,
}

impl<T: Send + Sync + 'static> Clone for List<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for List<T> {}

/// The filter that the address says.
#[must_use]
pub fn use_filter(address: ListAddress) -> Memo<RequestFilter> {
    let query = use_query_map();
    Memo::new(move |_| query.with(|query| address.filter(query)))
}

/// Keeps a list fresh, and reads it anew when its address changes.
pub fn use_list<T, Load, Fut, Take>(first: T, page: ListPage<Load, Take>) -> List<T>
where
    T: Dated + Send + Sync + 'static,
    Load: Fn(RequestFilter) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<T, ApiError>> + 'static,
    Take: Fn(&mut T, T, bool) + Copy + Send + Sync + 'static,
{
    let ListPage { name, topic, every, address, load, take } = page;
    let filter = use_filter(address);
    let as_of = first.as_of().clone();
    let (data, shown) = (RwSignal::new(first), RwSignal::new(filter.get_untracked()));
    let screen = use_screen(Screen {
        name,
        stale: Stale::Beyond(topic),
        every,
        as_of,
        load: move || {
            let of = filter.get_untracked();
            let fresh = load(of.clone());
            async move { Ok((of, fresh.await?)) }
        },
        apply: move |(of, fresh): (RequestFilter, T)| {
            let as_of = fresh.as_of().clone();
            let same = shown.with_untracked(|shown| *shown == of);
            data.update(|held| take(held, fresh, same));
            shown.set(of);
            as_of
        },
    });
    Effect::new(move |before: Option<RequestFilter>| {
        let now = filter.get();
        if before.is_some_and(|before| before != now) {
            screen.refresh.refresh_now.run(());
        }
        now
    });
    List { data, shown, address, screen }
}
