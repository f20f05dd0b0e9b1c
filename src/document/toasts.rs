//! Toasts over the document: short messages that go by themselves, unless a pointer or the focus holds them.
//!
//! Invariant: a toast takes no focus and moves nothing.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, Node};

use super::{read, words};
use crate::live::timers;

/// Where they stand: the live region of what can wait.
const REGION: &str = ".toasts [role=status]";
const AREA: &str = ".toasts";
/// How long a toast stays, and how soon one that is held is looked at again, in milliseconds.
const LIFE: u32 = 5_000;
/// The most that are there at once: the oldest make room.
const MOST: u32 = 4;

/// Says that something worked.
pub fn success(said: &str) {
    show("success", said);
}

/// Says that something is new.
pub fn info(said: &str) {
    show("info", said);
}

/// Closes the toasts by their button, and all of them by Escape unless somebody else took the key.
pub fn close_by_hand() {
    super::forms::listen("click", |event| {
        let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let toast = button.and_then(|button| button.closest(".toast button").ok().flatten()?.closest(".toast").ok()?);
        if let Some(toast) = toast {
            close(&toast);
        }
    });
    super::forms::listen("keydown", |event| {
        let is_escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
        if is_escape && !event.default_prevented() {
            all().iter().for_each(close);
        }
    });
}

fn show(kind: &str, said: &str) {
    let (Some(region), Some(toast)) = (read::find::<Element>(REGION), words::ready(kind)) else { return };
    let Ok(toast) = toast.dyn_into::<Element>() else { return };
    if let Ok(Some(place)) = toast.query_selector("[data-said]") {
        place.set_text_content(Some(said));
    }
    while region.child_element_count() >= MOST
        && let Some(oldest) = region.first_element_child()
    {
        oldest.remove();
    }
    // It is a new element, and the region stands in the document.
    let _ = region.append_child(&toast);
    go_in_time(toast);
}

/// A toast that is held goes a whole life after it was let go.
fn go_in_time(toast: Element) {
    let timer = StoredValue::new_local(None);
    let look = move || {
        if is_held() {
            go_in_time(toast.clone());
        } else {
            close(&toast);
        }
    };
    timer.set_value(Some(timers::after(LIFE, look)));
}

fn is_held() -> bool {
    read::find::<Element>(&format!("{AREA}:hover, {AREA}:focus-within")).is_some()
}

/// Takes a toast away; a focus in it goes back to the page.
fn close(toast: &Element) {
    let had_focus =
        document().active_element().is_some_and(|active| toast.contains(Some(active.unchecked_ref::<Node>())));
    toast.remove();
    if had_focus && let Some(page) = read::find::<HtmlElement>("#content") {
        // What can't take the focus leaves it with the document.
        let _ = page.focus();
    }
}

fn all() -> Vec<Element> {
    let Ok(found) = document().query_selector_all(&format!("{AREA} .toast")) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}
