//! The program as it runs at a school, from outside: what becomes of saves when it is killed, and when it is asked to stop.
#![cfg(feature = "ssr")]

mod kept;
mod killed;
#[allow(dead_code, reason = "the store's own tests use the rest")]
#[path = "../../crates/store/tests/contracts/postgres.rs"]
mod postgres;
mod program;
mod rows_read;
mod saver;
mod secured;
mod stopped;
mod watched;
