//! How far a reader has read: only what the program writes is read.

use school::{
    event::{BadCursor, Cursor},
    id::{Revision, SchoolId},
};

pub fn check(bytes: &[u8]) {
    let text = super::text(bytes);
    let read = text.parse::<Cursor>();
    assert_eq!(read, second(&text).ok_or(BadCursor), "{text:?}");
    let Ok(mut cursor) = read else { return };
    assert_eq!(cursor.to_string(), text);
    super::reads_back(&cursor);
    let before: Vec<_> = cursor.schools().collect();
    for (school, revision) in &before {
        cursor.advance(*school, Revision(0));
        assert_eq!(cursor.at(*school), Some(*revision), "a cursor never moves back");
        cursor.advance(*school, Revision(i64::MAX));
        assert_eq!(cursor.at(*school), Some(Revision(i64::MAX)));
    }
    assert_eq!(cursor.schools().count(), before.len());
}

/// The cursor of a text that has each number in its shortest form and the schools in their order.
fn second(text: &str) -> Option<Cursor> {
    if text.is_empty() {
        return Some(Cursor::default());
    }
    let plain = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let shortest = text == "0" || !text.starts_with('0');
        text.parse::<i64>().ok().filter(|_| digits && shortest)
    };
    let mut pairs: Vec<(SchoolId, Revision)> = Vec::new();
    for part in text.split('.') {
        let numbers: Vec<&str> = part.split('-').collect();
        let [school, revision] = numbers[..] else { return None };
        let school = SchoolId(plain(school)?);
        if pairs.last().is_some_and(|(before, _)| *before >= school) {
            return None;
        }
        pairs.push((school, Revision(plain(revision)?)));
    }
    Some(pairs.into_iter().collect())
}
