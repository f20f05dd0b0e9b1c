//! A plain form that comes with a session that has ended: its answer keeps what was filled in, so that it can be sent again.
//!
//! By wasm the page stays and says so. Without, the form's page is gone when its answer comes, and a redirect to the sign-in page
//! would be the end of what was typed. Whoever brings no session at all is led there as ever: there is nothing to go on with.
//!
//! Invariant: a password or a code is never given back, and what is given back is escaped, in a document that runs no script.

use std::collections::HashMap;

use axum::{
    Form,
    body::{Body, Bytes, to_bytes},
    extract::{FromRequest, Query, Request, State},
    http::{
        HeaderMap, HeaderValue, Method, StatusCode, Uri,
        header::{ACCEPT, CONTENT_TYPE, REFERER},
        request::Parts,
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use leptos::prelude::*;

use super::{AppState, bare, forms::escaped, guard, look, sessions};
use crate::{
    error::ApiError,
    session::{Look, Unsent, UnsentPage},
    text::Catalogue,
};

/// The parameter of a form that is sent again: the page that the first one was on, to which its answer leads.
const FROM: &str = "from";

/// The most fields that are given back.
const MOST_FIELDS: usize = 2_000;

/// Functions whose forms may have a password, a token or a code in them.
const SECRET: [&str; 3] = ["/api/account/", "/api/session/", "/api/linking/use_code"];

/// Answers a form that needs a session and comes with one that has ended; everything else is answered as ever.
pub async fn kept(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    if !is_plain_form(&request) {
        return next.run(request).await;
    }
    lead_back(&mut request);
    let brought = sessions::hash_in(request.headers()).is_some();
    // Whether the database answers is for the function to tell.
    if !brought || !matches!(state.sessions.find(&state.store, request.headers()).await, Ok(None)) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    // It arrived whole already, within its limit.
    let Ok(body) = to_bytes(body, guard::LARGE_BODY_LIMIT).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let response = next.run(Request::from_parts(parts.clone(), Body::from(body.clone()))).await;
    if !response.status().is_redirection() {
        return response;
    }
    let (answered, said) = response.into_parts();
    let said = to_bytes(said, guard::ERROR_LIMIT).await.unwrap_or_default();
    let is_ended = serde_json::from_slice(&said).ok() == Some(ApiError::Unauthenticated);
    if !guard::is_failure(&answered.headers) || !is_ended {
        return Response::from_parts(answered, Body::from(said));
    }
    let look = look::of_nobody(&state, &parts.headers).await;
    page(&state, look, &parts, fields(&parts, body).await)
}

fn is_plain_form(request: &Request) -> bool {
    let says = |name, text: &str| {
        request.headers().get(name).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains(text))
    };
    request.method() == Method::POST && says(ACCEPT, "text/html") && says(CONTENT_TYPE, "x-www-form-urlencoded")
}

/// A form that is sent again comes from the page that this module made: its answer leads to where the first one was.
fn lead_back(request: &mut Request) {
    let from =
        Query::<HashMap<String, String>>::try_from_uri(request.uri()).ok().and_then(|Query(mut q)| q.remove(FROM));
    let Some(from) = from.filter(|from| is_page(from)) else { return };
    let Some(origin) =
        referer(request.headers()).and_then(|uri| Some(format!("{}://{}", uri.scheme()?, uri.authority()?)))
    else {
        return;
    };
    if let Ok(page) = HeaderValue::from_str(&(origin + &from)) {
        request.headers_mut().insert(REFERER, page);
    }
}

/// Whether it is a page of this site. It is put behind the site's own name in any case.
fn is_page(from: &str) -> bool {
    from.starts_with('/') && !from.starts_with("//") && !from.starts_with("/api/") && !from.contains('\\')
}

fn referer(headers: &HeaderMap) -> Option<Uri> {
    headers.get(REFERER)?.to_str().ok()?.parse().ok()
}

/// The fields that may be given back.
async fn fields(parts: &Parts, body: Bytes) -> Option<Vec<(String, String)>> {
    if SECRET.iter().any(|place| parts.uri.path().starts_with(place)) {
        return None;
    }
    let request = Request::from_parts(parts.clone(), Body::from(body));
    let Form(fields) = Form::<Vec<(String, String)>>::from_request(request, &()).await.ok()?;
    let is_secret = |(name, _): &(String, String)| name.to_ascii_lowercase().contains("password");
    (fields.len() <= MOST_FIELDS && !fields.iter().any(is_secret)).then_some(fields)
}

/// The page, with the form where it may be given back.
fn page(state: &AppState, look: Look, parts: &Parts, fields: Option<Vec<(String, String)>>) -> Response {
    let back = referer(&parts.headers).and_then(|uri| Some(uri.path_and_query()?.as_str().to_owned()));
    let back = back.filter(|page| is_page(page));
    let from = back.as_ref().map(|page| format!("?{FROM}={}", escaped(page))).unwrap_or_default();
    let action = format!("{}{from}", parts.uri.path());
    let form = fields.map(|fields| Unsent { action, fields });
    let main = || view! { <UnsentPage form back /> }.into_any();
    let title = |text: &Catalogue| format!("{} · {}", text.session.ended, text.app_name);
    (StatusCode::UNAUTHORIZED, bare::document(state, look, title, main)).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn led(query: &str, referer: &str) -> String {
        let request = Request::builder().uri(format!("/api/questions/ask{query}")).header(REFERER, referer);
        let mut request = request.body(Body::empty()).expect("a request");
        lead_back(&mut request);
        request.headers()[REFERER].to_str().expect("a text").to_owned()
    }

    #[test]
    fn a_form_that_is_sent_again_is_led_to_the_first_ones_page_and_nowhere_else() {
        let own = "http://s.et:3000/api/questions/ask";
        assert_eq!(led("?from=%2Fparent%3Fa%3Db", own), "http://s.et:3000/parent?a=b");
        for elsewhere in
            ["", "?from=", "?from=https%3A%2F%2Fx.et", "?from=%2F%2Fx.et", "?from=%2F%5Cx.et", "?from=@x.et"]
        {
            assert_eq!(led(elsewhere, own), own, "{elsewhere}");
        }
        assert_eq!(led("?from=%2Fa%0D%0Ab", own), own, "no header ends within it");
        assert_eq!(led("?from=%2Fparent", "nothing"), "nothing");
    }
}
