//! Where the cells of an XLSX sheet say that they stand: looked at before the reader counts with it.
//!
//! Invariant: no place is too long for the reader's numbers. It counts letters and digits without a bound: a dozen letters are
//! another column for it, or its end.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use school::marks_file::MarksFileProblem;

/// The longest that the letters of a column are in any spreadsheet: XFD.
const LETTERS: usize = 3;
/// The most digits of a line: 1048576.
const DIGITS: usize = 7;

/// Looks over a part of a workbook. What is no XML, or breaks off, is for the reader to tell.
///
/// # Errors
/// For a sheet with a place that no spreadsheet has.
pub fn look(part: &[u8]) -> Result<(), MarksFileProblem> {
    let Ok(text) = std::str::from_utf8(part) else { return Ok(()) };
    let mut document = Reader::from_str(text);
    // As lenient as the reader behind this one: what it reads is looked at.
    document.config_mut().check_end_names = false;
    while let Ok(event) = document.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) if !is_sound(&tag) => return Err(MarksFileProblem::Unreadable),
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(())
}

/// Whether the places of a tag are such as spreadsheets have; of a tag without one there is nothing to say.
fn is_sound(tag: &BytesStart<'_>) -> bool {
    let name = tag.local_name();
    let wanted = match name.as_ref() {
        "c" | "row" => "r",
        "dimension" => "ref",
        _ => return true,
    };
    let mut attributes = tag.attributes();
    let mut places = attributes.with_checks(false).filter_map(Result::ok);
    places.all(|attribute| attribute.key.as_ref() != wanted || is_range(&attribute.value))
}

/// A place, or one and another that is not before it.
fn is_range(text: &str) -> bool {
    match text.split_once(':') {
        None => place(text).is_some(),
        Some((first, last)) => place(first)
            .zip(place(last))
            .is_some_and(|((line, column), (last_line, last_column))| line <= last_line && column <= last_column),
    }
}

/// The line, and the column from 1 on; 0 where there are digits alone.
fn place(text: &str) -> Option<(u32, u32)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, line) = text.split_at(letters);
    let is_short = column.len() <= LETTERS && line.len() <= DIGITS && line.bytes().all(|byte| byte.is_ascii_digit());
    let count = |column: u32, letter: u8| 26 * column + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    is_short.then(|| Some((line.parse().ok()?, column.bytes().fold(0, count))))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_one_that_a_spreadsheet_has() {
        assert_eq!(place("A1"), Some((1, 1)));
        assert_eq!(place("xfd1048576"), Some((1_048_576, 16_384)));
        assert_eq!(place("12"), Some((12, 0)));
        for wrong in ["", "A", "AAAA1", "A12345678", "$A$1", "A1A", "A-1", "ሀ1", "A1 "] {
            assert_eq!(place(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_sheet_is_looked_over_and_what_is_none_is_let_through() {
        let sheet = |inner: &str| look(format!("<worksheet>{inner}</worksheet>").as_bytes());
        for good in [
            "<dimension ref=\"A1:XFD1048576\"/><row r=\"1\"><c r='A1' s=\"1\"/></row>",
            "<row><c/><x:c r=\"B2\"></x:c></row>",
            "<c t=\"inlineStr\"><is><t>r=\"AAAAAAAAAA1\"</t></is></c>",
            "<other r=\"AAAAAAAAAA1\"/>",
        ] {
            assert_eq!(sheet(good), Ok(()), "{good}");
        }
        for bad in [
            "<c r=\"AAAAAAAAAA1\"/>",
            "<row><c t=\"s\" r = 'AAAAAAAAAA1'></c></row>",
            "<x:c r=\"A99999999999\"/>",
            "<row r=\"99999999999\"/>",
            "<dimension ref=\"A1:AAAAAAAAAA1\"/>",
            "<dimension ref=\"B2:A1\"/>",
        ] {
            assert_eq!(sheet(bad), Err(MarksFileProblem::Unreadable), "{bad}");
        }
        for none in [&b"\x89PNG\xff"[..], b"<c r=", b"", b"plain"] {
            assert_eq!(look(none), Ok(()));
        }
    }
}
