//! What of the book is shown: as the address says, without asking the server again. The address can be sent to a colleague, and
//! survives a reload.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FormData, HtmlFormElement, HtmlInputElement, HtmlSelectElement, UrlSearchParams};

use super::{body, heads, state::Page};
use crate::{
    document::{
        dom,
        hear::{hear, listen_to_window},
        read::find,
    },
    gradebook::model::wanted::Wanted,
};

/// The form that says what is shown.
const FORM: &str = "form.filter";

impl Wanted {
    /// What the address of the open page wants.
    pub fn of_here() -> Self {
        let query = window().location().search().unwrap_or_default();
        let query = UrlSearchParams::new_with_str(&query).ok();
        Self::read(|name| query.as_ref().and_then(|query| query.get(name)))
    }
}

/// Hears the form, and the way back and forth through what was shown.
pub fn follow(page: Page) {
    if let Some(form) = find::<HtmlFormElement>(FORM) {
        let of = form.clone();
        hear(&form, "submit", move |event: Event| {
            event.prevent_default();
            if let Ok(typed) = FormData::new_with_form(&of) {
                let wanted = Wanted::read(|name| typed.get(name).as_string());
                go(page, &wanted.address(&page.path()));
            }
        });
    }
    listen_to_window("popstate", move |_| as_the_address_says(page));
}

/// Shows what an address of this page says.
pub fn go(page: Page, address: &str) {
    if let Ok(history) = window().history() {
        // An address of this page: it can't fail.
        let _ = history.push_state_with_url(&"".into(), "", Some(address));
    }
    as_the_address_says(page);
}

fn as_the_address_says(page: Page) {
    let wanted = Wanted::of_here();
    fill_form(&wanted);
    page.book.borrow_mut().wanted = wanted;
    heads::paint(page);
    body::fit_columns(page);
    page.select(None);
    page.asks_for_others();
}

/// Whoever goes back or forth sees what was asked there, whatever the fields have said since.
fn fill_form(wanted: &Wanted) {
    let Some(form) = find::<Element>(FORM) else { return };
    let parameters = wanted.parameters();
    for field in dom::all(&form, "input, select") {
        let name = field.get_attribute("name").unwrap_or_default();
        let value = parameters.iter().find(|(of, _)| *of == name).map(|(_, value)| value.as_str());
        if let Some(select) = field.dyn_ref::<HtmlSelectElement>() {
            let first = if name == "sort" { "name" } else { "" };
            select.set_value(value.unwrap_or(first));
        } else if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
            match input.type_().as_str() {
                "checkbox" => input.set_checked(value.is_some()),
                _ => input.set_value(value.unwrap_or_default()),
            }
        }
    }
}
