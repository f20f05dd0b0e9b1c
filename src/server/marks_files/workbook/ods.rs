//! The first table of an OpenDocument spreadsheet.
//!
//! Invariant: a line or a cell that says that it stands there a million times is written down no more often than is taken.

use quick_xml::{
    Reader, XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesRef, BytesStart, Event},
};
use school::marks_file::{FILE_COLUMNS, FILE_LINES, MarksFileProblem, SheetLine};

/// Lines beyond what a file may have: one more and it is refused.
const MOST_LINES: usize = FILE_LINES + 100;

/// Reads the lines of the first table.
///
/// # Errors
/// When the document is broken, or a line has too many cells.
pub fn lines(content: &[u8]) -> Result<Vec<SheetLine>, MarksFileProblem> {
    let text = std::str::from_utf8(content).map_err(|_| MarksFileProblem::Unreadable)?;
    let mut document = Reader::from_str(text);
    let mut table = Table::default();
    while !table.is_over() {
        match document.read_event().map_err(|_| MarksFileProblem::Unreadable)? {
            Event::Start(tag) => table.begin(&tag),
            Event::Empty(tag) => {
                table.begin(&tag);
                table.end(tag.name().as_ref())?;
            }
            Event::End(tag) => table.end(tag.name().as_ref())?,
            Event::Text(text) => table.text(&text.xml10_content()),
            Event::CData(text) => table.text(&text.xml10_content()),
            Event::GeneralRef(sign) => table.text(&meant(&sign)),
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(table.lines)
}

#[derive(Default)]
struct Table {
    lines: Vec<SheetLine>,
    /// The line on which the next row stands, from 1; 0 before the table begins.
    line: u32,
    ended: bool,
    row: Row,
    cell: Cell,
    /// Inside a comment, whose text is not the cell's.
    in_comment: bool,
}

#[derive(Default)]
struct Row {
    repeated: u32,
    cells: Vec<String>,
    /// Blank cells that stand before the next one that is not.
    blanks: usize,
}

#[derive(Default)]
struct Cell {
    repeated: usize,
    /// A number as it is, not as it is shown.
    value: Option<String>,
    text: String,
    is_open: bool,
    paragraphs: u32,
}

impl Table {
    fn is_over(&self) -> bool {
        self.ended || self.lines.len() > MOST_LINES
    }

    fn begin(&mut self, tag: &BytesStart<'_>) {
        match tag.name().as_ref() {
            "table:table" => self.line = self.line.max(1),
            "table:table-row" => {
                self.row = Row { repeated: times(tag, "table:number-rows-repeated"), ..Row::default() }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let is_number = matches!(attribute(tag, "office:value-type").as_deref(), Some("float" | "currency"));
                let value = attribute(tag, "office:value").filter(|_| is_number);
                let repeated = times(tag, "table:number-columns-repeated") as usize;
                self.cell = Cell { repeated, value, is_open: true, ..Cell::default() };
            }
            "office:annotation" => self.in_comment = true,
            "text:p" if !self.in_comment => {
                self.cell.paragraphs += 1;
                if self.cell.paragraphs > 1 {
                    self.cell.text.push(' ');
                }
            }
            "text:s" | "text:tab" | "text:line-break" => self.text(" "),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) -> Result<(), MarksFileProblem> {
        match name {
            "table:table" => self.ended = true,
            "table:table-row" => self.end_row(),
            "table:table-cell" | "table:covered-table-cell" => self.end_cell()?,
            "office:annotation" => self.in_comment = false,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.cell.is_open && self.cell.paragraphs > 0 && !self.in_comment {
            self.cell.text.push_str(text);
        }
    }

    fn end_cell(&mut self) -> Result<(), MarksFileProblem> {
        let Cell { repeated, value, text, .. } = std::mem::take(&mut self.cell);
        let text = value.unwrap_or(text);
        if text.trim().is_empty() {
            self.row.blanks = self.row.blanks.saturating_add(repeated);
            return Ok(());
        }
        let width = self.row.cells.len().saturating_add(self.row.blanks).saturating_add(repeated);
        if width > FILE_COLUMNS {
            return Err(MarksFileProblem::TooManyColumns);
        }
        self.row.cells.extend(std::iter::repeat_n(String::new(), std::mem::take(&mut self.row.blanks)));
        self.row.cells.extend(std::iter::repeat_n(text, repeated));
        Ok(())
    }

    fn end_row(&mut self) {
        let Row { repeated, cells, .. } = std::mem::take(&mut self.row);
        if self.line > 0 && !cells.is_empty() {
            let room = MOST_LINES.saturating_sub(self.lines.len()) + 1;
            let lines = (self.line..self.line.saturating_add(repeated)).take(room);
            self.lines.extend(lines.map(|line| SheetLine { line, cells: cells.clone() }));
        }
        self.line = self.line.saturating_add(repeated);
    }
}

/// How often something stands there; once where it does not say so.
fn times(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).and_then(|times| times.parse().ok()).unwrap_or(1)
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok().flatten()?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// What a sign such as `&amp;` stands for; nothing where nobody says it.
fn meant(sign: &BytesRef<'_>) -> String {
    match sign.resolve_char_ref() {
        Ok(Some(letter)) => letter.to_string(),
        _ => resolve_predefined_entity(&sign.xml10_content()).unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rows: &str) -> Result<Vec<(u32, String)>, MarksFileProblem> {
        let content = format!(
            "<?xml version=\"1.0\"?><office:spreadsheet><table:table table:name=\"A\">{rows}</table:table><table:table><table:table-row><table:table-cell><text:p>other</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>"
        );
        let lines = lines(content.as_bytes())?;
        Ok(lines.into_iter().map(|line| (line.line, line.cells.join("|"))).collect())
    }

    #[test]
    fn cells_and_lines_stand_where_they_are_repeated() {
        let rows = "<table:table-column table:number-columns-repeated=\"3\"/>\
            <table:table-row><table:table-cell office:value-type=\"string\"><text:p>Name</text:p></table:table-cell>\
            <table:table-cell table:number-columns-repeated=\"2\"/>\
            <table:table-cell office:value-type=\"string\"><office:annotation><text:p>a comment</text:p></office:annotation>\
            <text:p>Quiz &amp; <text:span>more</text:span></text:p></table:table-cell>\
            <table:table-cell table:number-columns-repeated=\"16380\"/></table:table-row>\
            <table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
            <table:table-row table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"float\" office:value=\"17.5\"><text:p>17,50</text:p></table:table-cell></table:table-row>\
            <table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell/></table:table-row>";
        let expected = [(1, "Name|||Quiz & more"), (4, "17.5"), (5, "17.5")];
        assert_eq!(read(rows).expect("good"), expected.map(|(line, text)| (line, text.to_owned())));
    }

    #[test]
    fn what_says_that_it_is_a_million_times_there_is_not_believed() {
        let cell = "<table:table-cell><text:p>x</text:p></table:table-cell>";
        let rows = format!("<table:table-row table:number-rows-repeated=\"1000000000\">{cell}</table:table-row>");
        assert_eq!(read(&rows).expect("as many as are taken").len(), MOST_LINES + 1);
        let cells = "<table:table-row><table:table-cell table:number-columns-repeated=\"1000000000\"><text:p>x</text:p></table:table-cell></table:table-row>";
        assert_eq!(read(cells), Err(MarksFileProblem::TooManyColumns));
    }
}
