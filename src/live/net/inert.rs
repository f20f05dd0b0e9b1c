//! The server's twin: it asks nobody and tells nobody.

use super::{Answer, Unreached};

/// Nothing to stop.
pub struct Abort;

/// Never opened.
pub struct Channel;

impl Abort {
    /// Nothing to stop.
    #[must_use]
    pub fn new() -> Self {
        Self
    }

    /// Does nothing on the server.
    pub fn abort(&self) {}

    /// On the server nothing ever runs.
    #[must_use]
    pub fn is_aborted(&self) -> bool {
        true
    }
}

/// Never reaches anybody.
///
/// # Errors
/// Always `Unreached`.
#[expect(clippy::unused_async, reason = "the twin of a request")]
pub async fn get(_url: &str, _abort: &Abort) -> Result<Answer, Unreached> {
    Err(Unreached)
}

/// Never resolves on the server.
pub async fn sleep(_millis: u32, _abort: &Abort) {
    std::future::pending().await
}

impl Channel {
    /// The server has no tabs.
    #[must_use]
    pub fn open(_name: &str, _hear: impl FnMut(String) + 'static) -> Option<Self> {
        None
    }

    /// Does nothing on the server.
    pub fn post(&self, _text: &str) {}
}
