//! Which rows of a long book are in sight: followed as the frame scrolls, the window changes or a printer asks.

use leptos::prelude::request_animation_frame;
use web_sys::{Element, Event, HtmlElement};

use super::{body, state::Page};
use crate::{
    document::{
        dom,
        hear::{hear, listen_to_window},
        read::find,
    },
    gradebook::model::window,
};

/// What scrolls.
const FRAME: &str = ".grid-frame";

/// Follows which rows are in sight, for as long as the page is open.
pub fn follow(page: Page) {
    if let Some(frame) = find::<Element>(FRAME) {
        hear(&frame, "scroll", move |_: Event| look(page));
    }
    listen_to_window("resize", move |_| look(page));
    listen_to_window("beforeprint", move |_| print(page, true));
    listen_to_window("afterprint", move |_| print(page, false));
    look(page);
}

/// Puts every row into the document while the page is printed.
fn print(page: Page, printing: bool) {
    page.printing.set(printing);
    body::paint(page);
}

/// Looks which rows are in sight now, and has those around them ready: a block a frame, as long as no row in sight waits.
pub fn look(page: Page) {
    let (Some(frame), Some(of)) = (find::<HtmlElement>(FRAME), find::<HtmlElement>(body::BODY)) else { return };
    let pixels = |n: i32| usize::try_from(n).unwrap_or(0);
    let rows = page.book.borrow().rows().len();
    let in_sight = window::in_sight(pixels(frame.scroll_top()), pixels(frame.client_height()), height(&of, rows), rows);
    let wanted = window::around(&in_sight, rows, page.of_block);
    let held = page.window.borrow().clone();
    let next = window::toward(&held, &wanted, &in_sight, page.of_block);
    if next != wanted && !page.looks_again.replace(true) {
        request_animation_frame(move || {
            page.looks_again.set(false);
            look(page);
        });
    }
    if next != held {
        *page.window.borrow_mut() = next;
        body::paint(page);
    }
}

/// The height of the whole body. Before its gaps have their room it is that of a row, as often as there are rows.
fn height(body: &HtmlElement, rows: usize) -> usize {
    let pixels = |element: &HtmlElement| usize::try_from(element.offset_height()).unwrap_or(0);
    let row = dom::within::<HtmlElement>(body, "[role=row]");
    let expected = row.map_or(0, |row| pixels(&row)) * rows;
    let real = pixels(body);
    if real * 10 < expected * 9 { expected } else { real }
}
