//! The grid's keys and clicks, heard once for all cells.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, EventTarget, FocusEvent, HtmlInputElement, KeyboardEvent, MouseEvent};

use super::{
    body,
    commands::{self, command_of},
    correct, explain,
    go::{self, make_current},
    heads, paste,
    state::Page,
};
use crate::{
    document::{dom, hear::hear, read::find},
    gradebook::model::{
        block::Place,
        cell::{CellKey, Draft},
    },
};

/// The editor inside a cell.
const EDITOR: &str = ".editor";

/// Where to go from a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Up,
    Down,
    Left,
    Right,
    RowStart,
    RowEnd,
    Top,
    Bottom,
    /// Some rows at once.
    Page(go::Way),
    /// The first cell of the grid.
    First,
    /// The last one.
    Last,
}

/// Hears keys and clicks in the grid, for as long as the page is open.
pub fn follow(page: Page) {
    let Some(grid) = find::<Element>("[role=grid]") else { return };
    hear(&grid, "keydown", move |event: KeyboardEvent| on_key(page, &event));
    hear(&grid, "mousedown", |event: MouseEvent| on_press(&event));
    hear(&grid, "click", move |event: MouseEvent| on_click(page, &event));
    hear(&grid, "copy", move |event: ClipboardEvent| paste::on_copy(page, &event));
    hear(&grid, "paste", move |event: ClipboardEvent| paste::on_paste(page, &event));
    hear(&grid, "focusin", move |event: FocusEvent| on_focus(page, &event));
    hear(&grid, "focusout", move |event: FocusEvent| on_blur(page, &event));
}

fn on_key(page: Page, event: &KeyboardEvent) {
    let heard = heads::on_key(page, event)
        || explain::on_key(page, event)
        || cell_of(event.target()).is_some_and(|key| in_a_cell(page, key, event));
    if heard {
        event.prevent_default();
    }
}

fn in_a_cell(page: Page, key: CellKey, event: &KeyboardEvent) -> bool {
    if event.is_composing() || event.alt_key() {
        return false;
    }
    match event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
        Some(input) => while_editing(page, key, event, &input.value()),
        None => while_moving(page, key, event),
    }
}

/// To select, the focus must still be where the selection begins.
fn on_press(event: &MouseEvent) {
    if event.shift_key() && cell_of(event.target()).is_some() {
        event.prevent_default();
    }
}

/// The cell under a click is edited.
fn on_click(page: Page, event: &MouseEvent) {
    let Some(key) = cell_of(event.target()) else { return };
    if let Some(from) = page.current.get().filter(|_| event.shift_key()) {
        page.extend(from, key);
        return go::to(page, key);
    }
    page.select(None);
    if page.may_correct {
        make_current(page, key);
        correct::open(page, key);
    } else if !page.may_write {
        go::to(page, key);
    } else if page.cell(key).editor.is_none() {
        make_current(page, key);
        page.edit(key, None);
    }
}

fn while_editing(page: Page, key: CellKey, event: &KeyboardEvent, typed: &str) -> bool {
    let step = match event.key().as_str() {
        "Enter" if event.shift_key() => Step::Up,
        "Enter" | "ArrowDown" => Step::Down,
        "ArrowUp" => Step::Up,
        "Tab" if event.shift_key() => Step::Left,
        "Tab" => Step::Right,
        "Escape" => {
            page.cancel_editor(key);
            go::to(page, key);
            return true;
        }
        _ => return false,
    };
    page.select(None);
    page.commit_editor(key, typed);
    go::to(page, neighbour(page, key, step).unwrap_or(key));
    true
}

fn while_moving(page: Page, key: CellKey, event: &KeyboardEvent) -> bool {
    if let Some(command) = command_of(event) {
        return commands::run(page, key, command);
    }
    let pressed = event.key();
    let far = event.ctrl_key() || event.meta_key();
    let step = match pressed.as_str() {
        "ArrowUp" if far => Step::Top,
        "ArrowDown" if far => Step::Bottom,
        "ArrowUp" => Step::Up,
        "ArrowDown" => Step::Down,
        "ArrowLeft" => Step::Left,
        "ArrowRight" => Step::Right,
        "Home" if far => Step::First,
        "End" if far => Step::Last,
        "Home" => Step::RowStart,
        "End" => Step::RowEnd,
        "PageUp" => Step::Page(go::Way::Up),
        "PageDown" => Step::Page(go::Way::Down),
        "Enter" | "F2" if page.may_correct => {
            correct::open(page, key);
            return true;
        }
        _ => return page.may_write && edits(page, key, &pressed, far),
    };
    match neighbour(page, key, step) {
        Some(next) => {
            if event.shift_key() {
                page.extend(key, next);
            } else {
                page.select(None);
            }
            go::to(page, next);
        }
        None if step == Step::Up => heads::to(key.assessment),
        None if step == Step::Right => go::to_total(page, key.student),
        None => {}
    }
    true
}

/// Hears the keys that change the cell on which the focus is.
fn edits(page: Page, key: CellKey, pressed: &str, far: bool) -> bool {
    let selects = page.selection.range().is_some();
    match pressed {
        "Enter" | "F2" => page.edit(key, None),
        "Delete" | "Backspace" if selects => commands::blank(page, key),
        "Delete" | "Backspace" => page.commit(key, "", page.cell(key).version),
        "Escape" if selects => page.select(None),
        "Escape" => forget_refused(page, key),
        _ if !far && pressed.chars().count() == 1 && pressed != " " => page.edit(key, Some(pressed)),
        _ => return false,
    }
    true
}

/// Forgets what was refused in a cell; a conflict waits for its own decision.
fn forget_refused(page: Page, key: CellKey) {
    if matches!(page.cell(key).draft, Draft::Failed { .. }) {
        page.set_draft(key, Draft::None);
    }
}

fn neighbour(page: Page, key: CellKey, step: Step) -> Option<CellKey> {
    let book = page.book.borrow();
    let Place { row, column } = book.place(key)?;
    let last = book.last_place()?;
    let (row, column) = match step {
        Step::Up => (row.checked_sub(1)?, column),
        Step::Down => (row + 1, column),
        Step::Left => (row, column.checked_sub(1)?),
        Step::Right => (row, column + 1),
        Step::RowStart => (row, 0),
        Step::RowEnd => (row, last.column),
        Step::Top => (0, column),
        Step::Bottom => (last.row, column),
        Step::Page(way) => (go::page(row, way, last.row + 1), column),
        Step::First => (0, 0),
        Step::Last => (last.row, last.column),
    };
    book.at(Place { row, column }).map(|(key, _)| key)
}

/// The cell that an event happened in.
pub fn cell_of(target: Option<EventTarget>) -> Option<CellKey> {
    let element = dom::around(target, "[role=gridcell][data-assessment]")?;
    let student = dom::number(&element, "data-student")?;
    Some(CellKey { student: student.into(), assessment: body::assessment_of(&element)? })
}

/// The last mark of the student whose total an event happened in: its row stays where it is, as that of a mark does.
fn beside(page: Page, target: Option<EventTarget>) -> Option<CellKey> {
    let total = dom::around(target, ".body [role=gridcell][data-overall]")?;
    let student = body::student_of(&total)?;
    let book = page.book.borrow();
    let place = Place { row: book.row_of(student)?, column: book.last_place()?.column };
    book.at(place).map(|(key, _)| key)
}

/// Something in the grid takes the focus.
fn on_focus(page: Page, event: &FocusEvent) {
    let cell = cell_of(event.target());
    if let Some(key) = cell.or_else(|| beside(page, event.target())) {
        let was_elsewhere = page.current.replace(Some(key)).is_none_or(|before| before.student != key.student);
        page.has_focus.set(true);
        if cell.is_some() {
            // At once: a script or a screen reader sets the focus too, and what follows works on the current cell.
            make_current(page, key);
        }
        // Its row stays in the document.
        if was_elsewhere {
            body::paint(page);
        }
    }
}

/// Something in the grid loses the focus: an editor commits what is in it.
fn on_blur(page: Page, event: &FocusEvent) {
    if page.moving.get() {
        return;
    }
    let editor = dom::around(event.target(), EDITOR).and_then(|editor| editor.dyn_into::<HtmlInputElement>().ok());
    if let (Some(input), Some(key)) = (editor, cell_of(event.target())) {
        page.commit_editor(key, &input.value());
    }
    let to = event.related_target();
    if cell_of(to.clone()).or_else(|| beside(page, to)).is_none() && page.has_focus.replace(false) {
        page.focus_changed();
    }
}

/// The cell that has the focus, or had it last, as long as it is there.
pub fn current(page: Page) -> Option<CellKey> {
    go::entry(page).filter(|key| document().get_element_by_id(&key.element_id()).is_some())
}
