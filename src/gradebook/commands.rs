//! What the grid does beyond typing into one cell: by a key, or by a button of the tools.

use leptos::{ev::KeyboardEvent, prelude::*};
use school::{grade::Mark, view::CellValue};

use super::{
    block::Place,
    book::{Book, Cell, CellKey},
    save::Saver,
    select::Range,
    together::Wish,
    tools::Panel,
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
#[must_use]
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
pub fn run(book: Book, saver: Saver, key: CellKey, command: Command) -> bool {
    match command {
        Command::Go(way) if book.may_write => saver.wish(Wish::Go(way)),
        Command::FillDown if book.may_write => fill_down(book, saver, key),
        Command::Go(_) | Command::FillDown => return false,
        Command::SelectAll => {
            if let Some(range) = book.whole() {
                book.selection.set(range);
                say_selected(book, saver, range);
            }
        }
        Command::About => book.panel.set(Some(Panel::About(key))),
        Command::Keys => book.panel.set(Some(Panel::Keys)),
    }
    true
}

/// Blanks every selected mark as one operation.
pub fn blank(book: Book, saver: Saver, key: CellKey) {
    let blanks = book.within(book.chosen(key)).into_iter().filter_map(|key| exactly(book, key, Mark::default()));
    saver.wish(Wish::Write(blanks.collect()));
}

/// Says how many cells are selected.
pub fn say_selected(book: Book, saver: Saver, range: Range) {
    let cells = book.area(range).map_or(0, |area| area.rows * area.columns);
    saver.say((saver.text.cells.selected)(u32::try_from(cells).unwrap_or(u32::MAX)));
}

/// From the first row of the selection; of a cell alone from the one above.
fn fill_down(book: Book, saver: Saver, key: CellKey) {
    let Some(area) = book.area(book.chosen(key)) else { return };
    let Some(first) = (if area.rows > 1 { Some(area.corner.row) } else { area.corner.row.checked_sub(1) }) else {
        return;
    };
    let below = |at: &Place| at.row > first;
    let filled = area.places().filter(below).filter_map(|at| {
        let (source, _) = book.at(Place { row: first, ..at })?;
        exactly(book, book.at(at)?.0, book.cell(source).with_untracked(Cell::mark))
    });
    saver.wish(Wish::Write(filled.collect()));
}

/// The write that makes a cell hold exactly this mark; none where it does.
fn exactly(book: Book, key: CellKey, mark: Mark) -> Option<Write> {
    let cell = book.cell(key);
    let (shown, seen) = cell.with_untracked(|cell| (cell.mark(), cell.version));
    (shown != mark).then_some(Write { key, value: CellValue::Mark(mark), seen })
}

/// The key's letter; of a keyboard that types another script the one that is printed there on a Latin keyboard.
fn letter(event: &KeyboardEvent, pressed: &str) -> String {
    let physical = event.code();
    match physical.strip_prefix("Key") {
        Some(letter) if !pressed.is_ascii() => letter.to_lowercase(),
        _ => pressed.to_lowercase(),
    }
}
