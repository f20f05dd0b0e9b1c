//! What a renewed list means for what is selected in it. Pure.

use std::collections::BTreeMap;

/// The version of a request, as it was seen.
pub type Version = i64;

/// A request on the page, as it was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub version: Version,
    /// Whether it waits for its first decision.
    pub waits: bool,
    pub name: String,
}

/// The requests of a page by their ids, as they were seen.
pub type Page = BTreeMap<i64, Seen>;

/// The selected requests of the page that moved or left it, and how many new ones arrived.
#[must_use]
pub fn noticed(held: &Page, fresh: &Page, chosen: &BTreeMap<i64, Version>) -> (Vec<i64>, usize) {
    let moved = |request: &&i64| {
        let now = fresh.get(request).map(|seen| seen.version);
        chosen.get(request).is_some_and(|version| now != Some(*version))
    };
    let is_new = |(request, seen): &(&i64, &Seen)| seen.waits && !held.contains_key(request);
    // A page that was full shows what moved up; that is not new.
    let arrived = if held.len() < fresh.len() { fresh.iter().filter(is_new).count() } else { 0 };
    (held.keys().filter(moved).copied().collect(), arrived)
}

/// Whether what came is the page that was there, and not the next one: they have a request in common, or one of them has none.
#[must_use]
pub fn is_same_page(held: &Page, fresh: &Page) -> bool {
    held.is_empty() || fresh.is_empty() || held.keys().any(|request| fresh.contains_key(request))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[(i64, Version)]) -> Page {
        let seen = |version| Seen { version, waits: true, name: String::new() };
        lines.iter().map(|(request, version)| (*request, seen(*version))).collect()
    }

    #[test]
    fn what_somebody_else_moved_is_not_selected_any_more() {
        let held = page(&[(1, 1), (2, 1), (3, 1)]);
        let chosen: BTreeMap<_, _> = [1, 2, 3, 9].map(|request| (request, 1)).into();
        let (gone, arrived) = noticed(&held, &page(&[(1, 1), (2, 2)]), &chosen);
        assert_eq!((gone, arrived), (vec![2, 3], 0), "9 is on another page");
        assert_eq!(noticed(&held, &page(&[(1, 1), (2, 1), (3, 1), (4, 1)]), &chosen), (vec![], 1));
        assert_eq!(noticed(&held, &page(&[(4, 1), (5, 1), (6, 1)]), &BTreeMap::new()), (vec![], 0), "moved up");
    }

    #[test]
    fn another_page_of_the_list_is_no_news() {
        let first = page(&[(1, 1), (2, 1)]);
        assert!(is_same_page(&first, &page(&[(2, 3), (4, 1)])) && is_same_page(&first, &Page::new()));
        assert!(!is_same_page(&first, &page(&[(5, 1)])));
    }
}
