//! What has the focus in the browser.

use leptos::{ev, prelude::*, reactive::owner::LocalStorage};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What the person used last, to be found again where the page around it was made anew.
#[derive(Clone, Copy)]
pub struct Used(StoredValue<Option<Trace>, LocalStorage>);

/// What tells an element from others when its successor stands on the page.
#[derive(Clone)]
struct Trace {
    element: HtmlElement,
    id: String,
    /// What it says: its label, else its text.
    said: String,
}

/// Remembers what was used last, for everything below; once, in the app.
pub fn provide_used() {
    let used = Used(StoredValue::new_local(None));
    on_focus(move |element| {
        let trace = Trace { id: element.id(), said: said(&element), element };
        used.0.try_set_value(Some(trace));
    });
    provide_context(used);
}

/// Brings a focus that was lost with the page before to its successor on this page, else to the heading. Call it where a page
/// is made of what was loaded.
pub fn find_again() {
    Effect::new(finder());
}

/// The same, whenever it is called: for a page that is renewed as it stands.
pub fn finder() -> impl Fn() + 'static {
    let used = use_context::<Used>();
    // The page is put into the document after its effects.
    move || request_animation_frame(move || used.map_or((), Used::give_on))
}

impl Used {
    fn give_on(self) {
        let lost = self.0.try_get_value().flatten().filter(|trace| !trace.element.is_connected());
        let lost = lost.filter(|_| focused().is_none());
        if let Some(element) = lost.and_then(|trace| trace.successor().or_else(heading)) {
            // What can't take the focus any more leaves it with the document.
            let _ = element.focus();
        }
    }
}

impl Trace {
    fn successor(&self) -> Option<HtmlElement> {
        let by_id = (!self.id.is_empty()).then(|| document().get_element_by_id(&self.id)).flatten();
        let by_id = by_id.and_then(|element| element.dyn_into::<HtmlElement>().ok());
        by_id.or_else(|| {
            let alike = document().query_selector_all(&format!("#content {}", self.element.tag_name())).ok()?;
            let mut alike = (0..alike.length()).filter_map(|at| alike.get(at)?.dyn_into::<HtmlElement>().ok());
            alike.find(|element| !self.said.is_empty() && said(element) == self.said)
        })
    }
}

/// The heading of the page, which takes the focus from here on.
fn heading() -> Option<HtmlElement> {
    let heading: HtmlElement = document().query_selector("#content h1").ok().flatten()?.dyn_into().ok()?;
    heading.set_tab_index(-1);
    Some(heading)
}

fn said(element: &HtmlElement) -> String {
    let text = || element.text_content().unwrap_or_default();
    element.get_attribute("aria-label").unwrap_or_else(text).trim().to_owned()
}

fn on_focus(heard: impl Fn(HtmlElement) + Copy + 'static) {
    let heard = StoredValue::new_local(heard);
    Effect::new(move || {
        let listener = window_event_listener(ev::focusin, move |event| {
            let element = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
            if let (Some(element), Some(heard)) = (element, heard.try_get_value()) {
                heard(element);
            }
        });
        on_cleanup(move || listener.remove());
    });
}

fn focused() -> Option<HtmlElement> {
    let active: HtmlElement = document().active_element()?.dyn_into().ok()?;
    (active.tag_name() != "BODY").then_some(active)
}
