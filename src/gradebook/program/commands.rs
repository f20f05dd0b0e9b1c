//! What the grid does beyond typing into one cell: by a key, or by a button of the tools.

use school::{grade::Mark, view::CellValue};
use web_sys::KeyboardEvent;

use super::{about, state::Page, together::Wish};
use crate::document::dom;
use crate::gradebook::model::{
    block::Place,
    cell::CellKey,
    undo::{Way, Write},
};

/// Something that the grid does at a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Goes one operation back or forth.
    Go(Way),
    /// Selects every cell.
    SelectAll,
    /// Writes the mark above, or the selection's first row, into the cells below.
    FillDown,
    /// Shows comment and history of the cell.
    About,
    /// Shows the keys.
    Keys,
}

/// The command of a key.
pub fn command_of(event: &KeyboardEvent) -> Option<Command> {
    let held = event.ctrl_key() || event.meta_key();
    let pressed = event.key();
    match (letter(event, &pressed).as_str(), held, event.shift_key()) {
        ("z", true, false) => Some(Command::Go(Way::Undo)),
        ("z", true, true) | ("y", true, false) => Some(Command::Go(Way::Redo)),
        ("a", true, false) => Some(Command::SelectAll),
        ("d", true, false) => Some(Command::FillDown),
        ("f2", false, true) => Some(Command::About),
        ("?", false, _) => Some(Command::Keys),
        _ => None,
    }
}

/// Does it on the cell; says whether there was anything to do for this reader.
pub fn run(page: Page, key: CellKey, command: Command) -> bool {
    match command {
        Command::Go(way) if page.may_write => page.wish(Wish::Go(way)),
        Command::FillDown if page.may_write => fill_down(page, key),
        Command::Go(_) | Command::FillDown => return false,
        Command::SelectAll => {
            let whole = page.book.borrow().whole();
            if let Some(range) = whole {
                page.select_and_say(range);
            }
        }
        Command::About => about::open(page, key),
        Command::Keys => dom::open("all-keys", None),
    }
    true
}

/// Blanks every selected mark as one operation.
pub fn blank(page: Page, key: CellKey) {
    let keys = page.book.borrow().within(page.chosen(key));
    page.wish(Wish::Write(keys.into_iter().filter_map(|key| exactly(page, key, Mark::default())).collect()));
}

/// From the first row of the selection; of a cell alone from the one above.
fn fill_down(page: Page, key: CellKey) {
    let cells = below(page, key);
    page.wish(Wish::Write(cells.into_iter().filter_map(|(key, of)| exactly(page, key, page.mark(of))).collect()));
}

/// The cells to be filled, each with the one that it is filled from.
fn below(page: Page, key: CellKey) -> Vec<(CellKey, CellKey)> {
    let book = page.book.borrow();
    let Some(area) = book.area(page.chosen(key)) else { return Vec::new() };
    let first = if area.rows > 1 { Some(area.corner.row) } else { area.corner.row.checked_sub(1) };
    let Some(first) = first else { return Vec::new() };
    let pair = |at: Place| Some((book.at(at)?.0, book.at(Place { row: first, ..at })?.0));
    area.places().filter(|at| at.row > first).filter_map(pair).collect()
}

/// The write that makes a cell hold exactly this mark; none where it does.
fn exactly(page: Page, key: CellKey, mark: Mark) -> Option<Write> {
    let cell = page.cell(key);
    (cell.mark() != mark).then_some(Write { key, value: CellValue::Mark(mark), seen: cell.version })
}

/// The key's letter; of a keyboard that types another script the one that is printed there on a Latin keyboard.
fn letter(event: &KeyboardEvent, pressed: &str) -> String {
    let physical = event.code();
    match physical.strip_prefix("Key") {
        Some(letter) if !pressed.is_ascii() => letter.to_lowercase(),
        _ => pressed.to_lowercase(),
    }
}
