//! The program of the grid: brings the server's gradebook to life, in the same elements.
//!
//! The document holds every element and every word that does not depend on what is typed; what is needed more than once lies ready
//! in a template (`page::ready`). The program knows what the book is (`gradebook::model`), hears keys and clicks (`keys`, `acts`),
//! and paints what changed (`paint`). Every button says by `data-do` what it does: `acts` has the list.
//!
//! Invariant: a cell says "saved" only after the server's acknowledgement.

mod about;
mod acts;
mod add;
mod ask;
mod body;
mod column_acts;
mod column_dialog;
mod column_fields;
mod commands;
mod correct;
mod counts;
mod editor;
mod explain;
mod go;
mod heads;
mod keys;
mod paint;
mod paste;
mod problems;
mod refresh;
mod report;
mod save;
mod select;
mod show;
mod sight;
mod state;
mod together;
mod told;

pub use refresh::start;
