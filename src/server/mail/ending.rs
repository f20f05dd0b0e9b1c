//! The link by which a reader ends the weekly mails: by a page, or by the button of a mail program (RFC 8058).

use axum::{
    extract::{Path, State},
    http::header::SET_COOKIE,
    response::{IntoResponse, Redirect, Response},
};

use crate::{
    error::ApiError,
    server::{AppState, call::surroundings, carry, forms::lead_to, guard, sessions::token_hash},
};

/// The page on which the mails are ended.
pub(super) const PAGE: &str = "/unsubscribe";

/// Takes the token out of the address and leads to the page. It ends nothing: mail programs look at links before people do.
pub async fn open(Path(token): Path<String>) -> Response {
    ([(SET_COOKIE, carry::LINK.to(PAGE, &token))], Redirect::to(PAGE)).into_response()
}

/// Ends the mails at once; a mail program posts here when its reader presses the program's own button. Whether there is such
/// a link is not told.
pub async fn one_click(State(state): State<AppState>, Path(token): Path<String>) -> Response {
    match state.store.end_mails(token_hash(&token)).await {
        Ok(_) => "".into_response(),
        Err(error) => guard::refusal(&error.into()),
    }
}

/// The token of the link that led to the page, if one did.
///
/// # Errors
/// `Internal` outside a request.
pub fn carried() -> Result<Option<String>, ApiError> {
    let (_, parts) = surroundings()?;
    Ok(carry::LINK.of(&parts.headers))
}

/// Ends the mails from the page, and leads to what it says then.
///
/// # Errors
/// `Busy` when the database does not answer.
pub async fn end_mails(token: &str) -> Result<(), ApiError> {
    let (state, _) = surroundings()?;
    let ended = state.store.end_mails(token_hash(token)).await?;
    lead_to(&format!("{PAGE}?ended={}", u8::from(ended)));
    Ok(())
}
