//! What the style sheet may not do: it is one for all pages.

use std::fs;

use crate::root;

/// What holds every page.
const HOLDS_ALL: [&str; 5] = ["html", "body", "main", ":root", "#content"];

/// A rule that looks from what holds every page into it: the browser then asks it of each element that comes or goes, and styles the
/// whole page anew. One on a page of text took eight milliseconds of every mark that was typed.
fn looks_from_above(line: &str) -> bool {
    let selectors = line.split(['{', ',']).map(str::trim);
    let mut parts = selectors.flat_map(str::split_whitespace);
    parts.any(|part| HOLDS_ALL.iter().any(|all| part.strip_prefix(all).is_some_and(|rest| rest.contains(":has("))))
}

#[test]
fn no_rule_looks_into_the_page_from_above() {
    let folder = fs::read_dir(root().join("style")).expect("the style sheets");
    let sheets: Vec<_> = folder.flatten().map(|sheet| sheet.path()).collect();
    assert!(sheets.len() > 10, "the style sheets were not found");
    for sheet in sheets {
        let text = fs::read_to_string(&sheet).expect("a style sheet");
        let found: Vec<_> = text.lines().filter(|line| looks_from_above(line)).collect();
        assert!(found.is_empty(), "{}: {found:?}", sheet.display());
    }
}

#[test]
fn a_rule_that_does_is_seen() {
    for bad in ["main:has(.fingerprint) > * + * {", ".a, body.quiet:has(p) .b {", "html:has(dialog[open])"] {
        assert!(looks_from_above(bad), "{bad}");
    }
    for good in
        ["main > * + * {", ".desk:has(:checked) .bar,", "& tbody tr:has(input:checked) {", "main .card:has(p) {"]
    {
        assert!(!looks_from_above(good), "{good}");
    }
}
