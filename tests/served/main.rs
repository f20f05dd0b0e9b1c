//! The whole app in this process, asked over HTTP: each test has a school of its own in a temporary database.
//!
//! One program for all of them, which is linked once. What counts or catches something for a whole process is none of them:
//! `budgets`, `plans` and `corpus`.
#![cfg(feature = "ssr")]

mod access_matrix;
mod accounts;
mod catalogue;
mod columns;
mod corrections;
mod exports;
mod feed;
mod grace;
#[path = "../harness/mod.rs"]
mod harness;
mod kept;
mod languages;
mod mail;
mod policies;
#[allow(dead_code, reason = "the store's own tests use the rest")]
#[path = "../../crates/store/tests/contracts/postgres.rs"]
mod postgres;
mod registrations;
mod requests;
mod settings;
mod two_programs;
