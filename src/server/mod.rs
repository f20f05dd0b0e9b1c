//! What only the server runs: settings, the router, calls, sessions, the hub, the command line.

pub mod accounts;
mod address;
pub mod call;
mod carry;
mod changes;
pub mod cli;
pub mod config;
mod delimited;
mod demo;
mod device;
mod explanation;
mod forms;
mod guard;
mod hub;
mod import;
pub mod letters;
pub mod links;
mod look;
mod marks_files;
pub mod notice_link;
mod operator;
pub mod password;
pub mod registrations;
mod roster;
pub mod run;
mod sessions;
pub mod settings;
mod state;
mod sweep;
mod throttle;
mod upload;
pub mod visits;

pub use state::AppState;
