//! `GET /api/changes`: the change feed. Held while there is nothing new for this person.
//!
//! Invariant: an unchanged poll touches no database.

use std::time::Duration;

use axum::{
    Json,
    extract::{Query, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use school::{
    event::{Cursor, Event},
    id::AccountId,
};
use serde::{Deserialize, Serialize};
use store::feed;
use tokio::time::{Instant, timeout_at};

use super::{AppState, guard};
use crate::error::ApiError;

/// The longest that a client may ask to be held.
const MAX_WAIT: Duration = Duration::from_secs(60);

const CURSOR: HeaderName = HeaderName::from_static("yeneta-cursor");
/// Names the build whose pages are served.
pub const BUILD: HeaderName = HeaderName::from_static("yeneta-build");

/// What a client asks for.
#[derive(Deserialize)]
pub struct Asked {
    /// The cursor of the last answer; none, or one that is not ours, starts anew.
    #[serde(default)]
    since: String,
    /// How many seconds the client is ready to be held.
    #[serde(default)]
    wait: u64,
}

#[derive(Serialize)]
struct Events {
    events: Vec<Event>,
}

/// Where it is asked for.
pub const POLLS: &str = "/api/changes";

/// Answers at once when there is something new for the caller, else after the wait with 204.
pub async fn changes(State(state): State<AppState>, request: Request) -> Response {
    let (asked, _) = request.into_parts();
    let response = poll(&state, &asked).await.unwrap_or_else(|error| guard::refusal(&error));
    state.metrics.polled(&response);
    guard::protected(POLLS, response)
}

async fn poll(state: &AppState, Parts { uri, headers, .. }: &Parts) -> Result<Response, ApiError> {
    let malformed = |_| ApiError::Invalid { problem: school::view::Problem::Malformed };
    let Query(asked) = Query::<Asked>::try_from_uri(uri).map_err(malformed)?;
    let session = state.sessions.find(&state.store, headers).await?.ok_or(ApiError::Unauthenticated)?;
    // A cursor that is not ours reads as "knows nothing": the client is told to refresh, and heals.
    let cursor = asked.since.parse().unwrap_or_default();
    let wait = Duration::from_secs(asked.wait).min(MAX_WAIT).min(state.hold);
    // Who does not wait has nothing to listen to.
    if wait.is_zero() && !state.hub.is_behind(session.account, &cursor) {
        return Ok(answer(state, Vec::new(), &cursor));
    }
    let (events, cursor) = next(state, headers, session.account, cursor, Instant::now() + wait).await?;
    Ok(answer(state, events, &cursor))
}

/// The events after the cursor, as soon as there are any; none at the deadline.
///
/// # Errors
/// `Unauthenticated` when the session ends while the poll is held, `Busy` when the table can't be read.
async fn next(
    state: &AppState,
    headers: &HeaderMap,
    account: AccountId,
    mut cursor: Cursor,
    deadline: Instant,
) -> Result<(Vec<Event>, Cursor), ApiError> {
    let wake = state.hub.wake_of(account);
    let mut was_woken = false;
    loop {
        // Listening before the look at the hub: a change between the two ends this wait.
        let mut woken = std::pin::pin!(wake.notified());
        woken.as_mut().enable();
        let is_behind = state.hub.is_behind(account, &cursor);
        // What woke this poll may be the end of its session.
        if was_woken || is_behind {
            goes_on(state, headers).await?;
        }
        if is_behind {
            let (events, reached) = read(state, account, &cursor).await?;
            cursor = reached;
            if !events.is_empty() {
                return Ok((events, cursor));
            }
            // What was committed while the table was read is looked at before anything is waited for.
            continue;
        }
        // Who does not wait needs no timer.
        if deadline <= Instant::now() {
            return Ok((Vec::new(), cursor));
        }
        let waiting = state.metrics.waits();
        if state.hub.is_draining() || timeout_at(deadline, woken).await.is_err() {
            // Nothing woke this poll, but its session may have ended by the clock.
            goes_on(state, headers).await?;
            return Ok((Vec::new(), cursor));
        }
        drop(waiting);
        was_woken = true;
    }
}

/// Looks whether the poll's session goes on.
///
/// # Errors
/// `Unauthenticated` when it has ended, `Busy` when the table can't be read.
async fn goes_on(state: &AppState, headers: &HeaderMap) -> Result<(), ApiError> {
    state.sessions.find(&state.store, headers).await?.map(|_| ()).ok_or(ApiError::Unauthenticated)
}

/// Reads the table, and tells the hub how far.
async fn read(state: &AppState, account: AccountId, cursor: &Cursor) -> Result<(Vec<Event>, Cursor), store::Error> {
    let reading = state.hub.reading(account);
    let (events, reached) = feed::changes_since(&mut state.store.read().await?, account, cursor).await?;
    state.hub.has_read(account, &reached, reading);
    Ok((events, reached))
}

fn answer(state: &AppState, events: Vec<Event>, cursor: &Cursor) -> Response {
    let mut response = if events.is_empty() {
        StatusCode::NO_CONTENT.into_response()
    } else {
        Json(Events { events }).into_response()
    };
    let headers = response.headers_mut();
    // Digits and signs: it can stand in a header.
    if let Ok(cursor) = HeaderValue::try_from(cursor.to_string()) {
        headers.insert(CURSOR, cursor);
    }
    headers.insert(BUILD, state.build_header.clone());
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
