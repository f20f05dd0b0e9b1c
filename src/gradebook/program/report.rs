//! Why cells that were to be written together were not.

use leptos::prelude::document;
use web_sys::Element;

use super::{go, state::Page};
use crate::document::{dom, read::find};

/// How many cells are named; the rest is counted.
const NAMED: usize = 12;
/// Where it is told.
const PLACE: &str = "#reported";

/// What stood against an operation.
pub struct Report {
    pub heading: String,
    /// A line for each cell.
    pub lines: Vec<String>,
}

/// Shows the newest report, until it is dismissed.
pub fn show(page: Page, report: Report) {
    let (Some(place), Some(told)) = (find::<Element>(PLACE), dom::ready("report")) else { return };
    let Report { heading, mut lines } = report;
    let more = lines.len().saturating_sub(NAMED);
    lines.truncate(NAMED);
    if more > 0 {
        lines.push((page.text.cells.more)(u32::try_from(more).unwrap_or(u32::MAX)));
    }
    dom::say_in(&told, "p", &heading);
    if let Some(list) = dom::within::<Element>(&told, "ul") {
        for line in lines {
            if let Ok(item) = document().create_element("li") {
                dom::say(&item, &line);
                dom::put(&list, &item);
            }
        }
    }
    dom::fill(&place, [told]);
}

/// Takes the report away; the focus goes back to the cell that had it, since its button is gone.
pub fn dismiss(page: Page) {
    if let Some(place) = find::<Element>(PLACE) {
        dom::fill(&place, []);
    }
    go::to_grid(page);
}
