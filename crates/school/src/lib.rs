//! The school's rules, pure: no I/O, no clock, no randomness, no floats.
//!
//! Invariant: a grade rule is written once, here, and the same function runs in the browser's cell and on the server.

pub mod access;
pub mod account;
pub mod alert;
pub mod calendar;
pub mod clock;
pub mod curriculum;
pub mod digest;
mod digits;
pub mod event;
pub mod export;
pub mod family;
pub mod glance;
pub mod grade;
pub mod id;
pub mod label;
pub mod language;
pub mod link_code;
pub mod marks_file;
mod named;
pub mod notice;
pub mod person;
pub mod question;
pub mod registration;
pub mod request;
pub mod roster;
pub mod settings;
pub mod setup;
pub mod view;
