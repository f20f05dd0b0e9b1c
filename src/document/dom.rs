//! The document's elements, as the programs that live in one ask for them and fill them.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlTemplateElement};

use super::read::find;

/// Where elements lie ready, in a document that has some.
const READY: &str = "template#ready";

/// A copy of an element that lies ready.
pub fn ready(word: &str) -> Option<Element> {
    let words: HtmlTemplateElement = find(READY)?;
    let found = words.content().query_selector(&format!("[data-word=\"{word}\"]")).ok()??;
    let copy: Element = found.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    // An attribute that may be there: taking it away can't fail.
    let _ = copy.remove_attribute("data-word");
    Some(copy)
}

/// The first element inside another one that the selector finds.
pub fn within<E: JsCast>(of: &Element, selector: &str) -> Option<E> {
    of.query_selector(selector).ok()??.dyn_into().ok()
}

/// All of them.
pub fn all(of: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = of.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// All of them in the document.
pub fn all_here(selector: &str) -> Vec<Element> {
    document().document_element().map_or_else(Vec::new, |root| all(&root, selector))
}

/// Writes an attribute where it is another: what did not change is not painted again.
pub fn set(of: &Element, name: &str, value: &str) {
    if of.get_attribute(name).as_deref() != Some(value) {
        // The attribute has a valid name: setting it can't fail.
        let _ = of.set_attribute(name, value);
    }
}

/// Writes an attribute, or takes it away.
pub fn set_if(of: &Element, name: &str, value: Option<&str>) {
    match value {
        Some(value) => set(of, name, value),
        None if of.has_attribute(name) => {
            // It is there.
            let _ = of.remove_attribute(name);
        }
        None => {}
    }
}

/// Shows an element or hides it.
pub fn show(of: &Element, shown: bool) {
    set_if(of, "hidden", (!shown).then_some(""));
}

/// Says something in an element, where it says something else.
pub fn say(of: &Element, what: &str) {
    if of.text_content().as_deref() != Some(what) {
        of.set_text_content(Some(what));
    }
}

/// Says something in an element inside another one.
pub fn say_in(of: &Element, selector: &str, what: &str) {
    if let Some(place) = within::<Element>(of, selector) {
        say(&place, what);
    }
}

/// Says something in an element that is shown only while there is something to say.
pub fn say_or_hide(of: &Element, selector: &str, what: Option<&str>) {
    if let Some(place) = within::<Element>(of, selector) {
        say(&place, what.unwrap_or_default());
        show(&place, what.is_some());
    }
}

/// Shows an element inside another one, or hides it.
pub fn show_in(of: &Element, selector: &str, shown: bool) {
    if let Some(place) = within::<Element>(of, selector) {
        show(&place, shown);
    }
}

/// Replaces what an element holds.
pub fn fill(of: &Element, with: impl IntoIterator<Item = Element>) {
    let nodes: js_sys::Array = with.into_iter().collect();
    of.replace_children_with_node(&nodes);
}

/// Puts an element at the end of another one.
pub fn put(into: &Element, what: &Element) {
    // Neither holds the other: it can't fail.
    let _ = into.append_child(what);
}

/// A number in an attribute.
pub fn number(of: &Element, name: &str) -> Option<i64> {
    of.get_attribute(name)?.parse().ok()
}

/// The element in which something happened, or the nearest one around it that the selector fits.
pub fn around(target: Option<web_sys::EventTarget>, selector: &str) -> Option<Element> {
    target?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Gives an element the focus; one that can't take it leaves it where it is.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// What a field holds.
pub fn value(id: &str) -> String {
    find::<HtmlInputElement>(&format!("#{id}")).map(|field| field.value()).unwrap_or_default()
}

/// Fills a field.
pub fn set_value(id: &str, value: &str) {
    if let Some(field) = find::<HtmlInputElement>(&format!("#{id}")) {
        field.set_value(value);
    }
}

/// Opens a dialog under a heading; without one it keeps its own.
pub fn open(id: &str, heading: Option<&str>) {
    let Some(dialog) = dialog(id) else { return };
    if let Some(heading) = heading {
        say_in(&dialog, "h2", heading);
    }
    if !dialog.open() {
        // Only a dialog that is not in the document can refuse.
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog.
pub fn close(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}

/// A dialog of the page.
pub fn dialog(id: &str) -> Option<HtmlDialogElement> {
    find(&format!("dialog#{id}"))
}
