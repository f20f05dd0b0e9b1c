//! An admin corrects a mark in a dialog over its cell: a form of the document, which is sent like any other.

use web_sys::{Element, HtmlInputElement};

use super::state::Page;
use crate::document::dom;
use crate::gradebook::model::cell::{CellKey, by_form_id};

/// The dialog.
const DIALOG: &str = "correct";

/// Opens the dialog of a cell.
pub fn open(page: Page, key: CellKey) {
    page.correcting.set(Some(key));
    fill(page);
    dom::open(DIALOG, Some(&page.name(key)));
}

/// Ends that.
pub fn closed(page: Page) {
    page.correcting.set(None);
}

/// Fills the form with what the cell holds now: the next try is over that.
pub fn fill(page: Page) {
    let (Some(key), Some(dialog)) = (page.correcting.get(), dom::dialog(DIALOG)) else { return };
    let cell = page.cell(key);
    let now = page.text.or_blank(&cell.stored.shown());
    dom::say_in(&dialog, "[data-now]", &(page.text.gradebook.mark_now)(&now));
    if let Some(form) = dom::within::<Element>(&dialog, "form[data-done]") {
        dom::set(&form, "data-done", &(page.text.gradebook.saved)(&page.name(key)));
    }
    let fields = [
        ("student", key.student.to_string()),
        ("assessment", key.assessment.to_string()),
        ("seen", cell.version.0.to_string()),
        ("save_id", by_form_id(key, cell.version)),
    ];
    for (name, value) in fields {
        if let Some(field) = dom::within::<HtmlInputElement>(&dialog, &format!("[name=\"correct[save][{name}]\"]")) {
            field.set_value(&value);
        }
    }
}
