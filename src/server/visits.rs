//! Signing in and out: cookies, hashes and redirects, which only the server can do.

use axum::http::{HeaderValue, header::SET_COOKIE, request::Parts};
use leptos::prelude::expect_context;
use leptos_axum::{ResponseOptions, redirect};
use school::id::AccountId;
use store::{
    account::normal_email,
    inbox::{self, Glance},
};

use super::{
    AppState, address,
    call::{incident, surroundings},
    carry, device, look, password,
    sessions::Session,
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
        return Ok(Visit {
            user: None,
            demo: state.demo,
            typed_email: carry::TYPED.of(&parts.headers).unwrap_or_default(),
        });
    };
    let mut reader = state.store.read().await?;
    let glance = inbox::glance(&mut reader, session.caller()).await?;
    let hold_seconds = u32::try_from(state.hold.as_secs()).unwrap_or(u32::MAX);
    Ok(Visit { user: Some(current_user(&session, glance, hold_seconds)), demo: state.demo, typed_email: String::new() })
}

/// Opens a session where e-mail and password belong together.
///
/// # Errors
/// `WrongCredentials`, the same and as slow for unknown accounts; `TooMany` after several of them.
pub async fn sign_in(email: String, password: String) -> Result<(), ApiError> {
    let (state, parts) = surroundings()?;
    match owner_of(&state, &parts, &email, password).await {
        Ok(Some(account)) => enter(&state, &parts, account).await,
        refused => {
            set_cookie(&carry::TYPED.to("/sign-in", &email))?;
            Err(refused.err().unwrap_or(ApiError::WrongCredentials))
        }
    }
}

/// Ends the session of this request.
///
/// # Errors
/// `Busy` when the database does not answer: the session is still open then.
pub async fn sign_out() -> Result<(), ApiError> {
    let (state, parts) = surroundings()?;
    // The sign-in page that follows looks as the person's pages did.
    if let Some(session) = state.sessions.find(&state.store, &parts.headers).await? {
        set_cookie(&look::cookie(look::of(&session)))?;
    }
    set_cookie(&state.sessions.close(&state.store, &parts.headers).await?)?;
    redirect("/sign-in");
    Ok(())
}

/// The account to which e-mail and password belong; none, and as slowly, where they don't. Failures are counted.
///
/// # Errors
/// `TooMany` after several failures from the same address.
pub async fn owner_of(
    state: &AppState,
    parts: &Parts,
    email: &str,
    password: String,
) -> Result<Option<AccountId>, ApiError> {
    let key = (normal_email(email), address::of(parts, state.behind_proxy));
    state.throttles.logins.check(&key)?;
    let account = state.store.account_by_email(email).await?;
    let (account, hash) = account.map_or((None, None), |a| (Some(a.account), Some(a.password_hash)));
    let right = password::verify(password, hash).await;
    // Whoever sends a hundred at once learns nothing of those beyond the limit, not even which one was right.
    state.throttles.logins.check(&key)?;
    if right && account.is_some() {
        state.throttles.logins.succeeded(&key);
        return Ok(account);
    }
    state.throttles.logins.failed(&key);
    Ok(None)
}

/// Signs an account in on this device, in the place of whoever was, and leads to the person's start page.
///
/// # Errors
/// `Busy` when the database does not answer.
pub async fn enter(state: &AppState, parts: &Parts, account: AccountId) -> Result<(), ApiError> {
    // The cookie that would forget it is not sent: the new one takes its place.
    state.sessions.close(&state.store, &parts.headers).await?;
    let device = device::of(&parts.headers);
    set_cookie(&state.sessions.open(&state.store, account, device, state.secure_cookies).await?)?;
    redirect("/");
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
        session_tag: session.tag.to_string(),
        hold_seconds,
    }
}

/// Sends a cookie with the answer.
///
/// # Errors
/// `Internal` for a value that no header can carry.
pub fn set_cookie(cookie: &str) -> Result<(), ApiError> {
    let value = HeaderValue::from_str(cookie).map_err(|error| incident(&error))?;
    expect_context::<ResponseOptions>().append_header(SET_COOKIE, value);
    Ok(())
}
