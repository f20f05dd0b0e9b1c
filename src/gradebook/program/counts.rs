//! What is counted of the whole class: the tiles above the grid, the figures below it, how many students are shown.

use std::collections::BTreeSet;

use school::id::AssessmentId;
use web_sys::Element;

use super::state::Page;
use crate::document::{dom, read::find};

/// The tiles, in the order of their figures.
const TILES: [&str; 4] = ["average", "below", "assessed", "missing"];
/// The rows that are not a student's: the head, and the foot's.
const OTHER_ROWS: usize = 4;

/// Paints the tiles, the figures of the overalls, and those of these columns.
pub fn paint(page: Page, columns: BTreeSet<AssessmentId>) {
    let (tiles, whole) = {
        let book = page.book.borrow();
        (book.summary().figures(), book.figures(None).lines())
    };
    for (tile, figure) in TILES.iter().zip(tiles) {
        if let Some(place) = find::<Element>(&format!("[data-tile={tile}]")) {
            dom::say(&place, &figure);
        }
    }
    foot("overall", whole);
    for assessment in columns {
        let figures = page.book.borrow().figures(Some(assessment));
        foot(&assessment.to_string(), figures.lines());
    }
}

fn foot(of: &str, figures: [String; 3]) {
    let places = dom::all_here(&format!(".foot [data-statistic=\"{of}\"]"));
    places.iter().zip(figures).for_each(|(place, figure)| dom::say(place, &figure));
}

/// Paints how many students and columns are shown.
pub fn paint_found(page: Page) {
    let (found, all, columns, filters) = {
        let book = page.book.borrow();
        (book.rows().len(), book.read.students.len(), book.columns().count(), book.wanted.filters())
    };
    let many = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    if let Some(place) = find::<Element>(".found") {
        let said = if filters { (page.text.columns.found)(many(found), many(all)) } else { String::new() };
        dom::say(&place, &said);
    }
    if let Some(nobody) = find::<Element>("#nobody") {
        dom::show(&nobody, filters && found == 0 && all > 0);
    }
    if let Some(grid) = find::<Element>("[role=grid]") {
        dom::set(&grid, "aria-rowcount", &(found + OTHER_ROWS).to_string());
        dom::set(&grid, "aria-colcount", &(columns + 2).to_string());
    }
    for (place, line) in dom::all_here(".foot [role=row]").iter().enumerate() {
        dom::set(line, "aria-rowindex", &(found + 2 + place).to_string());
    }
}
