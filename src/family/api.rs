//! What the parents' pages ask of the server.

use leptos::prelude::*;
use school::{
    digest::DigestChoice,
    glance::SeenConcern,
    id::{CourseId, MemberId},
    view::{Alerts, AlertsSaved, CourseDetail, Records, SaveAlerts, SaveQuiet},
};

use crate::error::ApiError;

/// The posted marks of every child that is linked to the signed-in parent, across schools.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active parent anywhere.
#[server(endpoint = "family/records")]
pub async fn family_records() -> Result<Records, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Parent)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::ChildrenRecords::mint(&mut reader, call.caller).await?;
    Ok(call.stamped(store::records::records_of_children(&mut reader, &permit).await?))
}

/// The posted marks of one of the parent's children.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active parent anywhere; `NotFound` for somebody else's child.
#[server(endpoint = "family/child")]
pub async fn child_records(child: MemberId) -> Result<Records, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Parent)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::ChildrenRecords::mint(&mut reader, call.caller).await?.only(child)?;
    Ok(call.stamped(store::records::records(&mut reader, &permit).await?))
}

/// One course of one of the parent's children: every posted mark, and how the class did.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active parent anywhere; `NotFound` for somebody else's child, or for a
/// course without a place in it.
#[server(endpoint = "family/course")]
pub async fn child_course(child: MemberId, course: CourseId) -> Result<CourseDetail, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Parent)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::ChildrenRecords::mint(&mut reader, call.caller).await?.only(child)?;
    Ok(call.stamped(store::records::course_detail(&mut reader, &permit, course).await?))
}

/// Notes that the signed-in parent has seen a concern as it is; a plain form posts here.
///
/// # Errors
/// `NotFound` for somebody else's child, or for a course without a place in it.
#[server(name = SeeConcernCall, endpoint = "family/see_concern")]
pub async fn see_concern(seen: SeenConcern) -> Result<(), ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.store.see_concern(call.caller, seen).await?;
    Ok(())
}

/// Of what the signed-in parent is told, child by child, and when not.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active parent anywhere.
#[server(name = AlertsCall, endpoint = "family/alerts")]
pub async fn family_alerts() -> Result<Alerts, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Parent)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::SetsAlerts::mint(&mut reader, call.caller).await?;
    let alerts = store::alerts::alerts(&mut reader, &permit).await?;
    Ok(call.stamped(Alerts { sends_mail: call.state.sends_mail, ..alerts }))
}

/// Chooses of what the signed-in parent is told of a child; a plain form posts here.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active parent anywhere; `NotFound` for somebody else's child; `Invalid`
/// for what was typed.
#[server(name = SaveAlertsCall, endpoint = "family/save_alerts")]
pub async fn save_alerts(save: SaveAlerts) -> Result<AlertsSaved, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Parent)?;
    let answer = call.store.save_alerts(call.caller, &save).await;
    call.led(&format!("/parent/alerts?saved={}", save.child), &save.parameters(), answer)
}

/// Chooses when the signed-in parent is told nothing; a plain form posts here.
///
/// # Errors
/// As [`save_alerts`], but `NotFound`.
#[server(name = SaveQuietCall, endpoint = "family/save_quiet")]
pub async fn save_quiet(save: SaveQuiet) -> Result<AlertsSaved, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Parent)?;
    let answer = call.store.save_quiet(call.caller, &save).await;
    call.led("/parent/alerts?saved=quiet", &save.parameters(), answer)
}

/// Chooses how the signed-in parent is told of the week; a plain form posts here.
///
/// # Errors
/// As [`save_quiet`], but `Invalid`.
#[server(name = SaveDigestCall, endpoint = "family/save_digest")]
pub async fn save_digest(#[server(default)] choice: DigestChoice) -> Result<AlertsSaved, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Parent)?;
    let answer = call.store.save_digest(call.caller, choice).await;
    call.led("/parent/alerts?saved=weekly", &[], answer)
}

/// The token of the link in a mail that led here, if one did: the page's form sends it back. Nobody need be signed in.
///
/// # Errors
/// `Internal` outside a request.
#[server(endpoint = "family/ending_mails")]
pub async fn ending_mails() -> Result<Option<String>, ApiError> {
    crate::server::mail::carried()
}

/// Ends the weekly mails of whoever got the mail with this token; a plain form posts here, and nobody need be signed in.
///
/// # Errors
/// `Busy` when the database does not answer. Whether the token was one is told by the page that follows, alone.
#[server(name = EndMailsCall, endpoint = "family/end_mails")]
pub async fn end_mails(token: String) -> Result<(), ApiError> {
    crate::server::mail::end_mails(&token).await
}
