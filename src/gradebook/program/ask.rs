//! Calls of server functions: the very requests that they would make by themselves, by code that is there once for all of them.

use leptos::server_fn::ServerFn;
use school::view::Problem;
use serde::{Serialize, de::DeserializeOwned};

use crate::{document::fetch, error::ApiError};

/// Calls a server function that takes its arguments as fields.
///
/// # Errors
/// The function's own; `Offline` when the server was not reached or somebody else answered in its place.
pub async fn ask<F>(call: F) -> Result<F::Output, ApiError>
where
    F: ServerFn<Error = ApiError> + Serialize,
    F::Output: DeserializeOwned,
{
    let fields = serde_qs::to_string(&call).map_err(|_| unwritable())?;
    read(&fetch::call(F::url(), fetch::FORM, fields).await?)
}

/// Calls a server function that takes its arguments as JSON.
///
/// # Errors
/// As [`ask`].
pub async fn ask_by_json<F>(call: F) -> Result<F::Output, ApiError>
where
    F: ServerFn<Error = ApiError> + Serialize,
    F::Output: DeserializeOwned,
{
    let json = serde_json::to_string(&call).map_err(|_| unwritable())?;
    read(&fetch::call(F::url(), fetch::JSON, json).await?)
}

fn read<T: DeserializeOwned>(answer: &str) -> Result<T, ApiError> {
    serde_json::from_slice(answer.as_bytes()).map_err(|_| ApiError::Offline)
}

fn unwritable() -> ApiError {
    ApiError::Invalid { problem: Problem::Malformed }
}
