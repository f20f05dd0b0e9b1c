//! The program as it runs at a school, from outside: what becomes of saves when it is killed, and when it is asked to stop.
#![cfg(feature = "ssr")]

mod backed_up;
mod crowd;
mod district;
mod in_step;
mod kept;
mod killed;
#[allow(dead_code, reason = "the browser's own program uses the rest")]
mod live;
mod marker;
#[allow(dead_code, reason = "the store's own tests use the rest")]
#[path = "../../crates/store/tests/contracts/postgres.rs"]
mod postgres;
mod program;
mod restarted;
mod rows_read;
mod saver;
mod secured;
mod slow;
mod stopped;
mod tab;
mod watched;
