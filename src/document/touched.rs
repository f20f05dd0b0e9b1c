//! What is the reader's in an element: what was typed, chosen, or folded out.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlInputElement, HtmlOptionElement, HtmlSelectElement, HtmlTextAreaElement, Node};

/// A form that is posted; what fills it belongs together, and so do its hidden fields.
const POSTED: &str = "form[data-post]";
/// Marks a hidden field that says what the form's writer saw, rather than what the form is for.
const SEEN: &str = "data-seen";

/// Whether somebody is filling the form that the element is: then nothing in it is replaced.
pub fn is_being_filled(element: &Element) -> bool {
    element.matches(POSTED).unwrap_or_default() && (fields(element).iter().any(is_touched) || types_in(element))
}

/// Whether somebody is filling a form in the element.
pub fn holds_a_draft(element: &Element) -> bool {
    let Ok(found) = element.query_selector_all(POSTED) else { return false };
    let mut forms = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<Element>().ok());
    is_being_filled(element) || forms.any(|form| is_being_filled(&form))
}

/// Whether what a field says is its reader's: it was typed or chosen, or is about to be.
pub fn is_the_readers(field: &Element) -> bool {
    is_touched(field) || document().active_element().as_ref() == Some(field)
}

/// Lets a field say what its attributes say: once it was typed into, the browser does not.
pub fn show_default(field: &Element) {
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        match input.type_().as_str() {
            "checkbox" | "radio" => input.set_checked(input.default_checked()),
            "hidden" => {}
            _ => input.set_value(&input.default_value()),
        }
    } else if let Some(select) = field.dyn_ref::<HtmlSelectElement>() {
        select.set_selected_index(default_of(select));
    }
}

/// The fields of a form, its buttons aside.
pub fn fields(form: &Element) -> Vec<Element> {
    let Ok(found) = form.query_selector_all("input, select, textarea") else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// Whether a field says something else than the server wrote into it.
fn is_touched(field: &Element) -> bool {
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        return match input.type_().as_str() {
            "hidden" => false,
            "checkbox" | "radio" => input.checked() != input.default_checked(),
            _ => input.value() != input.default_value(),
        };
    }
    if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        return area.default_value().is_ok_and(|default| area.value() != default);
    }
    field.dyn_ref::<HtmlSelectElement>().is_some_and(|select| select.selected_index() != default_of(select))
}

/// The place of the option that the server chose, which without one is the first.
fn default_of(select: &HtmlSelectElement) -> i32 {
    let options = select.options();
    let chosen = |at: &u32| {
        let option = options.item(*at).and_then(|option| option.dyn_into::<HtmlOptionElement>().ok());
        option.is_some_and(|option| option.default_selected())
    };
    (0..options.length()).rev().find(chosen).and_then(|at| i32::try_from(at).ok()).unwrap_or_default()
}

/// Whether the focus is in a field of the form, which may be about to be typed into.
fn types_in(form: &Element) -> bool {
    let active = document().active_element().filter(|active| form.contains(Some(active.unchecked_ref::<Node>())));
    active.is_some_and(|active| matches!(active.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// Lets a form say that its writer saw what the same form says in a fresh document: the writer was told of what changed meanwhile.
///
/// The same form goes to the same place and says the same of what it is for; only what was seen may differ.
pub fn see_again(form: &Element, fresh: &Document) {
    let action = form.get_attribute("action").unwrap_or_default();
    let Ok(found) = fresh.query_selector_all(&format!("{POSTED}[action=\"{action}\"]")) else { return };
    let mut forms = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<Element>().ok());
    let is_for = whom(form);
    let Some(same) = forms.find(|came| whom(came) == is_for) else { return };
    let (open, came) = (seen(form), seen(&same));
    if open.len() == came.len() {
        open.iter().zip(&came).for_each(|(open, came)| open.set_value(&came.value()));
    } else if let Some(first) = open.first() {
        for field in &came {
            let Ok(field) = document().import_node_with_deep(field, true) else { return };
            // The form holds the field before which it is put: it can't fail.
            let _ = first.parent_node().map(|parent| parent.insert_before(&field, Some(first)));
        }
        open.iter().for_each(|field| field.remove());
    }
}

/// What a form says of what it is for: its hidden fields, but not what its writer saw.
fn whom(form: &Element) -> Vec<(String, String)> {
    let named = |field: HtmlInputElement| (field.name(), field.value());
    hidden(form).into_iter().filter(|field| !field.has_attribute(SEEN)).map(named).collect()
}

/// What a form says that its writer saw.
fn seen(form: &Element) -> Vec<HtmlInputElement> {
    hidden(form).into_iter().filter(|field| field.has_attribute(SEEN)).collect()
}

fn hidden(form: &Element) -> Vec<HtmlInputElement> {
    let inputs = fields(form).into_iter().filter_map(|field| field.dyn_into::<HtmlInputElement>().ok());
    inputs.filter(|input| input.type_() == "hidden").collect()
}
