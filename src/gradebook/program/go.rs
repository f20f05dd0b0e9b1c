//! Going to a cell that may not be in the document yet.

use leptos::prelude::document;
use school::id::MemberId;
use web_sys::Element;

use super::{body, state::Page};
use crate::{
    document::{dom, read::find},
    gradebook::model::{block::Place, cell::CellKey, window},
};

/// Which way a page key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Up,
    Down,
}

/// How many rows a page key passes.
const PAGE: usize = 10;

/// Moves the focus to a cell; its row comes into the document first.
pub fn to(page: Page, key: CellKey) {
    bring(page, key.student, &key.element_id());
    if let Some(cell) = make_current(page, key) {
        dom::focus(&cell);
    }
}

/// Moves the focus to a student's total; the row comes into the document first.
pub fn to_total(page: Page, student: MemberId) {
    let id = format!("total-{student}");
    bring(page, student, &id);
    if let Some(link) = document().get_element_by_id(&id) {
        dom::focus(&link);
    }
}

/// Moves the focus to the cell that had it last, or to the first one.
pub fn to_grid(page: Page) {
    if let Some(key) = entry(page) {
        to(page, key);
    }
}

/// Brings a student's row into the document, unless an element of it is there.
fn bring(page: Page, student: MemberId, id: &str) {
    if document().get_element_by_id(id).is_some() {
        return;
    }
    {
        let book = page.book.borrow();
        let rows = book.rows().len();
        if let Some(row) = book.row_of(student) {
            page.window.replace_with(|window| window::with_row(window.clone(), row, rows));
        }
    }
    body::paint(page);
}

/// Makes a cell the one that the Tab key reaches; gives its element.
pub fn make_current(page: Page, key: CellKey) -> Option<Element> {
    let cell = document().get_element_by_id(&key.element_id())?;
    if let Some(old) = find::<Element>("[role=grid] .body [tabindex='0']") {
        dom::set(&old, "tabindex", "-1");
    }
    dom::set(&cell, "tabindex", "0");
    page.current.set(Some(key));
    Some(cell)
}

/// The cell at which the Tab key enters the grid.
pub fn entry(page: Page) -> Option<CellKey> {
    let book = page.book.borrow();
    let there = |key: &CellKey| book.place(*key).is_some();
    page.current.get().filter(there).or_else(|| book.at(Place { row: 0, column: 0 }).map(|(key, _)| key))
}

/// Keeps one cell of the grid within reach of the Tab key, whichever rows and columns are shown.
pub fn keep_entry(page: Page) {
    if let Some(key) = entry(page) {
        make_current(page, key);
    }
}

/// The row that a page key leads to, from a row of so many.
pub fn page(from: usize, way: Way, rows: usize) -> usize {
    match way {
        Way::Up => from.saturating_sub(PAGE),
        Way::Down => (from + PAGE).min(rows.saturating_sub(1)),
    }
}
