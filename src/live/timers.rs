//! The door to the browser's timers, clock, page visibility, storage and randomness.
//!
//! Invariant: the server never touches a gloo timer (it would abort the process); it gets the inert twin.
//! Invariant: nothing here needs a secure origin: phones reach a school's server over plain HTTP.

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
pub use browser::*;

#[cfg(not(feature = "hydrate"))]
mod inert;
#[cfg(not(feature = "hydrate"))]
pub use inert::*;
