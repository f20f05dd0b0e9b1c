//! Whatever a spreadsheet calls CSV: its letters, and what stands between its cells.

use csv::{Reader, ReaderBuilder, StringRecord, Terminator, WriterBuilder};
use school::marks_file::Field;

/// What spreadsheets put between cells.
const BETWEEN: [u8; 3] = [b',', b';', b'\t'];

/// How many lines are looked at for what stands between cells.
const LOOKED_AT: usize = 40;

/// The text in UTF-8, or in UTF-16 where it says so; none for what is no text. One sign ends a line, so that lines are
/// counted as an editor counts them.
#[must_use]
pub fn text(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes)?,
        _ => std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').to_owned(),
    };
    (!text.contains('\0')).then(|| text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Reads lines of any length, the headings as one of them, each with its place in the file. A first line such as "sep=;" is for
/// spreadsheets alone and is left out.
pub fn records(text: &str) -> impl Iterator<Item = csv::Result<StringRecord>> {
    let told =
        text.lines().next().and_then(|line| line.trim().strip_prefix("sep=")).and_then(|sign| sign.bytes().next());
    let mut lines = ReaderBuilder::new();
    lines.flexible(true).has_headers(false).delimiter(told.unwrap_or_else(|| delimiter(text)));
    let lines: Reader<&[u8]> = lines.from_reader(text.as_bytes());
    lines.into_records().skip(usize::from(told.is_some()))
}

/// Lines as CSV, with the mark at its beginning by which Excel knows UTF-8.
#[must_use]
pub fn written(lines: &[Vec<Field>]) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    for line in lines {
        let cells = line.iter().map(|field| match field {
            Field::Text(text) => text.clone(),
            Field::Points(points) => points.to_string(),
            Field::Percent(percent) => percent.to_string(),
        });
        // Nothing fails in memory, and every line is as long as the first.
        let _ = writer.write_record(cells);
    }
    writer.into_inner().unwrap_or_default()
}

/// What stands equally often in most lines, outside of quotes. A comma may be a decimal sign as well.
#[must_use]
fn delimiter(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(LOOKED_AT).collect();
    let agreement = |sign: &u8| {
        let counts: Vec<usize> = lines.iter().map(|line| times(line, *sign)).collect();
        let agreeing = |count: usize| counts.iter().filter(|other| **other == count).count();
        counts.iter().filter(|count| **count > 0).map(|count| (agreeing(*count), *count)).max().unwrap_or_default()
    };
    // The first of equals: a comma.
    BETWEEN.into_iter().rev().max_by_key(agreement).unwrap_or(b',')
}

fn times(line: &str, sign: u8) -> usize {
    let mut quoted = false;
    let outside = line.bytes().filter(|b| {
        quoted ^= *b == b'"';
        !quoted && *b == sign
    });
    outside.count()
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16(&units).ok().filter(|_| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_as_the_file_says() {
        let letters = "ሀ;b\r\n";
        let utf_16 = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
            mark.into_iter().chain(letters.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>()
        };
        for bytes in [
            letters.as_bytes().to_vec(),
            format!("\u{feff}{letters}").into_bytes(),
            utf_16([0xFF, 0xFE], u16::to_le_bytes),
            utf_16([0xFE, 0xFF], u16::to_be_bytes),
        ] {
            assert_eq!(text(&bytes).as_deref(), Some("ሀ;b\n"), "{bytes:?}");
        }
        for bytes in [&b"\xff\xfea"[..], b"a\xff", b"a\0b"] {
            assert_eq!(text(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn a_decimal_comma_parts_no_cells() {
        for (text, sign) in [
            ("a,b,c\n1,2,3", b','),
            ("Name;Quiz\nHana;17,5\nAbel;18,25", b';'),
            ("\"Bekele, Hana\";17,5\n\"Girma, Abel\";3", b';'),
            ("Marks of 9 A\nName\tQuiz\nHana\t17,5", b'\t'),
            ("one column\n1", b','),
        ] {
            assert_eq!(char::from(delimiter(text)), char::from(sign), "{text}");
        }
        let lines = records("sep=|\na|b|c\n1|2").map(|record| record.expect("a line"));
        let lines = lines.map(|line| (line.position().map(csv::Position::line), line.len())).collect::<Vec<_>>();
        assert_eq!(lines, [(Some(2), 3), (Some(3), 2)], "counted as an editor counts them");
    }
}
