//! Going to a cell that may not be in the document yet.

use leptos::prelude::*;

use super::window;
use crate::gradebook::{
    book::{Book, CellKey},
    keys,
};

/// Which way a page key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    Up,
    Down,
}

/// How many rows a page key passes.
const PAGE: usize = 10;

/// Moves the focus to a cell; its row comes into the document first.
pub fn go_to(book: Book, key: CellKey) {
    let shown = book.shown;
    if keys::is_there(key) {
        keys::focus(key);
        return;
    }
    let rows = shown.with_rows_untracked(<[_]>::len);
    if let Some(row) = untrack(|| shown.place_of(key.student)) {
        shown.window.update(|window| *window = window::with_row(window.clone(), row, rows));
    }
    // Painted rows first: then the row can take the focus, which stays where it is until then.
    request_animation_frame(move || keys::focus(key));
}

/// The row that a page key leads to, from a row of so many.
pub fn page(from: usize, to: Page, rows: usize) -> usize {
    match to {
        Page::Up => from.saturating_sub(PAGE),
        Page::Down => (from + PAGE).min(rows.saturating_sub(1)),
    }
}
