//! The sentences of a desk, which the server wrote into the document.

use web_sys::Element;

use crate::document::{dom, read::find};

/// Where the words are.
const WORDS: &str = "#desk-words";
/// In the place of a number or a name.
const HOLE: &str = "{}";

/// A word by the name of its attribute.
pub fn word(name: &str) -> String {
    find::<Element>(WORDS).and_then(|words| words.get_attribute(name)).unwrap_or_default()
}

/// A sentence with these in its places, in their order.
pub fn said(name: &str, with: &[&str]) -> String {
    with.iter().fold(word(name), |said, with| said.replacen(HOLE, with, 1))
}

/// A sentence about so many: of one it may read otherwise.
pub fn counted(one: &str, many: &str, count: usize) -> String {
    if count == 1 { word(one) } else { said(many, &[&count.to_string()]) }
}

/// What a state of a request is called.
pub fn state(name: &str) -> String {
    let of = find::<Element>(WORDS).and_then(|words| dom::within::<Element>(&words, &format!("[value=\"{name}\"]")));
    of.and_then(|of| of.text_content()).unwrap_or_default()
}

/// Says something to those who don't see it.
pub fn say(what: &str) {
    if let Some(place) = find::<Element>("#desk-said") {
        dom::say(&place, what);
    }
}
