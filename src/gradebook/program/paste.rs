//! Marks to a spreadsheet and from one: by the browser's copying and pasting, with a look at what would change before.

use leptos::prelude::document;
use school::view::SaveGrades;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, EventTarget, HtmlInputElement};

use super::{keys::cell_of, state::Page, together::Wish};
use crate::{
    document::dom,
    error::ApiError,
    gradebook::model::{
        block::{lay, read_block, write_block},
        plan::{Failure, Plan, plan},
        undo::Write,
    },
    live::clipboard,
    ui::book_sentence,
};

/// What a pasted block would write, while that is looked at.
pub type Pasted = Vec<Write>;

/// How many cells that can't be taken are listed; the rest is counted.
const LISTED: usize = 50;

/// Copies the selected marks, or the mark that has the focus.
pub fn on_copy(page: Page, event: &ClipboardEvent) {
    let Some(key) = cell_of(event.target()).filter(|_| !is_input(event.target())) else { return };
    let cells: Vec<Vec<String>> = {
        let book = page.book.borrow();
        let Some(area) = book.area(page.chosen(key)) else { return };
        let shown = |at| book.at(at).map(|(key, _)| book.cells.cell(key).mark().shown()).unwrap_or_default();
        area.places().map(shown).collect::<Vec<_>>().chunks(area.columns).map(<[String]>::to_vec).collect()
    };
    if clipboard::copy(event, &write_block(&cells)) {
        event.prevent_default();
        page.say(&(page.text.cells.copied)(many(cells.iter().map(Vec::len).sum())));
    }
}

/// Pastes a block of marks from the cell on: at once if it is one good mark, else after a look at it.
pub fn on_paste(page: Page, event: &ClipboardEvent) {
    let Some(key) = cell_of(event.target()).filter(|_| page.may_write) else { return };
    let Some(text) = clipboard::pasted(event) else { return };
    let block = read_block(&text);
    let is_one = matches!(&block[..], [line] if line.len() == 1);
    if is_input(event.target()) {
        if is_one {
            return; // The browser's own affair.
        }
        page.cancel_editor(key);
    }
    event.prevent_default();
    let plan = {
        let book = page.book.borrow();
        let Some(area) = book.area(page.chosen(key)) else { return };
        plan(lay(&block, area), |at| book.at(at).map(|(key, max)| (book.cells.held(key), max)))
    };
    if is_one && plan.failures.is_empty() && plan.writes.len() == 1 {
        page.wish(Wish::Write(plan.writes));
    } else {
        look_at(page, plan);
    }
}

/// Writes what was looked at.
pub fn apply(page: Page) {
    let writes = page.pasted.take();
    dom::close("paste");
    if let Some(writes) = writes {
        page.wish(Wish::Write(writes));
    }
}

/// Shows what a pasted block would do.
fn look_at(page: Page, plan: Plan) {
    let Some(dialog) = dom::dialog("paste") else { return };
    let (cells, writes, good) = (&page.text.cells, plan.writes.len(), plan.failures.is_empty());
    let told = [
        if writes == 0 { cells.nothing_changes.to_owned() } else { (cells.will_change)(many(writes)) },
        if plan.replaced > 0 { (cells.will_replace)(plan.replaced) } else { String::new() },
        if plan.unchanged > 0 { (cells.will_stay)(plan.unchanged) } else { String::new() },
    ];
    dom::say_in(&dialog, "[data-said]", &told.join(" "));
    let too_many = writes > SaveGrades::MOST;
    dom::show_in(&dialog, ".problem", too_many);
    let apply = if good { (cells.apply)(many(writes)) } else { (cells.apply_good)(many(writes)) };
    dom::say_or_hide(&dialog, "[data-do=paste]", (writes > 0 && !too_many).then_some(apply.as_str()));
    list(page, &dialog, &plan.failures);
    page.pasted.replace(Some(plan.writes));
    dom::open("paste", None);
}

/// Lists each cell that can't be taken, with its reason.
fn list(page: Page, dialog: &Element, failures: &[Failure]) {
    let cells = &page.text.cells;
    dom::show_in(dialog, ".failures", !failures.is_empty());
    dom::say_in(dialog, "caption", &(cells.can_not)(many(failures.len())));
    if let Some(lines) = dom::within::<Element>(dialog, "tbody") {
        dom::fill(&lines, failures.iter().take(LISTED).filter_map(|failure| line(page, failure)));
    }
    let more = failures.len().saturating_sub(LISTED);
    let said = (more > 0).then(|| (cells.more)(many(more)));
    dom::say_or_hide(dialog, "[data-more]", said.as_deref());
}

fn line(page: Page, failure: &Failure) -> Option<Element> {
    let why = failure.problem.map(|problem| book_sentence(page.text, &ApiError::Invalid { problem }));
    let why = why.unwrap_or_else(|| page.text.cells.outside.to_owned());
    let line = document().create_element("tr").ok()?;
    let numbers = [failure.line.to_string(), failure.column.to_string()];
    let said =
        numbers.iter().map(|of| (of.as_str(), "number")).chain([(failure.text.as_str(), ""), (why.as_str(), "")]);
    for (what, class) in said {
        let cell = document().create_element("td").ok()?;
        cell.set_class_name(class);
        dom::say(&cell, what);
        dom::put(&line, &cell);
    }
    Some(line)
}

fn many(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn is_input(target: Option<EventTarget>) -> bool {
    target.is_some_and(|target| target.dyn_ref::<HtmlInputElement>().is_some())
}
