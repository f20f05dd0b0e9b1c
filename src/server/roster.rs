//! `POST /api/people/roster`: a roster as a plain form sends it, larger than a server function's arguments may be.
//!
//! Invariant: session and role are checked before the body is read, and the file is held for a preview, never applied.

mod read;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use school::{
    id::{RosterId, SchoolId},
    person::Role,
    roster::RosterProblem,
    view::Problem,
};
use store::people::HoldRoster;
use tower_http::limit::RequestBodyLimitLayer;

use super::{
    AppState, guard,
    upload::{BadUpload, Upload, back, upload},
};
use crate::error::ApiError;

/// Where the form is.
const FORM: &str = "/admin/people/import";

/// The most bytes of a roster.
const MOST: usize = 2 * 1024 * 1024;

/// The most bytes that are read before the connection is refused: what is a little too large gets a sentence.
const MOST_READ: usize = 4 * MOST;

/// The route with a limit of its own.
pub fn route() -> Router<AppState> {
    Router::new()
        .route("/api/people/roster", post(send_roster))
        .layer(RequestBodyLimitLayer::new(MOST_READ))
        .layer(DefaultBodyLimit::disable())
}

/// Reads the roster, holds it and leads to its preview; what can't be read leads back to the form with the reason.
async fn send_roster(State(state): State<AppState>, request: Request) -> Response {
    let session = match state.sessions.find(&state.store, request.headers()).await {
        Ok(Some(session)) => session,
        Ok(None) => return Redirect::to("/sign-in").into_response(),
        Err(error) => return guard::refusal(&error.into()),
    };
    if !session.is(Role::Admin) {
        return guard::refusal(&ApiError::Denied);
    }
    let held = async {
        let roster = roster(upload(request, "school").await.map_err(refused)?)?;
        Ok::<RosterId, ApiError>(state.store.hold_roster(session.caller(), roster).await?)
    };
    match held.await {
        Ok(roster) => Redirect::to(&format!("{FORM}/{roster}")).into_response(),
        Err(ApiError::NotFound) => guard::refusal(&ApiError::NotFound),
        Err(error) => Redirect::to(&back(FORM, "/api/people/roster", error)).into_response(),
    }
}

fn roster(sent: Upload) -> Result<HoldRoster, ApiError> {
    let school = sent.target.map(SchoolId).ok_or(refused(BadUpload::Malformed))?;
    let roster = if sent.bytes.len() > MOST { Err(RosterProblem::TooLarge) } else { read::lines(&sent.bytes) };
    let lines = roster.map_err(|problem| ApiError::Invalid { problem: Problem::Roster(problem) })?;
    Ok(HoldRoster { school, file_name: sent.file_name, lines })
}

fn refused(bad: BadUpload) -> ApiError {
    let problem = match bad {
        BadUpload::TooLarge => Problem::Roster(RosterProblem::TooLarge),
        BadUpload::Malformed => Problem::Malformed,
    };
    ApiError::Invalid { problem }
}
