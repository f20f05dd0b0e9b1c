//! `POST /api/people/roster`: a roster as a plain form sends it, larger than a server function's arguments may be.
//!
//! Invariant: session and role are checked before the body is read, and the file is held for a preview, never applied.

mod read;

use axum::{
    Router,
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request, State, multipart::MultipartError},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use leptos::server_fn::error::ServerFnUrlError;
use school::{
    id::{RosterId, SchoolId},
    person::Role,
    roster::RosterProblem,
    view::Problem,
};
use store::people::HoldRoster;
use tower_http::limit::RequestBodyLimitLayer;

use super::{AppState, guard};
use crate::error::ApiError;

/// Where the form is.
const FORM: &str = "/admin/people/import";

/// The most bytes of a roster.
const MOST: usize = 2 * 1024 * 1024;

/// The most bytes that are read before the connection is refused: what is a little too large gets a sentence.
const MOST_READ: usize = 4 * MOST;

/// The most characters of a file's name that are kept.
const NAME_LENGTH: usize = 100;

/// The route with a limit of its own.
pub fn route() -> Router<AppState> {
    Router::new()
        .route("/api/people/roster", post(send_roster))
        .layer(RequestBodyLimitLayer::new(MOST_READ))
        .layer(DefaultBodyLimit::disable())
}

/// What the form sends.
#[derive(Default)]
struct Sent {
    school: Option<SchoolId>,
    file_name: String,
    file: Vec<u8>,
    pasted: Vec<u8>,
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
        let roster = sent(request).await?.roster()?;
        Ok::<RosterId, ApiError>(state.store.hold_roster(session.caller(), roster).await?)
    };
    match held.await {
        Ok(roster) => Redirect::to(&format!("{FORM}/{roster}")).into_response(),
        Err(ApiError::NotFound) => guard::refusal(&ApiError::NotFound),
        Err(error) => Redirect::to(&back(error)).into_response(),
    }
}

/// Reads the form's fields; what is not asked for is not looked at.
async fn sent(request: Request) -> Result<Sent, ApiError> {
    let form = Multipart::from_request(request, &()).await;
    let mut form = form.map_err(|_| ApiError::Invalid { problem: Problem::Malformed })?;
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await.map_err(unreadable)? {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(unreadable)?;
        match name.as_str() {
            "school" => sent.school = std::str::from_utf8(&bytes).ok().and_then(|id| id.trim().parse().ok()),
            "file" if !bytes.is_empty() => (sent.file_name, sent.file) = (file_name, bytes.to_vec()),
            "pasted" => sent.pasted = bytes.to_vec(),
            _ => {}
        }
    }
    Ok(sent)
}

impl Sent {
    fn roster(self) -> Result<HoldRoster, ApiError> {
        let school = self.school.ok_or(ApiError::Invalid { problem: Problem::Malformed })?;
        let bytes = if self.file.is_empty() { self.pasted } else { self.file };
        let roster = if bytes.len() > MOST { Err(RosterProblem::TooLarge) } else { read::lines(&bytes) };
        let lines = roster.map_err(|problem| ApiError::Invalid { problem: Problem::Roster(problem) })?;
        let file_name = self.file_name.chars().filter(|c| !c.is_control()).take(NAME_LENGTH).collect();
        Ok(HoldRoster { school, file_name, lines })
    }
}

/// A form that breaks off, is no form, or has more bytes than are read.
fn unreadable(error: MultipartError) -> ApiError {
    let problem = if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Problem::Roster(RosterProblem::TooLarge)
    } else {
        Problem::Malformed
    };
    ApiError::Invalid { problem }
}

/// The form's address with the reason in it, as a server function's form has it.
fn back(error: ApiError) -> String {
    let told = ServerFnUrlError::new("/api/people/roster", error).to_url(&format!("http://school{FORM}"));
    let query = told.ok().and_then(|url| url.query().map(|query| format!("?{query}"))).unwrap_or_default();
    format!("{FORM}{query}")
}
