//! What the admin's overview and people ask of the server.

use leptos::prelude::*;
use school::view::AdminHome;

use crate::error::ApiError;

/// The schools that the signed-in admin administers, in numbers.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active admin anywhere.
#[server(name = AdminHomeCall, endpoint = "people/home")]
pub async fn admin_home() -> Result<AdminHome, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    let mut reader = call.store.read().await?;
    Ok(call.stamped(store::people::admin_home(&mut reader, call.caller).await?))
}
