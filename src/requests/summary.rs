//! What became of a decision on many: how many moved where, which did not and why.

use std::{collections::BTreeMap, future::Future};

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    request::{Refusal, RequestState},
    view::{TALLY, Tally},
};

use super::{RequestLine, RequestList};
use crate::{
    error::ApiError,
    text::{Catalogue, use_text},
};

/// The most refused requests that are told by name.
const TOLD_BY_NAME: usize = 20;
/// In an address: how many were left as they were.
const LEFT: &str = "left";

/// What became of a decision, as the page's address tells it.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    tally: Tally<i64>,
    /// How many were not tried.
    left: u32,
}

impl Outcome {
    /// Reads the address; garbage in it tells nothing.
    #[must_use]
    pub fn told() -> Option<Self> {
        let query = use_query_map();
        let told = query.with_untracked(|query| query.get(TALLY))?;
        let left = query.with_untracked(|query| query.get(LEFT)).and_then(|left| left.parse().ok());
        Some(Self { tally: serde_json::from_slice(told.as_bytes()).ok()?, left: left.unwrap_or_default() })
    }
}

/// A list with what the requests are called that a decision did not move, as far as they are told by name.
///
/// # Errors
/// Those of the list. A request whose name is not to be had is told of without it.
pub async fn with_names<T, Fut>(
    text: &'static Catalogue,
    list: Result<T, ApiError>,
    outcome: Option<Outcome>,
    label: impl Fn(i64) -> Fut,
) -> Result<(T, BTreeMap<i64, String>), ApiError>
where
    T: RequestList,
    Fut: Future<Output = Option<String>>,
{
    let list = list?;
    let mut names = BTreeMap::new();
    for (request, _) in outcome.iter().flat_map(|outcome| outcome.tally.refused.iter().take(TOLD_BY_NAME)) {
        let here = list.lines().iter().find(|line| line.request().into() == *request).map(|line| line.label(text));
        let name = match here {
            Some(name) => Some(name),
            None => label(*request).await,
        };
        names.extend(name.map(|name| (*request, name)));
    }
    Ok((list, names))
}

/// What became of the last decision on many; nothing where there was none. It stays until it is closed.
#[component]
pub fn Summary<'a>(
    /// As the address tells it.
    outcome: Option<Outcome>,
    /// What the refused requests are called.
    names: &'a BTreeMap<i64, String>,
    /// Where the list stands.
    path: &'static str,
) -> impl IntoView + use<> {
    let text = use_text();
    let Some(Outcome { tally, left }) = outcome else { return ().into_any() };
    let moved = in_order(&tally).into_iter();
    let moved = moved.map(|(to, n)| (text.requests.desk.moved)(to, n)).collect::<Vec<_>>().join(" · ");
    let left = (left > 0).then(|| view! { <p>{(text.requests.desk.not_tried)(left)}</p> });
    view! {
        <section class="outcome" id="outcome" tabindex="-1" aria-labelledby="outcome-heading" data-once="">
            <h2 id="outcome-heading">{text.requests.desk.outcome}</h2>
            <p>{moved}</p>
            {refused(text, path, &tally, names)}
            {left}
            <button type="button" class="quiet with-wasm" data-do="close-outcome">{text.common.close}</button>
        </section>
    }
    .into_any()
}

/// Those that did not move, each with a link and the reason.
fn refused(
    text: &'static Catalogue,
    path: &'static str,
    tally: &Tally<i64>,
    names: &BTreeMap<i64, String>,
) -> Option<impl IntoView + use<>> {
    let desk = &text.requests.desk;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let line = |(request, refusal): &(i64, Refusal)| {
        let name = names.get(request).cloned().unwrap_or_else(|| desk.one_request.to_owned());
        let href = format!("{path}/{request}");
        view! { <li><a href=href>{name}</a> ": " {(text.requests.refused)(*refusal)}</li> }
    };
    let all = &tally.refused;
    let told = all.iter().take(TOLD_BY_NAME).map(line).collect_view();
    let more = all.len().saturating_sub(TOLD_BY_NAME);
    let more = (more > 0).then(|| view! { <li>{(desk.more)(count(more))}</li> });
    (!all.is_empty()).then(|| {
        view! {
            <p>{(desk.not_applied)(count(all.len()))}</p>
            <ul class="plain-list">{told} {more}</ul>
        }
    })
}

/// Where a decision led, with how many it led there: the order of the states.
fn in_order(tally: &Tally<i64>) -> Vec<(RequestState, u32)> {
    let mut moved = tally.moved.clone();
    moved.sort_by_key(|(state, _)| *state);
    moved
}
