//! What a form sends and what comes back: the very bytes that it would post by itself, so that no function's arguments are
//! read and written again in the browser.

use std::{future::Future, pin::Pin};

use leptos::{
    ev::SubmitEvent,
    form::form_data_from_event,
    server_fn::{
        ContentType,
        client::Client,
        codec::{Json, PostUrl},
        error::{FromServerFnError, ServerFnErrorErr},
        redirect::call_redirect_hook,
        request::ClientReq,
        response::ClientRes,
    },
    web_sys::UrlSearchParams,
};
use serde::de::DeserializeOwned;

use crate::error::ApiError;

/// A form on its way: the body of the answer, or why there is none.
pub type Posted = Pin<Box<dyn Future<Output = Result<String, ApiError>> + Send>>;

/// The fields of the form that is being sent, its pressed button included.
pub fn typed(event: &SubmitEvent) -> Option<String> {
    let fields = form_data_from_event(event).ok()?;
    UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?.to_string().as_string()
}

/// Posts the fields to a server function.
pub async fn answer<C, I, O>(path: &'static str, fields: String) -> Result<String, ApiError>
where
    C: Client<ApiError, I, O>,
{
    let request = C::Request::try_new_post(path, PostUrl::CONTENT_TYPE, Json::CONTENT_TYPE, fields)?;
    let response = C::send(request).await?;
    let (status, location, leads_away) = (response.status(), response.location(), response.has_redirect());
    if (400..600).contains(&status) {
        return Err(ApiError::de(response.try_into_bytes().await?));
    }
    let body = response.try_into_string().await?;
    if leads_away || (300..400).contains(&status) {
        call_redirect_hook(&location);
    }
    Ok(body)
}

/// Reads the body of an answer.
pub fn read<T: DeserializeOwned>(body: &str) -> Result<T, ApiError> {
    let unreadable = |error: serde_json::Error| ServerFnErrorErr::Deserialization(error.to_string());
    serde_json::from_slice(body.as_bytes()).map_err(|error| ApiError::from_server_fn_error(unreadable(error)))
}
