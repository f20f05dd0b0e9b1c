//! What the inbox asks of the server.

use leptos::prelude::*;
use school::{
    event::Cursor,
    id::NotificationId,
    view::{Inbox, NoticeNews, NoticesRead},
};

use crate::error::ApiError;

/// A page of the signed-in person's inbox, from 0, over all memberships.
///
/// # Errors
/// `Unauthenticated`.
#[server(name = InboxCall, endpoint = "notifications/inbox")]
pub async fn inbox(page: u32) -> Result<Inbox, ApiError> {
    let call = crate::server::call::Call::current().await?;
    let mut reader = call.store.read().await?;
    Ok(call.stamped(store::inbox::inbox(&mut reader, call.caller, page).await?))
}

/// What came into the inbox since the cursor, and how many notices are unread.
///
/// # Errors
/// `Unauthenticated`.
#[server(name = NewsCall, endpoint = "notifications/news")]
pub async fn news(since: Cursor) -> Result<NoticeNews, ApiError> {
    let call = crate::server::call::Call::current().await?;
    let mut reader = call.store.read().await?;
    Ok(call.stamped(store::inbox::news(&mut reader, call.caller, &since).await?))
}

/// Marks one notice as read; a plain form posts here. Doing it twice is fine.
///
/// # Errors
/// `NotFound` for a notice that is not in the caller's inbox.
#[server(endpoint = "notifications/read")]
pub async fn read_notice(notice: NotificationId) -> Result<NoticesRead, ApiError> {
    let call = crate::server::call::Call::current().await?;
    let (_, read) = call.store.read_notice(call.caller, notice).await?;
    Ok(read)
}

/// Marks every notice as read; a plain form posts here.
///
/// # Errors
/// `Busy` when the database does not answer: what is read by then stays read.
#[server(endpoint = "notifications/read_all")]
pub async fn read_all_notices() -> Result<NoticesRead, ApiError> {
    let call = crate::server::call::Call::current().await?;
    Ok(call.store.read_all_notices(call.caller).await?)
}

/// Marks one notice as read and leads to what it tells of; a plain form posts here.
///
/// # Errors
/// `NotFound` for a notice that is not in the caller's inbox.
#[server(endpoint = "notifications/open")]
pub async fn open_notice(notice: NotificationId) -> Result<NoticesRead, ApiError> {
    let call = crate::server::call::Call::current().await?;
    let (target, read) = call.store.read_notice(call.caller, notice).await?;
    leptos_axum::redirect(&crate::server::notice_link::path_of(target));
    Ok(read)
}
