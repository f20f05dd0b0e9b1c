//! Signing in and out: cookies, hashes and redirects, which only the server can do.

use axum::http::{HeaderValue, header::SET_COOKIE};
use leptos::prelude::expect_context;
use leptos_axum::{ResponseOptions, redirect};
use store::inbox::{self, Glance};

use super::{
    call::{incident, surroundings},
    password,
    sessions::Session,
    typed,
};
use crate::{
    error::ApiError,
    session::api::{CurrentMembership, CurrentUser, Visit},
};

/// Who is signed in, with the cursor from which the feed starts.
///
/// # Errors
/// `Busy` when the database does not answer.
pub async fn visit() -> Result<Visit, ApiError> {
    let (state, parts) = surroundings()?;
    let Some(session) = state.sessions.find(&state.store, &parts.headers).await? else {
        return Ok(Visit { user: None, demo: state.demo, typed_email: typed::of(&parts.headers) });
    };
    let mut reader = state.store.read().await?;
    let glance = inbox::glance(&mut reader, session.caller()).await?;
    let hold_seconds = u32::try_from(state.hold.as_secs()).unwrap_or(u32::MAX);
    Ok(Visit { user: Some(current_user(&session, glance, hold_seconds)), demo: state.demo, typed_email: String::new() })
}

/// Opens a session where e-mail and password belong together.
///
/// # Errors
/// `WrongCredentials`, the same and as slow for unknown accounts.
pub async fn sign_in(email: String, password: String) -> Result<(), ApiError> {
    let (state, _) = surroundings()?;
    let account = state.store.account_by_email(&email).await?;
    let (account, hash) = account.map_or((None, None), |a| (Some(a.account), Some(a.password_hash)));
    let account = match (password::verify(password, hash).await, account) {
        (true, Some(account)) => account,
        _ => {
            set_cookie(&typed::cookie(&email))?;
            return Err(ApiError::WrongCredentials);
        }
    };
    set_cookie(&state.sessions.open(&state.store, account, state.secure_cookies).await?)?;
    redirect("/");
    Ok(())
}

/// Ends the session of this request.
///
/// # Errors
/// `Busy` when the database does not answer: the session is still open then.
pub async fn sign_out() -> Result<(), ApiError> {
    let (state, parts) = surroundings()?;
    set_cookie(&state.sessions.close(&state.store, &parts.headers).await?)?;
    redirect("/sign-in");
    Ok(())
}

fn current_user(session: &Session, Glance { cursor, unread }: Glance, hold_seconds: u32) -> CurrentUser {
    let profile = &session.profile;
    let memberships = profile.memberships.iter().map(|m| CurrentMembership {
        school: m.school,
        school_name: m.school_name.clone(),
        role: m.role,
        name: m.name.clone(),
    });
    CurrentUser {
        account: session.account,
        email: profile.email.clone(),
        name: profile.memberships.first().map_or_else(|| profile.email.clone(), |m| m.name.to_string()),
        memberships: memberships.collect(),
        cursor,
        unread,
        session_tag: session.tag.clone(),
        hold_seconds,
    }
}

fn set_cookie(cookie: &str) -> Result<(), ApiError> {
    let value = HeaderValue::from_str(cookie).map_err(|error| incident(&error))?;
    expect_context::<ResponseOptions>().append_header(SET_COOKIE, value);
    Ok(())
}
