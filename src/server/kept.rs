//! What the service worker is told with every page: whose it is, and of which build. By it `public/worker.js` knows what it may
//! keep for reading without the server, and when to forget.
//!
//! Invariant: a page that nobody is signed in to has no tag, which makes the worker forget all that it kept; and a page about
//! which the server can't say who is signed in has no header of these, which makes it neither keep nor forget.
//!
//! Signing out sends no `Clear-Site-Data`: `"storage"` would also forget which screens their reader keeps from refreshing, and
//! `"cache"` the files of the build, which the next sign-in on a phone would pay for again. The worker forgets by itself before
//! a sign-out has left the device, and once more at the page that follows.

use axum::{
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};

use super::{changes::BUILD, sessions::Session};

/// Where the worker is: above everything, because it may keep only what is below it.
pub const WORKER: &str = "/worker.js";

/// Names the session, as its tabs do; says nothing about the token.
const TAG: HeaderName = HeaderName::from_static("yeneta-tag");

/// Puts on a page whose it is, and of which build.
pub fn told(mut response: Response, build: &str, session: Option<&Session>) -> Response {
    let tag = session.map(|session| (TAG, &*session.tag));
    for (name, value) in [(BUILD, build)].into_iter().chain(tag) {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// The worker. It is a part of the program and not a file beside it, so that the headers and who reads them never part.
pub async fn worker() -> Response {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("../../public/worker.js")).into_response()
}
