//! The program of a desk: what is selected, over all pages of the list; a decision on it, part by part, with its progress and a way to
//! stop; looking into one request without leaving the list; and the keys. It knows no language: every word stands in the document
//! (`requests::desk`).
//!
//! Invariant: what is being decided is never replaced by a refresh, and nobody decides on what moved meanwhile: a selected request that
//! somebody else moves is not selected any more, and that is said.

mod keys;
mod look;
mod review;
mod rows;
mod run;
mod select;
mod state;
mod words;

pub use state::start;
