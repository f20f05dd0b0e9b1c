//! The rows in the document: of a long book those around what is in sight. They come and go by blocks, which never move.
//!
//! Invariant: what has the focus keeps it, and an editor what was typed into it, whichever rows come and go.

use std::collections::HashMap;

use leptos::prelude::document;
use school::id::{AssessmentId, MemberId};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{paint, state::Page};
use crate::{
    document::{dom, read::find},
    gradebook::model::{
        block::Area,
        cell::CellKey,
        window::{self, Open},
    },
};

/// What holds the rows.
pub const BODY: &str = ".grid .body";

/// Notes which rows the server sent.
pub fn look(page: Page) {
    let Some(body) = find::<Element>(BODY) else { return };
    let of_block = |block: Element| {
        let rows = dom::all(&block, "[role=row]");
        let students = || rows.iter().filter_map(student_of).collect();
        dom::within::<Element>(&block, ".gap").is_none().then(students)
    };
    *page.drawn.borrow_mut() = dom::all(&body, ":scope > div").into_iter().map(of_block).collect();
    // The gaps get their room.
    paint(page);
}

/// Puts the rows into the document that belong there, and takes the others out of it.
pub fn paint(page: Page) {
    let Some(body) = find::<Element>(BODY) else { return };
    let wanted = wanted(page);
    if *page.drawn.borrow() == wanted && !has_new_gap(&body) {
        return;
    }
    keeping_focus(page, || {
        let mut rows: HashMap<MemberId, Element> =
            dom::all(&body, "[role=row]").into_iter().filter_map(|row| Some((student_of(&row)?, row))).collect();
        let blocks = blocks(&body, wanted.len());
        let drawn = page.drawn.borrow();
        for (n, (block, students)) in blocks.iter().zip(&wanted).enumerate() {
            let first = n * page.of_block;
            match students {
                None => fill_gap(block, window::block(n, page.of_block, page.book.borrow().rows().len()).len()),
                Some(students) if drawn.get(n) == Some(&Some(students.clone())) => {}
                Some(students) => {
                    let row = |student: &MemberId| rows.remove(student).or_else(|| made(page, *student));
                    dom::fill(block, students.iter().filter_map(row));
                }
            }
            for (place, row) in dom::all(block, "[role=row]").iter().enumerate() {
                // The head is the first row.
                dom::set(row, "aria-rowindex", &(first + place + 2).to_string());
            }
        }
    });
    *page.drawn.borrow_mut() = wanted;
}

/// Whose rows each block holds.
fn wanted(page: Page) -> Vec<Option<Vec<MemberId>>> {
    let book = page.book.borrow();
    let (rows, columns) = (book.rows(), book.columns().count());
    let pinned = page.current.get().and_then(|key| book.row_of(key.student));
    let open = match page.printing.get() || window::is_whole(rows.len(), columns) {
        true => Open::Whole,
        false => Open::part(&page.window.borrow(), pinned, page.of_block, rows.len()),
    };
    let students = |n: usize| rows[window::block(n, page.of_block, rows.len())].to_vec();
    (0..rows.len().div_ceil(page.of_block)).map(|n| open.has(n).then(|| students(n))).collect()
}

/// So many blocks, of which those that are there stay.
fn blocks(body: &Element, wanted: usize) -> Vec<Element> {
    let mut blocks = dom::all(body, ":scope > div");
    blocks.drain(wanted.min(blocks.len())..).for_each(|left| left.remove());
    while blocks.len() < wanted
        && let Ok(block) = document().create_element("div")
    {
        dom::set(&block, "role", "none");
        dom::put(body, &block);
        blocks.push(block);
    }
    blocks
}

/// Whether the server sent gaps, which have no room yet.
fn has_new_gap(body: &Element) -> bool {
    dom::within::<Element>(body, ".gap:not([style])").is_some()
}

fn fill_gap(block: &Element, rows: usize) {
    let gap = dom::within::<HtmlElement>(block, ".gap").or_else(|| {
        let gap: HtmlElement = document().create_element("div").ok()?.dyn_into().ok()?;
        dom::set(&gap, "role", "none");
        gap.set_class_name("gap");
        dom::fill(block, [gap.clone().into()]);
        Some(gap)
    });
    if let Some(gap) = gap {
        // The property's name is valid: setting it can't fail.
        let _ = gap.style().set_property("block-size", &format!("calc(var(--row-height) * {rows})"));
    }
}

/// A row for a student.
fn made(page: Page, student: MemberId) -> Option<Element> {
    let row = dom::ready("row")?;
    let id = student.to_string();
    dom::set(&row, "data-student", &id);
    {
        let book = page.book.borrow();
        let of = book.read.students.iter().find(|of| of.student == student)?;
        dom::say_in(&row, ".student-name", &of.name.to_string());
        dom::say_in(&row, ".student-number", &of.number);
    }
    let area = page.selected();
    for cell in dom::all(&row, ".cell") {
        if let Some(assessment) = assessment_of(&cell) {
            become_cell(page, &cell, CellKey { student, assessment }, area);
        }
    }
    let total = dom::within::<Element>(&row, ".total")?;
    dom::set(&total, "data-student", &id);
    if let Some(link) = dom::within::<Element>(&total, ".total-link") {
        dom::set(&link, "href", &format!("?explain={id}#explanation"));
        dom::set(&link, "id", &format!("total-{id}"));
    }
    paint::fill_total(page, &total, student);
    Some(row)
}

/// Makes an element that lay ready a cell's own.
fn become_cell(page: Page, element: &Element, key: CellKey, selected: Option<Area>) {
    element.set_id(&key.element_id());
    dom::set(element, "data-student", &key.student.to_string());
    let shown = page.book.borrow().column(key.assessment).is_some_and(|of| page.book.borrow().wanted.shows(of.kind));
    dom::show(element, shown);
    paint::fill_cell(page, element, key);
    if selected.is_some_and(|area| page.book.borrow().place(key).is_some_and(|place| area.has(place))) {
        dom::set(element, "aria-selected", "true");
    }
    if page.current.get() == Some(key) {
        dom::set(element, "tabindex", "0");
    }
}

/// Gives every row in the document the cells of the columns that the book has now, in their order.
pub fn fit_columns(page: Page) {
    let Some(body) = find::<Element>(BODY) else { return };
    let columns: Vec<(AssessmentId, bool)> = {
        let book = page.book.borrow();
        book.read.assessments.iter().map(|of| (of.assessment, book.wanted.shows(of.kind))).collect()
    };
    keeping_focus(page, || {
        for row in dom::all(&body, "[role=row]") {
            fit(page, &row, &columns);
        }
    });
}

fn fit(page: Page, row: &Element, columns: &[(AssessmentId, bool)]) {
    let (Some(student), Some(total)) = (student_of(row), dom::within::<Element>(row, ".total")) else { return };
    let mut cells: HashMap<AssessmentId, Element> =
        dom::all(row, ".cell").into_iter().filter_map(|cell| Some((assessment_of(&cell)?, cell))).collect();
    let mut next = total;
    for (assessment, shown) in columns.iter().rev() {
        let Some(cell) = cells.remove(assessment).or_else(|| new_cell(page, student, *assessment)) else { continue };
        dom::show(&cell, *shown);
        if cell.next_element_sibling().as_ref() != Some(&next) {
            // The row holds the next one: it can't fail.
            let _ = row.insert_before(&cell, Some(&next));
        }
        next = cell;
    }
    cells.into_values().for_each(|left| left.remove());
}

fn new_cell(page: Page, student: MemberId, assessment: AssessmentId) -> Option<Element> {
    let cell = dom::within::<Element>(&dom::ready("row")?, &format!("[data-assessment=\"{assessment}\"]"))?;
    become_cell(page, &cell, CellKey { student, assessment }, None);
    Some(cell)
}

/// Moves elements; what had the focus has it afterwards.
fn keeping_focus(page: Page, change: impl FnOnce()) {
    let focused = document().active_element().filter(|active| active.closest(BODY).ok().flatten().is_some());
    page.moving.set(true);
    change();
    if let Some(focused) = focused.filter(|of| of.is_connected() && document().active_element().as_ref() != Some(of)) {
        dom::focus(&focused);
    }
    page.moving.set(false);
}

/// Whose row an element is.
pub fn student_of(row: &Element) -> Option<MemberId> {
    dom::number(row, "data-student").map(MemberId)
}

/// Of which column an element is.
pub fn assessment_of(cell: &Element) -> Option<AssessmentId> {
    dom::number(cell, "data-assessment").map(AssessmentId)
}
