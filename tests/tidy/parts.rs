//! What keeps the browser's programs small: none of them has every language in it. That none has a page in it, the doors of `src/lib.rs`
//! hold: the features whose pages are documents alone are the server's.

use crate::{
    rule::{Finding, Rule, at},
    source::{Source, word},
};

pub const RULES: &[Rule] = &[Rule {
    name: "every language at once is named on the server and in letters only",
    check: languages,
    bad: &[
        ("src/session/look.rs", "fn f() { of_tongue(tongue) }"),
        ("src/ui/when.rs", "use crate::text::{english, of_tongue};"),
    ],
    good: &[
        ("src/linking/letters.rs", "fn f() { of_tongue(tongue) }"),
        ("src/server/cli.rs", "use crate::text::of_tongue;"),
        ("src/ui/when.rs", "use crate::text::use_text;"),
    ],
}];

/// What the shell of the document, which only the server renders, and letters in a family's language need.
const SPEAK_ALL: &[&str] = &["src/app.rs", "src/linking/letters.rs", "src/server", "src/text"];

fn languages(source: &Source) -> Vec<Finding> {
    if !source.path.starts_with("src/") || SPEAK_ALL.iter().any(|place| source.path.starts_with(place)) {
        return Vec::new();
    }
    let code = source.shipped_code();
    word(&code, "of_tongue").map(|start| at(source, start, "a page speaks one language: use_text()")).collect()
}
