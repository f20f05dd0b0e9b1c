//! The door to what the browser keeps for reading without the server: `public/worker.js`.
//!
//! Invariant: on an insecure origin nothing is registered, asked for or logged.

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
pub use browser::*;

#[cfg(not(feature = "hydrate"))]
mod inert;
#[cfg(not(feature = "hydrate"))]
pub use inert::*;
