//! What every request passes: the Origin check, limits, headers, and the right status of a failure.
//!
//! Invariant: nothing but GET, HEAD and OPTIONS passes from a foreign origin.

use axum::{
    Json,
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::error::ApiError;

/// A server function's arguments are small; more is refused unread.
pub const BODY_LIMIT: usize = 64 * 1024;

/// The same for a server function that takes many things at once: a thousand marks as they were typed.
pub const LARGE_BODY_LIMIT: usize = 256 * 1024;

/// The most bytes that an error can have: a code, or a thousand cells with their comments.
const ERROR_LIMIT: usize = 2 * 1024 * 1024;

/// The browser's files are below this, in a folder named after their build.
pub const OF_A_BUILD: &str = "/build/";

/// The header that server functions put on a failure.
const FAILED: &str = "serverfnerror";

/// A failure as an answer to wasm and API callers.
#[must_use]
pub fn refusal(error: &ApiError) -> Response {
    (status_of(error), Json(error)).into_response()
}

/// Gives a server function's failure its status: Leptos answers each with 500. Forms keep their redirect.
pub async fn right_status(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let failed = response.headers().contains_key(FAILED) && !response.status().is_redirection();
    if !failed {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    // An error that can't be read stays a 500.
    let bytes = to_bytes(body, ERROR_LIMIT).await.unwrap_or_default();
    if let Ok(error) = serde_json::from_slice::<ApiError>(&bytes) {
        parts.status = status_of(&error);
    }
    parts.headers.remove(FAILED);
    Response::from_parts(parts, Body::from(bytes))
}

/// Headers that hold for every answer; what is personal is never stored.
pub async fn headers(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    if response.status() == StatusCode::NO_CONTENT {
        // Nothing to protect: an unchanged poll stays small.
        return response;
    }
    let fixed = [
        (header::CACHE_CONTROL, caching(&path, response.status())),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ];
    for (name, value) in fixed {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// How long a browser may keep what it got.
fn caching(path: &str, status: StatusCode) -> &'static str {
    let is_there = status.is_success() || status == StatusCode::NOT_MODIFIED;
    if is_there && [OF_A_BUILD, "/fonts/"].iter().any(|folder| path.starts_with(folder)) {
        // Another build and another font get another name.
        "public, max-age=31536000, immutable"
    } else if path == "/favicon.svg" {
        // The browser asks each time and gets a 304.
        "no-cache"
    } else {
        "no-store"
    }
}

fn status_of(error: &ApiError) -> StatusCode {
    StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_there_is_kept_for_good() {
        let kept = |path, status| caching(path, status).contains("immutable");
        for path in ["/build/0123456789ab/pkg/yeneta.js", "/fonts/noto-sans-ethiopic-1.woff2"] {
            assert!(kept(path, StatusCode::OK) && kept(path, StatusCode::NOT_MODIFIED), "{path}");
            for status in [StatusCode::NOT_FOUND, StatusCode::INTERNAL_SERVER_ERROR, StatusCode::SERVICE_UNAVAILABLE] {
                assert_eq!(caching(path, status), "no-store", "{path} {status}");
            }
        }
        assert_eq!(caching("/favicon.svg", StatusCode::OK), "no-cache");
        assert_eq!(caching("/parent", StatusCode::OK), "no-store");
    }
}
