//! Hearing events, for as long as the document is open.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventTarget, MouseEvent};

/// Hears an event of the whole document, for as long as it is open.
pub fn listen(name: &str, heard: impl FnMut(Event) + 'static) {
    hear(&document(), name, heard);
}

/// Hears an event of the window, for as long as the document is open.
pub fn listen_to_window(name: &str, heard: impl FnMut(Event) + 'static) {
    hear(&window(), name, heard);
}

/// Hears an event, for as long as the document is open. Whoever hears knows what kind of event has the name.
pub fn hear<E: JsCast>(of: &EventTarget, name: &str, mut heard: impl FnMut(E) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| heard(event.unchecked_into()));
    // A valid listener of something that is there: it can't fail.
    let _ = of.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Whether a click is meant for this page: with a key or another button the browser opens the link elsewhere.
pub fn is_plain(event: &Event) -> bool {
    event.dyn_ref::<MouseEvent>().is_some_and(|event| {
        event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
    })
}
