//! A workbook's first visible sheet: XLSX and ODS.

mod ods;
mod places;

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use school::marks_file::{FILE_COLUMNS, MarksFileProblem, Sheet, SheetLine};

use super::unpacked;

/// The part of an OpenDocument file that has its cells.
const CONTENT: &str = "content.xml";

/// Reads a workbook whose parts unpack to no more than is taken.
///
/// # Errors
/// When it is none that can be read, or too large.
pub fn sheet(bytes: Vec<u8>) -> Result<Sheet, MarksFileProblem> {
    match unpacked::part(&bytes, CONTENT, places::look)? {
        Some(content) => Sheet::of(ods::lines(&content)?),
        None => xlsx(bytes),
    }
}

fn xlsx(bytes: Vec<u8>) -> Result<Sheet, MarksFileProblem> {
    let unreadable = |_: XlsxError| MarksFileProblem::Unreadable;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let shown = |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
    let name = book.sheets_metadata().iter().find(shown).map(|sheet| sheet.name.clone());
    let name = name.ok_or(MarksFileProblem::Unreadable)?;
    // Cell by cell: a range would make room for every cell up to the last, however far away that is.
    let mut cells = book.worksheet_cells_reader(&name).map_err(unreadable)?;
    let mut lines: Vec<SheetLine> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(unreadable)? {
        let ((row, column), text) = (cell.get_position(), text(cell.get_value()));
        if text.is_empty() {
            continue;
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= FILE_COLUMNS {
            return Err(MarksFileProblem::TooManyColumns);
        }
        let line = row.saturating_add(1);
        if lines.last().is_none_or(|last| last.line != line) {
            lines.push(SheetLine { line, cells: Vec::new() });
        }
        if let Some(last) = lines.last_mut() {
            last.cells.resize(last.cells.len().max(column + 1), String::new());
            last.cells[column] = text;
        }
    }
    Sheet::of(lines)
}

/// What a cell holds, as a text that reads as it was typed.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => shown(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is) => is.to_string(),
        DataRef::DateTime(at) => at.to_string(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// A number with the 15 digits that spreadsheets show: what is behind them is how they count, not what was typed.
fn shown(number: f64) -> String {
    let rounded: Result<f64, _> = format!("{number:.14e}").parse();
    rounded.unwrap_or(number).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_reads_as_it_was_typed() {
        for (number, text) in
            [(17.0, "17"), (17.5, "17.5"), (0.07, "0.07"), (17.299_999_999_999_997, "17.3"), (-1.0, "-1")]
        {
            assert_eq!(shown(number), text);
        }
        for hundredths in 0..=100_000_i32 {
            let typed = school::grade::Points::hundredths(i64::from(hundredths)).to_string();
            assert_eq!(shown(f64::from(hundredths) / 100.0), typed);
        }
    }
}
