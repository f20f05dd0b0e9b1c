//! The grid's keys and clicks, heard once for all cells.

use leptos::{
    ev,
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlElement, HtmlInputElement},
};

use super::{
    block::Place,
    book::{Book, CellKey, Draft},
    columns::to_head,
    commands::{self, command_of},
    editor::{cancel_editor, commit_editor, open_editor},
    explain::to_total,
    grid::cell_id,
    save::Saver,
    select::Range,
    view::{Page, go_to, page},
};

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
    Page(Page),
    /// The first cell of the grid.
    First,
    /// The last one.
    Last,
}

/// Hears a key in the grid.
pub fn on_key(book: Book, saver: Saver, event: &ev::KeyboardEvent) {
    let Some(key) = cell_of(event.target()) else { return };
    if event.is_composing() || event.alt_key() {
        return;
    }
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let heard = match input {
        Some(input) => while_editing(book, saver, key, event, &input.value()),
        None => while_moving(book, saver, key, event),
    };
    if heard {
        event.prevent_default();
    }
}

/// Hears that the mouse goes down: to select, the focus must still be where the selection begins.
pub fn on_press(event: &ev::MouseEvent) {
    if event.shift_key() && cell_of(event.target()).is_some() {
        event.prevent_default();
    }
}

/// Hears a click in the grid: the cell under it is edited.
pub fn on_click(book: Book, saver: Saver, event: &ev::MouseEvent) {
    let Some(key) = cell_of(event.target()) else { return };
    if let Some(from) = current().filter(|_| event.shift_key()) {
        extend(book, saver, from, key);
        return focus(key);
    }
    book.selection.clear();
    if book.may_correct && !book.may_write {
        make_current(key);
        book.correcting.set(Some(key));
    } else if !book.may_write {
        focus(key);
    } else if book.cell(key).with_untracked(|cell| cell.editor.is_none()) {
        make_current(key);
        open_editor(book, key, None);
    }
}

fn while_editing(book: Book, saver: Saver, key: CellKey, event: &ev::KeyboardEvent, typed: &str) -> bool {
    let step = match event.key().as_str() {
        "Enter" if event.shift_key() => Step::Up,
        "Enter" | "ArrowDown" => Step::Down,
        "ArrowUp" => Step::Up,
        "Tab" if event.shift_key() => Step::Left,
        "Tab" => Step::Right,
        "Escape" => {
            cancel_editor(book, key);
            focus(key);
            return true;
        }
        _ => return false,
    };
    book.selection.clear();
    commit_editor(book, saver, key, typed);
    go_to(book, neighbour(book, key, step).unwrap_or(key));
    true
}

fn while_moving(book: Book, saver: Saver, key: CellKey, event: &ev::KeyboardEvent) -> bool {
    if let Some(command) = command_of(event) {
        return commands::run(book, saver, key, command);
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
        "PageUp" => Step::Page(Page::Up),
        "PageDown" => Step::Page(Page::Down),
        "Enter" | "F2" if book.may_correct && !book.may_write => {
            book.correcting.set(Some(key));
            return true;
        }
        _ => return book.may_write && edits(book, saver, key, &pressed, far),
    };
    match neighbour(book, key, step) {
        Some(next) => {
            if event.shift_key() {
                extend(book, saver, key, next);
            } else {
                book.selection.clear();
            }
            go_to(book, next);
        }
        None if step == Step::Up => to_head(key.assessment),
        None if step == Step::Right => to_total(book, key.student),
        None => {}
    }
    true
}

/// Selects from where the selection began, or from the cell that has the focus, to another one.
fn extend(book: Book, saver: Saver, from: CellKey, to: CellKey) {
    let anchor = book.selection.range().map_or(from, |range| range.anchor);
    if anchor == to {
        return book.selection.clear();
    }
    let range = Range { anchor, head: to };
    book.selection.set(range);
    commands::say_selected(book, saver, range);
}

/// Hears the keys that change the cell on which the focus is.
fn edits(book: Book, saver: Saver, key: CellKey, pressed: &str, far: bool) -> bool {
    match pressed {
        "Enter" | "F2" => open_editor(book, key, None),
        "Delete" | "Backspace" if book.selection.range().is_some() => commands::blank(book, saver, key),
        "Delete" | "Backspace" => {
            let seen = book.cell(key).with_untracked(|cell| cell.version);
            saver.commit(key, "", seen);
        }
        "Escape" if book.selection.range().is_some() => book.selection.clear(),
        "Escape" => book.set_draft_if_failed(key),
        _ if !far && pressed.chars().count() == 1 && pressed != " " => open_editor(book, key, Some(pressed.to_owned())),
        _ => return false,
    }
    true
}

impl Book {
    /// Forgets what was refused in a cell; a conflict waits for its own decision.
    fn set_draft_if_failed(&self, key: CellKey) {
        if self.cell(key).with_untracked(|cell| matches!(cell.draft, Draft::Failed { .. })) {
            self.set_draft(key, Draft::None);
        }
    }
}

fn neighbour(book: Book, key: CellKey, step: Step) -> Option<CellKey> {
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
        Step::Page(to) => (page(row, to, last.row + 1), column),
        Step::First => (0, 0),
        Step::Last => (last.row, last.column),
    };
    book.at(Place { row, column }).map(|(key, _)| key)
}

/// The cell that the Tab key reaches: the one that has the focus, or had it last.
#[must_use]
pub fn current() -> Option<CellKey> {
    let cell = document().query_selector("[role=grid] [role=gridcell][tabindex='0']").ok()??;
    cell_of(Some(cell.into()))
}

/// The cell that an event happened in.
pub fn cell_of(target: Option<leptos::web_sys::EventTarget>) -> Option<CellKey> {
    let element = target?.dyn_into::<Element>().ok()?.closest("[role=gridcell][data-assessment]").ok()??;
    let id = |name| element.get_attribute(name).and_then(|id| id.parse::<i64>().ok());
    let (student, assessment) = (id("data-student")?, id("data-assessment")?);
    Some(CellKey { student: student.into(), assessment: assessment.into() })
}

/// The last mark of the student whose total an event happened in: its row stays where it is, as that of a mark does.
fn beside(book: Book, target: Option<leptos::web_sys::EventTarget>) -> Option<CellKey> {
    let total = target?.dyn_into::<Element>().ok()?.closest("[role=gridcell][data-overall]").ok()??;
    let student: i64 = total.get_attribute("data-student")?.parse().ok()?;
    let row = untrack(|| book.shown.place_of(student.into()))?;
    book.at(Place { row, column: book.last_place()?.column }).map(|(key, _)| key)
}

/// Moves the focus to a cell and makes it the one that the Tab key reaches.
pub fn focus(key: CellKey) {
    if let Some(cell) = make_current(key) {
        // A cell that can't take the focus leaves it where it is.
        let _ = cell.focus();
    }
}

/// Whether the cell is in the document.
pub fn is_there(key: CellKey) -> bool {
    document().get_element_by_id(&cell_id(key)).is_some()
}

/// Hears that something in the grid takes the focus.
pub fn on_focus(book: Book, event: &ev::FocusEvent) {
    let cell = cell_of(event.target());
    if let Some(key) = cell {
        // At once: a script or a screen reader sets the focus too, and what follows works on the current cell.
        make_current(key);
    }
    book.shown.focused(cell.or_else(|| beside(book, event.target())));
}

/// Hears that something in the grid loses the focus.
pub fn on_blur(book: Book, event: &ev::FocusEvent) {
    if cell_of(event.related_target()).or_else(|| beside(book, event.related_target())).is_none() {
        book.shown.focused(None);
    }
}

/// Keeps one cell of the grid within reach of the Tab key, whichever rows and columns are shown.
pub fn follow_entry(book: Book) {
    let entry = Memo::new(move |_| book.shown.entry());
    Effect::new(move || {
        if let Some(key) = entry.get() {
            make_current(key);
        }
    });
}

fn make_current(key: CellKey) -> Option<HtmlElement> {
    let cell = document().get_element_by_id(&cell_id(key))?;
    if let Ok(Some(old)) = document().query_selector("[role=grid] [role=gridcell][tabindex='0']") {
        // The attribute has a valid name: setting it can't fail.
        let _ = old.set_attribute("tabindex", "-1");
    }
    let _ = cell.set_attribute("tabindex", "0");
    cell.dyn_into().ok()
}
