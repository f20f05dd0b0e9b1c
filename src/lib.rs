//! Yeneta: a school gradebook that is live for everyone who looks at it.
//!
//! A feature folder holds its server functions (`api.rs`), pages and components; `app` has the route table;
//! `live` the event service, the refresh hook and the change feed; `server` what only the server runs.

pub mod account;
pub mod app;
pub mod course_requests;
#[cfg(feature = "hydrate")]
pub mod document;
pub mod enrollment;
pub mod error;
pub mod family;
pub mod gradebook;
pub mod help;
pub mod linking;
pub mod live;
pub mod marks_file;
pub mod notifications;
pub mod people;
pub mod policy;
pub mod questions;
pub mod record;
pub mod requests;
pub mod screen;
pub mod session;
pub mod setup;
pub mod student;
pub mod text;
pub mod ui;

#[cfg(feature = "ssr")]
pub mod server;
