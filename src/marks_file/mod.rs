//! Marks from a file: sending one, its preview, applying it and taking it back.

pub mod api;
mod columns;
mod lines;
mod outcome;
mod preview;
mod send;
mod tables;

pub use preview::MarksFilePage;
pub use send::ImportMarksPage;
