//! What must hold of every parser, whatever it is given. The fuzz targets of `fuzz/` and the test beside this folder ask the
//! same functions: a property stands here once.
//!
//! Each takes bytes, reads them as it says, and panics where something does not hold.

mod book;
mod choices;
mod code;
mod cursor;
mod dates;
mod marks;
mod person;
mod policy;
mod reading;
mod roster;
mod sheet;
mod wire;

use std::borrow::Cow;

/// A target's name, which is its folder's in `fuzz/corpus`, and what it asks.
pub type Check = (&'static str, fn(&[u8]));

/// Every one.
pub const ALL: &[Check] = &[
    ("book", book::check),
    ("choices", choices::check),
    ("code", code::check),
    ("cursor", cursor::check),
    ("dates", dates::check),
    ("marks", marks::check),
    ("person", person::check),
    ("policy_form", policy::form),
    ("policy_stored", policy::stored),
    ("roster", roster::check),
    ("sheet", sheet::check),
    ("wire", wire::check),
];

/// Asks the target of a name.
///
/// # Panics
/// Where a property does not hold, and for a name that no target has.
pub fn ask(target: &str, bytes: &[u8]) {
    let (_, check) = ALL.iter().find(|(name, _)| *name == target).expect("a target has a check");
    check(bytes);
}

/// The bytes as a text; what is no UTF-8 becomes the sign for it.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// The first line, and what is below it.
fn head(text: &str) -> (&str, &str) {
    text.split_once('\n').unwrap_or((text, ""))
}

/// The digits of a text as a number, for what a check is given beside the text that it reads.
fn number(text: &str) -> u64 {
    text.bytes().filter(u8::is_ascii_digit).fold(0, |sum, b| sum.wrapping_mul(10).wrapping_add(u64::from(b - b'0')))
}

/// What is written as JSON and read back is the same, and is written the same again.
fn reads_back<T>(value: &T)
where
    T: serde::Serialize + for<'a> serde::Deserialize<'a> + PartialEq,
{
    let json = serde_json::to_string(value).expect("it is plain data");
    let again: T = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{json} is not read: {error}"));
    assert!(again == *value, "{json} is read as another");
    assert_eq!(serde_json::to_string(&again).ok(), Some(json), "it is written in one way");
}
