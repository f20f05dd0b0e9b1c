//! Documents and answers to forms, as the browser would get them by going there.

use std::{future::Future, pin::Pin};

use leptos::prelude::window;
use school::view::{AsOf, Problem};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, DomParser, Headers, RequestCache, RequestCredentials, RequestInit, Response, SupportedType};

use super::read;
use crate::{error::ApiError, screen::FeedStart};

/// Says that nobody asked for it: the page did by itself, which keeps no session from ending for want of use.
const BY_ITSELF: &str = "yeneta-by-itself";
/// The media type of a document.
const HTML: &str = "text/html";
/// The media type of a form that is sent.
pub const FORM: &str = "application/x-www-form-urlencoded";
/// The media type of what programs say to each other.
pub const JSON: &str = "application/json";

/// A document that came.
pub struct Fresh {
    pub document: Document,
    /// Where it came from in the end.
    pub address: String,
}

impl Fresh {
    /// When and how far its data was read.
    pub fn as_of(&self) -> AsOf {
        read::as_of(&self.document).unwrap_or_default()
    }

    /// Whether it is the page that is open.
    pub fn is_of_this_address(&self) -> bool {
        // The way back of a plain form ends with the mark of a query, whether there is one or not.
        let page = |address: &str| address.split('#').next().unwrap_or_default().trim_end_matches('?').to_owned();
        page(&self.address) == page(&read::here())
    }
}

/// Gets a page of this session that somebody asked for.
///
/// # Errors
/// `Offline` when the server was not reached, `Unauthenticated` when the session is over or another's.
pub async fn get(address: String) -> Result<Fresh, ApiError> {
    let init = asking("GET", HTML, &[]);
    init.set_cache(RequestCache::NoStore);
    ours(arrived(&address, &init).await?)
}

/// Gets a page of this session for a page that keeps itself fresh.
///
/// # Errors
/// As [`get`].
pub async fn get_again(address: String) -> Result<Fresh, ApiError> {
    let init = asking("GET", HTML, &[(BY_ITSELF, "")]);
    init.set_cache(RequestCache::NoStore);
    ours(arrived(&address, &init).await?)
}

/// Whether the server is there and the session goes on.
///
/// # Errors
/// As [`get`], but for another's session.
pub async fn goes_on() -> Result<(), ApiError> {
    let init = asking("GET", HTML, &[(BY_ITSELF, "")]);
    init.set_cache(RequestCache::NoStore);
    arrived("/api/changes?wait=0", &init).await.map(|_| ())
}

/// Sends a form, and gets the page to which its answer leads.
///
/// # Errors
/// As [`get`].
pub async fn post(address: &str, fields: &str) -> Result<Fresh, ApiError> {
    let init = asking("POST", HTML, &[("content-type", FORM)]);
    init.set_body(&JsValue::from_str(fields));
    ours(arrived(address, &init).await?)
}

/// A call on its way: the body of the answer, or why there is none.
pub type Called = Pin<Box<dyn Future<Output = Result<String, ApiError>>>>;

/// Calls a server function; made once, whatever it takes and gives.
///
/// # Errors
/// The function's own, `Offline` when the server was not reached.
pub fn call(path: impl Into<String>, media_type: &'static str, body: String) -> Called {
    call_at(path.into(), media_type, body)
}

fn call_at(path: String, media_type: &'static str, body: String) -> Called {
    Box::pin(async move {
        let lost = |_: JsValue| ApiError::Offline;
        let init = asking("POST", JSON, &[("content-type", media_type)]);
        init.set_body(&JsValue::from_str(&body));
        let answer = JsFuture::from(window().fetch_with_str_and_init(&path, &init)).await.map_err(lost)?;
        let answer: Response = answer.dyn_into().map_err(lost)?;
        let body = JsFuture::from(answer.text().map_err(lost)?).await.map_err(lost)?.as_string().unwrap_or_default();
        if answer.ok() {
            return Ok(body);
        }
        // Not every refusal is the function's own.
        let refused = || refusal(answer.status()).unwrap_or(ApiError::Offline);
        Err(serde_json::from_slice(body.as_bytes()).unwrap_or_else(|_| refused()))
    })
}

fn asking(method: &str, accepts: &str, more: &[(&str, &str)]) -> RequestInit {
    let init = RequestInit::new();
    init.set_method(method);
    init.set_credentials(RequestCredentials::SameOrigin);
    if let Ok(headers) = Headers::new() {
        for (name, value) in [("accept", accepts)].iter().chain(more) {
            // Names and values are valid headers: setting them can't fail.
            let _ = headers.set(name, value);
        }
        init.set_headers(&headers);
    }
    init
}

async fn arrived(address: &str, init: &RequestInit) -> Result<Fresh, ApiError> {
    let lost = |_: JsValue| ApiError::Offline;
    let answer = JsFuture::from(window().fetch_with_str_and_init(address, init)).await.map_err(lost)?;
    let answer: Response = answer.dyn_into().map_err(lost)?;
    // Not every refusal is a page.
    if let Some(refused) = refusal(answer.status()) {
        return Err(refused);
    }
    // A portal or a proxy that answers in the server's place does not know the build.
    if !answer.headers().has("yeneta-build").unwrap_or_default() {
        return Err(ApiError::Offline);
    }
    let text = JsFuture::from(answer.text().map_err(lost)?).await.map_err(lost)?.as_string().unwrap_or_default();
    let parser = DomParser::new().map_err(lost)?;
    let document = parser.parse_from_string(&text, SupportedType::TextHtml).map_err(lost)?;
    Ok(Fresh { document, address: answer.url() })
}

/// A document of this person's session, or why it is none.
fn ours(fresh: Fresh) -> Result<Fresh, ApiError> {
    let channel = |feed: Option<FeedStart>| feed.map(|feed| feed.channel);
    let is_ours = channel(read::feed_of(&fresh.document)) == channel(read::feed());
    if is_ours { Ok(fresh) } else { Err(ApiError::Unauthenticated) }
}

fn refusal(status: u16) -> Option<ApiError> {
    Some(match status {
        0..=400 => return None,
        401 => ApiError::Unauthenticated,
        403 => ApiError::Denied,
        404 => ApiError::NotFound,
        500.. => ApiError::Busy,
        _ => ApiError::Invalid { problem: Problem::Malformed },
    })
}
