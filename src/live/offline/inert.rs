//! The server's twin: it keeps nothing, and what it renders is never a kept page.

use school::clock::Instant;

/// Does nothing on the server.
pub fn start() {}

/// Does nothing on the server.
pub fn opened(_path: &str) {}

/// Does nothing on the server.
pub fn forget() {}

/// What is rendered comes from the server.
#[must_use]
pub fn kept_at() -> Option<Instant> {
    None
}

/// Does nothing on the server.
pub fn is_fresh() {}
