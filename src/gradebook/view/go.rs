//! Going to a cell that may not be in the document yet.

use leptos::prelude::*;
use school::id::MemberId;

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
    with_row(book, key.student, keys::is_there(key), move || keys::focus(key));
}

/// Does something to a student's row, which comes into the document first unless it is there.
pub fn with_row(book: Book, student: MemberId, is_there: bool, act: impl FnOnce() + 'static) {
    if is_there {
        return act();
    }
    let shown = book.shown;
    let rows = shown.with_rows_untracked(<[_]>::len);
    if let Some(row) = untrack(|| shown.place_of(student)) {
        shown.window.update(|window| *window = window::with_row(window.clone(), row, rows));
    }
    // Painted rows first: then the row can take the focus, which stays where it is until then.
    request_animation_frame(act);
}

/// The row that a page key leads to, from a row of so many.
pub fn page(from: usize, to: Page, rows: usize) -> usize {
    match to {
        Page::Up => from.saturating_sub(PAGE),
        Page::Down => (from + PAGE).min(rows.saturating_sub(1)),
    }
}
