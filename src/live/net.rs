//! The door to the browser's requests and to the messages between its tabs.
//!
//! Invariant: only the change feed asks here; everything else is a server function.

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
pub use browser::*;

#[cfg(not(feature = "hydrate"))]
mod inert;
#[cfg(not(feature = "hydrate"))]
pub use inert::*;

/// A complete answer of the change feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The header `yeneta-cursor`.
    pub cursor: Option<String>,
    /// The header `yeneta-build`.
    pub build: Option<String>,
    /// The whole body.
    pub body: String,
}

/// No answer: the server was not reached, or the request was aborted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreached;
