//! What the import of marks asks of the server.

use leptos::prelude::*;
use school::{
    id::{CourseId, MarksFileId},
    view::{ApplyFile, DecideFile, FileDone, MarksFilePage, MarksFilesPage},
};

use crate::error::ApiError;

/// The files that were sent for a course.
///
/// # Errors
/// `Unauthenticated`; `NotFound` when there is no such course or it is not the caller's to bring marks into.
#[server(name = MarksFilesCall, endpoint = "marks_file/list")]
pub async fn marks_files(course: CourseId) -> Result<MarksFilesPage, ApiError> {
    let call = crate::server::call::Call::current().await?;
    let mut reader = call.store.read().await?;
    Ok(call.stamped(store::marks_file::files(&mut reader, call.caller, course).await?))
}

/// A held file with a part of its preview, or what it changed.
///
/// # Errors
/// As [`marks_files`].
#[server(name = MarksFileCall, endpoint = "marks_file/preview")]
pub async fn marks_file(file: MarksFileId, #[server(default)] page: u32) -> Result<MarksFilePage, ApiError> {
    let call = crate::server::call::Call::current().await?;
    let mut reader = call.store.read().await?;
    Ok(call.stamped(store::marks_file::file(&mut reader, call.caller, file, page).await?))
}

/// Says what the columns and lines of a held file are, and makes its preview anew.
///
/// # Errors
/// As [`marks_files`]; `Invalid` when the columns can't be taken so.
#[server(name = DecideFileCall, endpoint = "marks_file/decide")]
pub async fn decide_file(decide: DecideFile) -> Result<(), ApiError> {
    let call = crate::server::call::Call::current().await?;
    Ok(call.store.decide_file(call.caller, decide).await?)
}

/// Applies a held file as it was previewed, once.
///
/// # Errors
/// As [`marks_files`]; `Invalid` when bad cells are not left out, or when another preview was made meanwhile.
#[server(name = ApplyFileCall, endpoint = "marks_file/apply")]
pub async fn apply_file(apply: ApplyFile) -> Result<FileDone, ApiError> {
    let call = crate::server::call::Call::current().await?;
    Ok(call.store.apply_file(call.caller, apply).await?)
}

/// Takes an applied file back: each mark becomes what it was, unless somebody wrote it since.
///
/// # Errors
/// As [`marks_files`]; `Invalid` when it is not applied or was taken back, and for the reason of corrections.
#[server(name = UndoFileCall, endpoint = "marks_file/undo")]
pub async fn undo_file(file: MarksFileId, #[server(default)] why: String) -> Result<FileDone, ApiError> {
    let call = crate::server::call::Call::current().await?;
    Ok(call.store.undo_file(call.caller, file, why).await?)
}
