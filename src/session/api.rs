//! Signing in and out, and who is signed in.

use leptos::prelude::*;
use school::{
    event::Cursor,
    id::{AccountId, SchoolId},
    person::{Name, Role},
};
use serde::{Deserialize, Serialize};

use crate::error::ApiError;

/// The person in front of the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurrentUser {
    pub account: AccountId,
    pub email: String,
    /// What the person is called; the e-mail where no membership has a name.
    pub name: String,
    /// The active roles, one entry a membership.
    pub memberships: Vec<CurrentMembership>,
    /// The change feed starts here: taken before any of the page's data was read.
    pub cursor: Cursor,
    /// How many notices are unread.
    pub unread: u32,
    /// Tells this session's tabs from another's.
    pub session_tag: String,
    /// The longest that the server holds a poll, in seconds.
    pub hold_seconds: u32,
}

/// One active role at one school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurrentMembership {
    pub school: SchoolId,
    pub school_name: String,
    pub role: Role,
    pub name: Name,
}

/// What every page knows before its own data: who looks, and whether this is the demo school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    pub user: Option<CurrentUser>,
    /// Demo accounts are shown on the sign-in page.
    pub demo: bool,
    /// The e-mail that was typed into a sign-in that just failed.
    pub typed_email: String,
}

impl CurrentUser {
    /// The page that this person starts from, if any role is active.
    #[must_use]
    pub fn home(&self) -> Option<&'static str> {
        Role::home_of(self.memberships.iter().map(|m| m.role))
    }
}

/// Who is signed in; nobody is an answer too.
///
/// # Errors
/// `Busy` when the database does not answer.
#[server(name = VisitCall, endpoint = "session/visit")]
pub async fn visit() -> Result<Visit, ApiError> {
    crate::server::visits::visit().await
}

/// Opens a session and leads to the person's start page; a plain form posts here.
///
/// # Errors
/// `WrongCredentials`, the same and as slow for unknown accounts.
#[server(endpoint = "session/sign_in")]
pub async fn sign_in(email: String, password: String) -> Result<(), ApiError> {
    crate::server::visits::sign_in(email, password).await
}

/// Ends the session here and in the table, and leads to the sign-in page; a plain form posts here.
///
/// # Errors
/// `Busy` when the database does not answer: the session is still open then.
#[server(endpoint = "session/sign_out")]
pub async fn sign_out() -> Result<(), ApiError> {
    crate::server::visits::sign_out().await
}
