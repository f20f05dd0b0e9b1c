//! Yeneta: a school gradebook that is live for everyone who looks at it.
//!
//! A feature folder holds its server functions (`api.rs`), pages and components; `app` has the route table; `document` is the small
//! program of the browser, `alive` starts it; `live` has the event service, the refresh hook and the change feed; `server` what only
//! the server runs.

#[cfg(feature = "ssr")]
pub mod account;
#[cfg(feature = "parts")]
pub mod alive;
#[cfg(feature = "ssr")]
pub mod app;
#[cfg(feature = "ssr")]
pub mod course_requests;
#[cfg(feature = "hydrate")]
pub mod document;
#[cfg(feature = "ssr")]
pub mod enrollment;
pub mod error;
#[cfg(feature = "ssr")]
pub mod family;
pub mod gradebook;
#[cfg(feature = "ssr")]
pub mod help;
#[cfg(feature = "ssr")]
pub mod linking;
pub mod live;
#[cfg(feature = "ssr")]
pub mod marks_file;
#[cfg(feature = "ssr")]
pub mod notifications;
#[cfg(feature = "ssr")]
pub mod people;
#[cfg(feature = "ssr")]
pub mod policy;
#[cfg(feature = "ssr")]
pub mod questions;
#[cfg(feature = "ssr")]
pub mod record;
pub mod requests;
pub mod screen;
pub mod session;
#[cfg(feature = "ssr")]
pub mod setup;
#[cfg(feature = "ssr")]
pub mod student;
pub mod text;
pub mod ui;

#[cfg(feature = "ssr")]
pub mod server;
