//! What only the server runs: settings, the router, calls, sessions, the hub, the command line.

pub mod call;
mod changes;
pub mod cli;
pub mod config;
mod demo;
mod guard;
mod hub;
mod import;
pub mod notice_link;
mod operator;
pub mod password;
pub mod run;
mod sessions;
mod state;
mod sweep;
mod typed;
pub mod visits;

pub use state::AppState;
