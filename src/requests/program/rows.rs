//! The rows of the page.

use web_sys::{Element, HtmlInputElement};

use crate::{
    document::{dom, read::find},
    requests::noticed::{Page, Seen},
};

/// A request that waits for its first decision stands there.
const WAITS: &str = "pending";

/// The rows, in their order.
pub fn all() -> Vec<Element> {
    dom::all_here("tr[data-row]")
}

/// Which request a row is of.
pub fn request_of(row: &Element) -> Option<i64> {
    dom::number(row, "data-row")
}

/// The row of a request, if it is on the page.
pub fn row(request: i64) -> Option<Element> {
    find(&format!("tr[data-row=\"{request}\"]"))
}

/// The checkbox of a row.
pub fn checkbox(row: &Element) -> Option<HtmlInputElement> {
    dom::within(row, "input[data-request]")
}

/// The request of a row as it stands.
pub fn seen(row: &Element) -> Option<(i64, Seen)> {
    let of = |name| row.get_attribute(name).unwrap_or_default();
    let value = checkbox(row)?.value();
    let (request, version) = value.split_once('-')?;
    let seen = Seen { version: version.parse().ok()?, waits: of("data-state") == WAITS, name: of("data-name") };
    Some((request.parse().ok()?, seen))
}

/// Every request of the page as it stands.
pub fn here() -> Page {
    all().iter().filter_map(seen).collect()
}
