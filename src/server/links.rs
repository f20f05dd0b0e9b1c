//! Links that work once: making them, opening them, and what their holders do with them.
//!
//! Invariant: a token stands in the address of the link alone. Opening it hands the token to the page by a cookie, and the
//! page's form sends it in its body: no Referer, no bookmark and no line of a proxy's log after the first one has it.

use axum::{
    extract::Path,
    http::{
        header::{ACCEPT, HOST, ORIGIN, SET_COOKIE},
        request::Parts,
    },
    response::{IntoResponse, Redirect, Response},
};
use school::{
    account::{AccountProblem, Email, LinkKind, password::check},
    id::{AccountId, MemberId},
    person::Role,
    view::{AcceptInvitation, FreshLink, IssueLink, LinkPage, MemberLinks, OpenedLink, Problem, ResetPassword},
};
use store::{
    account::NewAccount,
    id::mint,
    one_time::{IssueLinkCommand, LiveLink, Login, UseInvitation, UseResetLink, live_link, member_links},
    permit::IssuesLinks,
};

use super::{
    AppState, address,
    call::{Call, incident, surroundings},
    carry, password,
    sessions::{new_token, token_hash},
    visits::{enter, owner_of, set_cookie},
};
use crate::error::ApiError;

/// Takes the token out of the address and leads to the page of its kind. Opening a link does not use it: mail programs and
/// chats look at links before people do.
pub async fn open(kind: LinkKind, Path(token): Path<String>) -> Response {
    ([(SET_COOKIE, carry::LINK.to(kind.page(), &token))], Redirect::to(kind.page())).into_response()
}

/// What the link leads to that brought the reader to its page.
///
/// # Errors
/// `Busy` when the database does not answer.
pub async fn opened(kind: LinkKind) -> Result<LinkPage, ApiError> {
    let (state, parts) = surroundings()?;
    let Some(token) = carry::LINK.of(&parts.headers) else { return Ok(LinkPage::Missing) };
    let mut reader = state.store.read().await?;
    let Some(link) = live_link(&mut reader, &token_hash(&token), kind).await? else { return Ok(LinkPage::Dead) };
    drop(reader);
    let session = state.sessions.find(&state.store, &parts.headers).await?;
    Ok(LinkPage::Open(OpenedLink {
        token,
        name: link.name,
        role: link.role,
        school_name: link.school_name,
        typed_email: carry::TYPED.of(&parts.headers).unwrap_or_default(),
        email: link.email,
        signed_in: session.map(|session| session.profile.email.clone()),
    }))
}

/// Sets a new password, ends the account's sessions, and signs in on this device.
///
/// # Errors
/// `Invalid` for a dead link or a bad password, `TooMany`.
pub async fn reset_password(reset: ResetPassword) -> Result<(), ApiError> {
    let (state, parts) = surroundings()?;
    let link = live(&state, &parts, &reset.token, LinkKind::PasswordReset).await?;
    let password_hash = new_password(reset.password, &link, &link.email).await?;
    let command = UseResetLink { token: token_hash(&reset.token), password_hash };
    let account = state.store.write(link.school, command).await?.value;
    arrive(&state, &parts, account, LinkKind::PasswordReset).await
}

/// Gives the invited member a login, new or known, and signs in on this device.
///
/// # Errors
/// `Invalid` for a dead link, a bad address or password, or one that belongs to somebody else; `TooMany`.
pub async fn accept_invitation(accept: AcceptInvitation) -> Result<(), ApiError> {
    let (state, parts) = surroundings()?;
    let link = live(&state, &parts, &accept.token, LinkKind::Invitation).await?;
    let email = if link.email.is_empty() { &accept.email } else { &link.email };
    let login = login(&state, &parts, &link, email, accept.password).await;
    if login.is_err() {
        set_cookie(&carry::TYPED.to(LinkKind::Invitation.page(), email))?;
    }
    join(&state, &parts, &link, &accept.token, login?).await
}

/// Gives the invited member the login of whoever is signed in on this device.
///
/// # Errors
/// `Unauthenticated`; `Invalid` for a dead link, one bound to another address, or a role that is held already.
pub async fn join_invited(token: &str) -> Result<(), ApiError> {
    let call = Call::current().await?;
    let (state, parts) = surroundings()?;
    let link = live(&state, &parts, token, LinkKind::Invitation).await?;
    join(&state, &parts, &link, token, Login::Known(call.caller.account)).await
}

/// An admin's page of one member's links, with the one that a form without wasm has just made.
///
/// # Errors
/// `Unauthenticated`; `Denied` for who is no admin; `NotFound` for who is none of the caller's people.
pub async fn of_member(member: MemberId) -> Result<MemberLinks, ApiError> {
    let call = Call::current().await?;
    call.must_be(Role::Admin)?;
    let (_, parts) = surroundings()?;
    let mut reader = call.store.read().await?;
    let permit = IssuesLinks::mint(&mut reader, call.caller, member).await?;
    let mut page = member_links(&mut reader, &permit).await?;
    if let Some(url) = carry::ISSUED.of(&parts.headers) {
        // Shown once: a reload does not show it again.
        set_cookie(&carry::ISSUED.end(&page_of(member)))?;
        page.fresh = Some(FreshLink { kind: page.kind, url });
    }
    Ok(call.stamped(page))
}

/// Makes a link for a member; the answer has it, and nothing else ever will.
///
/// # Errors
/// `Unauthenticated`; `NotFound` for who is none of the caller's people; `Invalid` for an address that is none, or an account
/// that another school relies on.
pub async fn issue(issue: IssueLink) -> Result<FreshLink, ApiError> {
    let call = Call::current().await?;
    call.must_be(Role::Admin)?;
    let (_, parts) = surroundings()?;
    let email = match issue.email.trim() {
        "" => None,
        typed => Some(Email::parse(typed).map_err(|_| refused(AccountProblem::Email))?),
    };
    let permit = IssuesLinks::mint(&mut call.store.read().await?, call.caller, issue.member).await?;
    let token = new_token()?;
    let command = IssueLinkCommand { caller: call.caller, member: issue.member, email, token: token_hash(&token) };
    let kind = call.store.write(permit.school(), command).await?.value;
    let url = format!("{}{}/{token}", origin(&parts, call.state.secure_cookies), kind.page());
    let by_form =
        parts.headers.get(ACCEPT).is_some_and(|a| a.to_str().is_ok_and(|accepted| accepted.contains("text/html")));
    if by_form {
        set_cookie(&carry::ISSUED.to(&page_of(issue.member), &url))?;
    }
    Ok(FreshLink { kind, url })
}

/// The link of a token that was sent, if it works. Tries with one token are counted.
async fn live(state: &AppState, parts: &Parts, token: &str, kind: LinkKind) -> Result<LiveLink, ApiError> {
    let key = (token, address::of(parts, state.behind_proxy));
    state.throttles.logins.check(key)?;
    let found = live_link(&mut state.store.read().await?, &token_hash(token), kind).await?;
    found.ok_or_else(|| {
        state.throttles.logins.failed(key);
        refused(AccountProblem::DeadLink)
    })
}

/// The hash of a new password that follows the rules.
async fn new_password(password: String, link: &LiveLink, email: &str) -> Result<String, ApiError> {
    check(&password, &[email, &link.name.to_string()]).map_err(|problem| refused(AccountProblem::Password(problem)))?;
    password::hash(password).await.map_err(|error| incident(&error))
}

/// The login that an invited person means: a new one, or the one that has this address, with its password.
async fn login(
    state: &AppState,
    parts: &Parts,
    link: &LiveLink,
    email: &str,
    password: String,
) -> Result<Login, ApiError> {
    let email = Email::parse(email).map_err(|_| refused(AccountProblem::Email))?.to_string();
    if state.store.account_by_email(&email).await?.is_some() {
        let owner = owner_of(state, parts, &email, password).await?;
        return owner.map(Login::Known).ok_or(refused(AccountProblem::EmailHasAccount));
    }
    let password_hash = new_password(password, link, &email).await?;
    Ok(Login::New(NewAccount { id: AccountId(mint()), email, password_hash, language: String::new() }))
}

async fn join(state: &AppState, parts: &Parts, link: &LiveLink, token: &str, login: Login) -> Result<(), ApiError> {
    let command = UseInvitation { token: token_hash(token), login };
    let account = state.store.write(link.school, command).await?.value;
    arrive(state, parts, account, LinkKind::Invitation).await
}

/// Signs in whoever used a link; its page knows the token no longer.
async fn arrive(state: &AppState, parts: &Parts, account: AccountId, kind: LinkKind) -> Result<(), ApiError> {
    state.sessions.forget_account(account);
    // A reset signed every device out: the pages that are open there hear it now.
    state.hub.look_again(account);
    set_cookie(&carry::LINK.end(kind.page()))?;
    enter(state, parts, account).await
}

/// How this browser calls the server: a form says it itself, in Origin.
pub(super) fn origin(parts: &Parts, secure: bool) -> String {
    let header = |name| parts.headers.get(name).and_then(|value| value.to_str().ok()).filter(|said| *said != "null");
    let scheme = if secure { "https" } else { "http" };
    let by_host = || format!("{scheme}://{}", header(HOST).unwrap_or_default());
    header(ORIGIN).map_or_else(by_host, ToOwned::to_owned)
}

fn page_of(member: MemberId) -> String {
    format!("/admin/people/{member}/link")
}

fn refused(problem: AccountProblem) -> ApiError {
    ApiError::Invalid { problem: Problem::Account(problem) }
}
