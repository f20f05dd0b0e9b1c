//! What every request passes: the Origin check, limits, headers, and the right status of a failure.
//!
//! Invariant: nothing but GET, HEAD and OPTIONS passes from a foreign origin; a document runs no script that it did not bring
//! itself, and every answer says what it may load.

use std::{any::Any, time::Duration};

use axum::{
    Json,
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{call::incident, kept::WORKER};
use crate::{app::MANIFEST, error::ApiError};

/// A server function's arguments are small; more is refused unread.
pub const BODY_LIMIT: usize = 64 * 1024;

/// The same for a server function that takes many things at once: a thousand marks as they were typed.
pub const LARGE_BODY_LIMIT: usize = 256 * 1024;

/// The most bytes that an error can have: a code, or a thousand cells with their comments.
pub const ERROR_LIMIT: usize = 2 * 1024 * 1024;

/// How long a call may take to arrive whole: 256 kB at the slowest that a phone's network is.
const ARRIVAL: Duration = Duration::from_secs(60);

/// The browser's files are below this, in a folder named after their build.
pub const OF_A_BUILD: &str = "/build/";

/// Keeps other sites from putting our answers into their pages.
const SAME_SITE_ONLY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// What of a device no page of ours ever asks for.
const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");

/// The header that server functions put on a failure.
const FAILED: &str = "serverfnerror";

/// A failure as an answer to wasm and API callers.
#[must_use]
pub fn refusal(error: &ApiError) -> Response {
    (status_of(error), Json(error)).into_response()
}

/// Waits until a call has arrived whole, and no longer than it takes the slowest phone: whoever sends a byte now and then holds
/// a connection, but nothing behind it. Its size is limited by the layer around this one.
pub async fn whole(request: Request, next: Next) -> Response {
    arrived(request, next, ARRIVAL).await
}

async fn arrived(request: Request, next: Next, within: Duration) -> Response {
    if request.method().is_safe() {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    match tokio::time::timeout(within, to_bytes(body, LARGE_BODY_LIMIT)).await {
        Ok(Ok(bytes)) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        // Too long for its limit, or broken off: then nobody hears the answer.
        Ok(Err(_)) => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
    }
}

/// Answers for a request that ended in a panic: the others go on. What it says is in the log, where panics are written anyway.
pub fn panicked(_: Box<dyn Any + Send>) -> Response {
    refusal(&incident(&"a request ended in a panic"))
}

/// Gives a server function's failure its status: Leptos answers each with 500. Forms keep their redirect.
pub async fn right_status(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    if !is_failure(response.headers()) || response.status().is_redirection() {
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

/// Whether a server function failed; its answer's body is the failure then, also where a form is led on.
#[must_use]
pub fn is_failure(headers: &HeaderMap) -> bool {
    headers.contains_key(FAILED)
}

/// What a document may load and run: files of its own server, and of the scripts within it those alone that bear its nonce.
/// `wasm-unsafe-eval` lets it compile the program; nothing else is compiled from text. Without a nonce it runs none.
#[must_use]
pub fn policy_of_document(nonce: Option<&str>) -> String {
    let scripts = nonce.map_or("'none'".to_owned(), |nonce| format!("'self' 'nonce-{nonce}' 'wasm-unsafe-eval'"));
    format!(
        "default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
         manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// The same for what is no document: it may do nothing. The service worker is a file that asks its own server.
const POLICY_OF_THE_REST: HeaderValue =
    HeaderValue::from_static("default-src 'none'; connect-src 'self'; frame-ancestors 'none'");

/// Gives every answer the headers of [`protected`].
pub async fn headers(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    protected(&path, next.run(request).await)
}

/// An answer with the headers that hold for all; what is personal is never stored.
pub fn protected(path: &str, mut response: Response) -> Response {
    if response.status() == StatusCode::NO_CONTENT {
        // Nothing to protect: an unchanged poll stays small.
        return response;
    }
    let fixed = [
        (header::CACHE_CONTROL, caching(path, response.status())),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (SAME_SITE_ONLY, "same-origin"),
        (PERMISSIONS, "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ];
    for (name, value) in fixed {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response.headers_mut().entry(header::CONTENT_SECURITY_POLICY).or_insert(POLICY_OF_THE_REST);
    response
}

/// What has the same name in every build and is nobody's.
const LOOKED_AT: [&str; 3] = ["/favicon.svg", MANIFEST, WORKER];

/// How long a browser may keep what it got.
fn caching(path: &str, status: StatusCode) -> &'static str {
    let is_there = status.is_success() || status == StatusCode::NOT_MODIFIED;
    if is_there && [OF_A_BUILD, "/fonts/"].iter().any(|folder| path.starts_with(folder)) {
        // Another build and another font get another name.
        "public, max-age=31536000, immutable"
    } else if is_there && (LOOKED_AT.contains(&path) || path.starts_with("/icons/")) {
        // The browser asks each time and gets a 304; of what is made here, the little that it is.
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
    use axum::{
        Router,
        middleware::from_fn,
        routing::{get, post},
    };
    use tower::ServiceExt;
    use tower_http::catch_panic::CatchPanicLayer;

    use super::*;

    async fn fall() -> StatusCode {
        panic!("on purpose")
    }

    #[tokio::test]
    async fn a_panic_is_an_answer_and_the_next_request_is_served() {
        let app = Router::new().route("/falls", get(fall)).route("/stands", get(|| async { "ok" }));
        let app = app.layer(CatchPanicLayer::custom(panicked));
        for (path, status) in [("/falls", 500), ("/stands", 200), ("/falls", 500), ("/stands", 200)] {
            let request = Request::builder().uri(path).body(Body::empty()).expect("a request");
            let response = app.clone().oneshot(request).await.expect("an answer");
            assert_eq!(response.status().as_u16(), status, "{path}");
            let body = to_bytes(response.into_body(), 1_000).await.expect("a body");
            assert!(!String::from_utf8_lossy(&body).contains("purpose"), "what happened is for the log alone");
        }
    }

    #[tokio::test]
    async fn a_call_that_never_arrives_is_given_up() {
        async fn patient(request: Request, next: Next) -> Response {
            arrived(request, next, Duration::from_millis(50)).await
        }
        let app = Router::new().route("/", post(|body: String| async { body })).layer(from_fn(patient));
        let endless = Body::from_stream(futures_util::stream::pending::<Result<String, std::io::Error>>());
        for (body, status) in [(endless, 408), (Body::from("whole"), 200)] {
            let request = Request::builder().method("POST").uri("/").body(body).expect("a request");
            assert_eq!(app.clone().oneshot(request).await.expect("an answer").status().as_u16(), status);
        }
    }

    #[test]
    fn only_what_is_there_is_kept_for_good() {
        let kept = |path, status| caching(path, status).contains("immutable");
        for path in ["/build/0123456789ab/pkg/yeneta.js", "/fonts/noto-sans-ethiopic-1.woff2"] {
            assert!(kept(path, StatusCode::OK) && kept(path, StatusCode::NOT_MODIFIED), "{path}");
            for status in [StatusCode::NOT_FOUND, StatusCode::INTERNAL_SERVER_ERROR, StatusCode::SERVICE_UNAVAILABLE] {
                assert_eq!(caching(path, status), "no-store", "{path} {status}");
            }
        }
        for path in ["/favicon.svg", "/manifest.webmanifest", "/worker.js", "/icons/192.png"] {
            assert_eq!(caching(path, StatusCode::OK), "no-cache", "{path}");
            assert_eq!(caching(path, StatusCode::NOT_FOUND), "no-store", "{path}");
        }
        assert_eq!(caching("/parent", StatusCode::OK), "no-store");
    }
}
