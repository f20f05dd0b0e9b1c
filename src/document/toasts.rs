//! Toasts over the document: short messages that go by themselves, unless a pointer or the focus holds them.
//!
//! Invariant: a toast takes no focus and moves nothing; it never covers what has the focus.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, Node};

use super::{dom, hear, read, words};
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

/// Closes the toasts by their button, and all of them by Escape unless somebody else took the key; a focus in them goes back to where
/// it was. They make room for what takes the focus.
pub fn close_by_hand() {
    let before: Rc<RefCell<Option<HtmlElement>>> = Rc::default();
    let outside = Rc::clone(&before);
    hear::listen("focusin", move |event| {
        let element = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        if let Some(element) = element.filter(|element| element.closest(AREA).ok().flatten().is_none()) {
            make_room(&element);
            outside.replace(Some(element));
        }
    });
    let outside = Rc::clone(&before);
    hear::listen("click", move |event| {
        let button = dom::around(event.target(), ".toast button");
        if let Some(toast) = button.and_then(|button| button.closest(".toast").ok().flatten()) {
            close(&toast, outside.borrow().as_ref());
        }
    });
    hear::listen("keydown", move |event| {
        let is_escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
        if is_escape && !event.default_prevented() {
            all().iter().for_each(|toast| close(toast, before.borrow().as_ref()));
        }
    });
}

/// Puts the toasts to the end of the window where the focus is not.
fn make_room(focused: &HtmlElement) {
    let Some(area) = read::find::<Element>(AREA) else { return };
    if all().is_empty() {
        // To measure where the focus is has the browser lay out the page, at every step through a gradebook.
        return;
    }
    let middle = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default() / 2.0;
    let is_low = focused.id() != "content" && focused.get_bounding_client_rect().bottom() > middle;
    // A class of this name can be set and taken.
    let _ = area.class_list().toggle_with_force("toasts-high", is_low);
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
    if let Some(focused) = document().active_element().and_then(|active| active.dyn_into::<HtmlElement>().ok()) {
        make_room(&focused);
    }
    go_in_time(toast);
}

/// A toast that is held goes a whole life after it was let go.
fn go_in_time(toast: Element) {
    let timer = StoredValue::new_local(None);
    let look = move || {
        if is_held() {
            go_in_time(toast.clone());
        } else {
            close(&toast, None);
        }
    };
    timer.set_value(Some(timers::after(LIFE, look)));
}

fn is_held() -> bool {
    read::find::<Element>(&format!("{AREA}:hover, {AREA}:focus-within")).is_some()
}

/// Takes a toast away; a focus in it goes back to where it was, else to the page.
fn close(toast: &Element, before: Option<&HtmlElement>) {
    let had_focus =
        document().active_element().is_some_and(|active| toast.contains(Some(active.unchecked_ref::<Node>())));
    toast.remove();
    let before = before.filter(|before| before.is_connected()).cloned().or_else(|| read::find("#content"));
    if let Some(before) = before.filter(|_| had_focus) {
        dom::focus(&before);
    }
}

fn all() -> Vec<Element> {
    let Ok(found) = document().query_selector_all(&format!("{AREA} .toast")) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}
