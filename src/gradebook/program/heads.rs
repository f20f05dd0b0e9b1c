//! The heads of the columns: arrows reach them, and with Ctrl and Shift move the column.

use school::{id::AssessmentId, view::Column};
use web_sys::{Element, KeyboardEvent};

use super::{column_acts::Way, go, state::Page};
use crate::{
    document::{dom, read::find},
    gradebook::model::{block::Place, cell::CellKey, wanted::Sort},
    live::timers,
};

/// What has the focus once the columns are painted anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refocus {
    /// The head of a column.
    Head(AssessmentId),
    /// The cell that had it last.
    Grid,
}

/// Hears a key in the heads; says whether it was one of theirs.
pub fn on_key(page: Page, event: &KeyboardEvent) -> bool {
    let Some(head) = dom::around(event.target(), "[data-head]") else { return false };
    let column = column_of(&head);
    let far = event.ctrl_key() && event.shift_key();
    match (event.key().as_str(), column) {
        ("ArrowLeft", Some(column)) if far => shift(page, column, Way::Left),
        ("ArrowRight", Some(column)) if far => shift(page, column, Way::Right),
        ("ArrowLeft", _) => step(page, &head, -1),
        ("ArrowRight", _) => step(page, &head, 1),
        ("ArrowDown" | "Escape", column) => down(page, column),
        _ => return false,
    }
    true
}

/// Moves the focus from the first row to the head above it.
pub fn to(assessment: AssessmentId) {
    focus(&Sort::Column(assessment).name());
}

/// Moves the focus to the button of a column's dialog.
pub fn to_menu(assessment: AssessmentId) {
    focus(&menu_of(assessment));
}

/// Gives the focus to what asked for it before the columns were painted anew.
pub fn refocus(page: Page) {
    match page.refocus.take() {
        Some(Refocus::Head(assessment)) => to(assessment),
        Some(Refocus::Grid) => go::to_grid(page),
        None => {}
    }
}

/// The column of a head.
pub fn column_of(head: &Element) -> Option<AssessmentId> {
    let column = head.closest("[data-column]").ok()??;
    dom::number(&column, "data-column").map(AssessmentId)
}

/// Shows in the heads by what the rows are sorted, and which columns are shown.
pub fn paint(page: Page) {
    let book = page.book.borrow();
    let (wanted, path) = (&book.wanted, page.path());
    for link in dom::all_here(".grid .sort[data-head]") {
        let Some(sort) = link.get_attribute("data-head").and_then(|name| Sort::read(&name)) else { continue };
        dom::set(&link, "href", &wanted.sorted_by(sort).address(&path));
        dom::set(&link, "data-order", wanted.aria_sort(sort));
        if let Ok(Some(head)) = link.closest("[role=columnheader]") {
            // Two links stand in the first head, which tells of the names.
            if sort != Sort::Number {
                dom::set(&head, "aria-sort", wanted.aria_sort(sort));
            }
        }
    }
    let shown =
        |of: Option<i64>| of.and_then(|id| book.column(AssessmentId(id))).is_some_and(|of| wanted.shows(of.kind));
    for head in dom::all_here(".grid [data-column]") {
        dom::show(&head, shown(dom::number(&head, "data-column")));
    }
    for figure in dom::all_here(".foot .cell[data-statistic]") {
        dom::show(&figure, shown(dom::number(&figure, "data-statistic")));
    }
}

fn shift(page: Page, column: AssessmentId, way: Way) {
    timers::spawn(async move {
        // A head that is moved has the focus where it is painted then.
        page.refocus.set(Some(Refocus::Head(column)));
        // The dialog says why a move failed; a key that changes nothing is tried again.
        let _ = page.shift_column(column, way).await;
    });
}

/// Moves the focus along the heads.
fn step(page: Page, head: &Element, by: isize) {
    let heads = heads(page);
    let here = head.get_attribute("data-head");
    let at = heads.iter().position(|name| here.as_deref() == Some(name));
    if let Some(next) = at.and_then(|at| heads.get(at.checked_add_signed(by)?)) {
        focus(next);
    }
}

/// The names of all heads from left to right.
fn heads(page: Page) -> Vec<String> {
    let own = |column: &Column| {
        let menu = page.may_write.then(|| menu_of(column.assessment));
        [Sort::Column(column.assessment).name()].into_iter().chain(menu)
    };
    let columns: Vec<String> = page.book.borrow().columns().flat_map(own).collect();
    let first = [Sort::Name.name(), Sort::Number.name()];
    first.into_iter().chain(columns).chain([Sort::Overall.name()]).collect()
}

/// The name of a column's second head.
fn menu_of(assessment: AssessmentId) -> String {
    format!("{assessment}-menu")
}

fn focus(name: &str) {
    if let Some(head) = find::<Element>(&format!("[role=columnheader] [data-head='{name}']")) {
        dom::focus(&head);
    }
}

/// Moves the focus to the first row, below the head.
fn down(page: Page, column: Option<AssessmentId>) {
    let key = {
        let book = page.book.borrow();
        let last = || book.columns().next_back().map(|column| column.assessment);
        let first = book.at(Place { row: 0, column: 0 }).map(|(key, _)| key.student);
        first.zip(column.or_else(last)).map(|(student, assessment)| CellKey { student, assessment })
    };
    if let Some(key) = key {
        go::to(page, key);
    }
}
