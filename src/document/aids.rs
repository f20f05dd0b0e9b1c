//! What makes a document easier to use and needs neither its server nor its data.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

use super::hear;

/// A field to be copied from: all of it is selected as soon as it has the focus.
const SELECTS: &str = "input[data-selects]";
/// A button that prints the page; before the program comes the browser's own menu does.
const PRINTS: &str = "button[data-prints]";

/// Hears of the elements that say so.
pub fn listen() {
    hear::listen("focusin", |event| {
        if let Some(field) = target(&event, SELECTS).and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
            field.select();
        }
    });
    hear::listen("click", |event| {
        if target(&event, PRINTS).is_some() {
            // A browser that can't print leaves the page as it is.
            let _ = window().print();
        }
    });
}

/// The element of this kind in which an event happened.
fn target(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}
