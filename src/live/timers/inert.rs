//! The server's twin: no timer runs, no page is visible, nothing is stored.

use std::future::{Future, pending};

use school::clock::Instant;

/// Never ticks.
pub struct Interval;

/// Never fires.
pub struct Timeout;

/// Never hears anything.
pub struct Listener;

/// Does nothing on the server.
pub fn interval(_millis: u32, _tick: impl FnMut() + 'static) -> Interval {
    Interval
}

/// Does nothing on the server.
pub fn after(_millis: u32, _fire: impl FnOnce() + 'static) -> Timeout {
    Timeout
}

/// Never resolves on the server.
pub fn sleep(_millis: u32) -> impl Future<Output = ()> + Unpin {
    pending()
}

/// Does nothing on the server.
pub fn spawn(_future: impl Future<Output = ()> + 'static) {}

/// No clock on the server: a rendered clock would break hydration.
#[must_use]
pub fn now() -> Instant {
    Instant::default()
}

/// No clock on the server.
#[must_use]
pub fn uptime() -> i64 {
    0
}

/// A page that is being rendered is about to be seen.
#[must_use]
pub fn is_hidden() -> bool {
    false
}

/// Never called back on the server.
pub fn on_visibility(_changed: impl FnMut(bool) + 'static) -> Listener {
    Listener
}

/// The server knows no preference of a browser.
#[must_use]
pub fn stored(_key: &str) -> Option<String> {
    None
}

/// Does nothing on the server.
pub fn store(_key: &str, _value: &str) {}

/// Not random on the server, which has its own source.
#[must_use]
pub fn random_u64() -> u64 {
    0
}
