//! The list's keys, heard once for all rows.
//!
//! Invariant: a key is heard only while the focus is on a row's checkbox or link, never while somebody types (WCAG 2.1.4).

use leptos::prelude::document;
use web_sys::{Element, KeyboardEvent};

use super::{review, rows, select, state::Desk};
use crate::document::{dom, hear::hear, read::find};

/// The list.
const LIST: &str = "table.requests";

/// Hears the keys, for as long as the page is open.
pub fn follow(desk: Desk) {
    if let Some(list) = find::<Element>(LIST) {
        hear(&list, "keydown", move |event: KeyboardEvent| {
            if on_key(desk, &event) {
                event.prevent_default();
            }
        });
    }
}

fn on_key(desk: Desk, event: &KeyboardEvent) -> bool {
    if event.is_composing() || event.ctrl_key() || event.alt_key() || event.meta_key() {
        return false;
    }
    let Some(at) = dom::around(event.target(), "input[data-request], a") else { return false };
    let Some(row) = at.closest("tr[data-row]").ok().flatten() else { return false };
    match (event.key().as_str(), event.shift_key()) {
        ("ArrowDown", false) => go(&row, 1),
        ("ArrowUp", false) => go(&row, -1),
        // On a link the browser opens it.
        ("Enter", false) if at.has_attribute("data-request") => {
            review::open(desk, Some(&row));
            true
        }
        ("A" | "a", true) => act(desk, &row, "approve"),
        ("R" | "r", true) => act(desk, &row, "review"),
        ("D" | "d", true) => act(desk, &row, "decline"),
        _ => false,
    }
}

/// Decides on what is selected, or else on the row that has the focus.
fn act(desk: Desk, row: &Element, act: &str) -> bool {
    let Some((request, seen)) = rows::seen(row) else { return false };
    remember(desk, request);
    if desk.chosen.borrow().is_empty() {
        desk.decide(act, vec![(request, seen.version)]);
    } else {
        select::decide(desk, act);
    }
    true
}

/// Focuses the request so many rows further down.
fn go(from: &Element, by: isize) -> bool {
    let rows = rows::all();
    let next = rows.iter().position(|row| row == from).and_then(|here| here.checked_add_signed(by));
    next.and_then(|next| rows.get(next)).is_some_and(focus)
}

/// Remembers where the focus is: its row may leave the list.
pub fn remember(desk: Desk, request: i64) {
    let row = rows::all().iter().position(|row| rows::request_of(row) == Some(request));
    desk.resume.set(row.map(|row| (request, row)));
}

/// Brings the focus back to the row where it was when its row has left the list; where there are fewer, to the last one.
pub fn resume(desk: Desk) {
    let Some((request, place)) = desk.resume.get() else { return };
    let lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
    let rows = rows::all();
    if lost && rows::row(request).is_none() && rows.get(place).or(rows.last()).is_some_and(focus) {
        desk.resume.set(None);
    }
}

fn focus(row: &Element) -> bool {
    let input = rows::checkbox(row);
    input.iter().for_each(|input| dom::focus(input));
    input.is_some()
}
