//! The list's keys, heard once for all rows.
//!
//! Invariant: a key is heard only while the focus is on a row's checkbox or link, never while somebody types (WCAG 2.1.4).

use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, EventTarget, HtmlElement},
};
use school::request::Act;

use super::{
    RequestLine, RequestList,
    desk::{Desk, IdOf},
};
use crate::{live::timers, text::use_text};

/// Hears a key in the list; `open` shows one request.
pub fn on_key<T: RequestList>(desk: Desk<T>, open: Callback<IdOf<T>>, event: &KeyboardEvent) {
    if event.is_composing() || event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let Some((request, on_box)) = row_of::<T>(event.target()) else { return };
    let heard = match (event.key().as_str(), event.shift_key()) {
        ("ArrowDown", false) => go(desk, request, 1),
        ("ArrowUp", false) => go(desk, request, -1),
        // On a link the browser opens it.
        ("Enter", false) if on_box => {
            open.run(request);
            true
        }
        ("A" | "a", true) => act(desk, request, Act::Approve),
        ("R" | "r", true) => act(desk, request, Act::Review),
        ("D" | "d", true) => act(desk, request, Act::Decline),
        _ => false,
    };
    if heard {
        event.prevent_default();
    }
}

/// Whether a click is meant for this page: with a key or another button the browser opens the link elsewhere.
#[must_use]
pub fn is_plain_click(event: &MouseEvent) -> bool {
    event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

/// Says which keys there are; there only once wasm is, and where there is a keyboard to expect.
#[component]
pub fn KeysHint() -> impl IntoView {
    let text = use_text();
    let keys = text.requests.desk.keys.iter().map(|(key, does)| view! { <span><kbd>{*key}</kbd> " " {*does}</span> });
    view! {
        <p class="hint keys-hint with-wasm">{text.requests.desk.keys_heading} ": " {keys.collect_view()}</p>
    }
    .into_any()
}

/// Brings the focus back to the row where it was when its row has left the list.
pub fn keep_focus<T: RequestList>(desk: Desk<T>) {
    Effect::new(move || {
        desk.list.data.track();
        let Some((request, row)) = desk.resume.get_untracked() else { return };
        // After the rows are repainted.
        StoredValue::new_local(timers::after(0, move || {
            let lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
            let gone = desk.row_of(request).is_none();
            if lost && gone && focus_row(desk, row, true) {
                desk.resume.try_set(None);
            }
        }));
    });
}

impl<T: RequestList> Desk<T> {
    /// Remembers where the focus is: its row may leave the list.
    pub fn remember_row(self, request: IdOf<T>) {
        self.resume.set(self.row_of(request).map(|row| (request, row)));
    }

    fn row_of(self, request: IdOf<T>) -> Option<usize> {
        self.list.data.with_untracked(|data| data.lines().iter().position(|line| line.request() == request))
    }
}

/// Decides on what is selected, or else on the row that has the focus.
fn act<T: RequestList>(desk: Desk<T>, request: IdOf<T>, act: Act) -> bool {
    desk.remember_row(request);
    if desk.chosen.with_untracked(|chosen| chosen.is_empty()) {
        let line = untrack(|| desk.line(request));
        line.iter().for_each(|line| desk.decide(act, vec![line.seen()]));
    } else {
        desk.decide_chosen(act);
    }
    true
}

/// The request in whose row something happened, and whether it was at its checkbox.
fn row_of<T: RequestList>(target: Option<EventTarget>) -> Option<(IdOf<T>, bool)> {
    let element = target?.dyn_into::<Element>().ok()?;
    if !["INPUT", "A"].contains(&element.tag_name().as_str()) {
        return None;
    }
    let own = element.has_attribute("data-request");
    let row = element.closest("[data-row]").ok()??;
    let request: i64 = row.get_attribute("data-row")?.parse().ok()?;
    Some((request.into(), own))
}

/// Focuses the request so many rows further down.
fn go<T: RequestList>(desk: Desk<T>, from: IdOf<T>, by: isize) -> bool {
    let here = desk.row_of(from);
    here.and_then(|here| here.checked_add_signed(by)).is_some_and(|next| focus_row(desk, next, false))
}

/// Focuses a row; where there are fewer, the last one if that will do.
fn focus_row<T: RequestList>(desk: Desk<T>, row: usize, or_last: bool) -> bool {
    let request = desk.list.data.with_untracked(|data| {
        let lines = data.lines();
        lines.get(row).or(lines.last().filter(|_| or_last)).map(RequestLine::request)
    });
    let Some(request) = request else { return false };
    let found = document().query_selector(&format!("input[data-request='{request}']"));
    let found = found.ok().flatten().and_then(|found| found.dyn_into::<HtmlElement>().ok());
    // A box that can't take the focus leaves it where it is.
    found.is_some_and(|found| found.focus().is_ok())
}
