//! The app in a test: a school of its own in a temporary SQLite file, and a client for each kind of caller.
#![allow(dead_code, unused_imports, reason = "each test binary uses its own part of the harness")]

pub mod client;
pub mod pages;
pub mod school;
pub mod statements;

pub use client::{Answer, Client};
