//! A table of texts, as any file gives it.

use serde::{Deserialize, Serialize};

use super::{CELL_CHARACTERS, FILE_COLUMNS, FILE_LINES, MarksFileProblem, table::plain_text};

/// Lines above the students that may stand beside the most lines: titles, headings, kinds, maxima, dates.
const ABOVE: usize = 20;

/// A table of texts: its lines without the blank ones.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    lines: Vec<SheetLine>,
    width: u32,
}

/// A line of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetLine {
    /// Where it begins in the file, from 1.
    pub line: u32,
    pub cells: Vec<String>,
}

impl Sheet {
    /// Takes over the lines of a file, each with its number.
    ///
    /// # Errors
    /// When there is too much of something, or nothing.
    pub fn of(lines: impl IntoIterator<Item = SheetLine>) -> Result<Self, MarksFileProblem> {
        let mut sheet = Sheet::default();
        for SheetLine { line, cells } in lines {
            let mut cells: Vec<String> = cells.iter().map(|cell| tidy(cell)).collect();
            let filled = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
            cells.truncate(filled);
            if cells.is_empty() {
                continue;
            }
            if cells.len() > FILE_COLUMNS {
                return Err(MarksFileProblem::TooManyColumns);
            }
            if cells.iter().any(|cell| cell.chars().count() > CELL_CHARACTERS) {
                return Err(MarksFileProblem::CellTooLong { line });
            }
            if sheet.lines.len() == FILE_LINES + ABOVE {
                return Err(MarksFileProblem::TooManyLines);
            }
            sheet.width = sheet.width.max(u32::try_from(cells.len()).unwrap_or(u32::MAX));
            sheet.lines.push(SheetLine { line, cells });
        }
        if sheet.lines.len() < 2 { Err(MarksFileProblem::Empty) } else { Ok(sheet) }
    }

    /// The lines that hold anything.
    #[must_use]
    pub fn lines(&self) -> &[SheetLine] {
        &self.lines
    }

    /// How many columns the widest line has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width as usize
    }
}

impl SheetLine {
    /// What stands in a column, or "".
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// A cell on one line, without the spaces around it and without what guards a spreadsheet from a formula.
fn tidy(cell: &str) -> String {
    let cell = plain_text(cell.trim()).trim();
    if cell.contains(char::is_control) {
        cell.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        cell.to_owned()
    }
}
