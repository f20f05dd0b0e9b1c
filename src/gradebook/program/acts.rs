//! What every button and link of the page does: by the word in its `data-do`, heard once for all.

use school::id::AssessmentId;
use web_sys::{Element, MouseEvent};

use super::{
    about, body, column_acts, column_dialog,
    commands::{self, Command},
    correct, explain, go, heads,
    keys::current,
    paste, problems,
    problems::Decision,
    report, show,
    state::Page,
};
use crate::{
    document::dom,
    document::hear::{hear, listen},
    gradebook::model::undo::Way,
};

/// Hears them, for as long as the page is open.
pub fn follow(page: Page) {
    listen("click", move |event| {
        let Some(event) = wasm_bindgen::JsCast::dyn_ref::<MouseEvent>(&event) else { return };
        if let Some(button) = dom::around(event.target(), "[data-do]") {
            act(page, &button);
        } else if !is_elsewhere(event) && follow_link(page, event) {
            event.prevent_default();
        }
    });
    for (dialog, closed) in CLOSED {
        if let Some(dialog) = dom::dialog(dialog) {
            hear(&dialog, "close", move |_: web_sys::Event| closed(page));
        }
    }
}

/// What follows when something happened.
type Then = fn(Page);

/// What follows when a dialog is closed, whoever closed it.
const CLOSED: [(&str, Then); 6] = [
    ("about", about_closed),
    ("paste", go::to_grid),
    ("all-keys", go::to_grid),
    ("explain", explain::closed),
    ("correct", correct::closed),
    ("column", column_dialog::closed),
];

fn about_closed(page: Page) {
    page.about.replace(None);
    go::to_grid(page);
}

fn act(page: Page, button: &Element) {
    let of = || button.get_attribute("data-of").and_then(|id| id.parse().ok()).map(AssessmentId);
    match button.get_attribute("data-do").unwrap_or_default().as_str() {
        "undo" => command(page, Command::Go(Way::Undo)),
        "redo" => command(page, Command::Go(Way::Redo)),
        "fill-down" => command(page, Command::FillDown),
        "about" => command(page, Command::About),
        "keys" => command(page, Command::Keys),
        "keep" | "discard" => problems::decide(page, button, Decision::Keep),
        "write" => problems::decide(page, button, Decision::Write),
        "retry" => problems::decide(page, button, Decision::Retry),
        "dismiss" => report::dismiss(page),
        "paste" => paste::apply(page),
        "restore" => about::restore(page, button),
        "older" => about::older(page),
        "column" => heads::column_of(button).into_iter().for_each(|column| column_dialog::open(page, column)),
        "keep-theirs" => column_dialog::keep_theirs(page),
        "hold" => column_dialog::post(page, false),
        "post" => column_dialog::post(page, true),
        "move-left" => column_dialog::shift(page, column_acts::Way::Left),
        "move-right" => column_dialog::shift(page, column_acts::Way::Right),
        "delete" => column_dialog::delete(page),
        "undo-delete" => column_acts::undo_delete(page),
        "forget-deleted" => column_acts::forget_deleted(),
        "restore-column" => of().into_iter().for_each(|column| column_acts::restore(page, column)),
        _ => {}
    }
}

/// Does something on the cell that had the focus last.
fn command(page: Page, command: Command) {
    if let Some(cell) = current(page) {
        commands::run(page, cell, command);
    }
}

/// A new tab or window gets the page of the link.
fn is_elsewhere(event: &MouseEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0
}

/// Links within the book: what is shown of it, and how a total is made. Says whether it was one.
fn follow_link(page: Page, event: &MouseEvent) -> bool {
    if let Some(link) = dom::around(event.target(), "a[data-shows]") {
        show::go(page, &link.get_attribute("href").unwrap_or_default());
        return true;
    }
    let total = dom::around(event.target(), ".total-link").and_then(|link| link.closest(".total").ok().flatten());
    let student = total.as_ref().and_then(body::student_of);
    student.into_iter().for_each(|student| explain::open(page, student));
    student.is_some()
}
