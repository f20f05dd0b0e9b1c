//! What the student's pages ask of the server.

use leptos::prelude::*;
use school::view::Records;

use crate::error::ApiError;

/// The signed-in student's approved courses with their posted marks.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active student anywhere.
#[server(endpoint = "student/records")]
pub async fn student_records() -> Result<Records, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Student)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::OwnRecords::mint(&mut reader, call.caller).await?;
    Ok(call.stamped(store::records::records(&mut reader, &permit).await?))
}
