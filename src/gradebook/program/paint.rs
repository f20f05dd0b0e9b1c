//! Puts what changed on the screen: what somebody looks at in the frame of the key, what is counted of all a moment later.
//!
//! Invariant: only what changed is touched; an editor that is open stays as it is.

use std::collections::BTreeSet;

use leptos::prelude::document;
use school::id::{AssessmentId, MemberId};
use web_sys::Element;

use super::{body, correct, counts, explain, problems, sight, state::Page};
use crate::{
    document::dom,
    gradebook::model::{
        cell::{Cell, CellKey, Draft},
        undo::Way,
    },
    live::timers::{self, Timeout},
    ui::award_class,
};

/// How soon what is counted of all is painted: a teacher who types on does not wait for it, in milliseconds.
const COUNTS_AFTER: u32 = 40;

/// What is to be painted.
#[derive(Default)]
pub struct Changes {
    cells: BTreeSet<CellKey>,
    /// Whose marks are others.
    rows: BTreeSet<MemberId>,
    /// The marks of which assessments are others.
    columns: BTreeSet<AssessmentId>,
    problems: bool,
    stack: bool,
    /// Whether the rows may be others, or in another order.
    order: bool,
    /// Whether somebody asked for that: then it does not wait for the focus to leave the grid.
    asked: bool,
    scheduled: bool,
    counts: Option<Timeout>,
}

impl Page {
    /// Notes that a cell is to be painted, and what follows from its mark where that is another.
    pub fn cell_changed(self, key: CellKey, counts: bool) {
        self.note(|changes| {
            changes.cells.insert(key);
            changes.problems = true;
            if counts {
                changes.rows.insert(key.student);
                changes.columns.insert(key.assessment);
            }
        });
    }

    /// Notes that something can be undone, or no more.
    pub fn stack_changed(self) {
        self.note(|changes| changes.stack = true);
    }

    /// Notes that the focus came into the grid, or left it.
    pub fn focus_changed(self) {
        self.note(|_| ());
    }

    /// Notes that other rows are wanted.
    pub fn asks_for_others(self) {
        self.note(|changes| (changes.order, changes.asked) = (true, true));
    }

    /// Notes that the rows may be others, or in another order.
    pub fn rows_may_differ(self) {
        self.note(|changes| changes.order = true);
    }

    /// Paints the totals of these students, as far as they are in the document.
    pub fn paint_totals(self, students: &[MemberId]) {
        self.book.borrow_mut().recount();
        students.iter().for_each(|student| paint_total(self, *student));
    }

    fn note(self, note: impl FnOnce(&mut Changes)) {
        let first = {
            let mut changes = self.changes.borrow_mut();
            note(&mut changes);
            !std::mem::replace(&mut changes.scheduled, true)
        };
        if first {
            timers::spawn(async move { self.paint() });
        }
    }

    /// Paints what was noted.
    pub fn paint(self) {
        let (cells, rows, problems, stack) = {
            let mut changes = self.changes.borrow_mut();
            changes.scheduled = false;
            changes.order |= !changes.rows.is_empty();
            let of = &mut *changes;
            (
                std::mem::take(&mut of.cells),
                std::mem::take(&mut of.rows),
                std::mem::take(&mut of.problems),
                std::mem::take(&mut of.stack),
            )
        };
        self.book.borrow_mut().recount();
        cells.iter().for_each(|key| paint_cell(self, *key));
        rows.iter().for_each(|student| paint_total(self, *student));
        if problems {
            problems::paint(self);
        }
        if stack {
            paint_ways(self);
        }
        if cells.iter().any(|key| self.correcting.get() == Some(*key)) {
            correct::fill(self);
        }
        self.sort();
        if !rows.is_empty() {
            self.count_later();
        }
    }

    /// Puts the rows in the wanted order, unless that would move one under somebody's hands.
    fn sort(self) {
        let (may_differ, asked) = {
            let changes = self.changes.borrow();
            (changes.order, changes.asked)
        };
        let busy = self.book.borrow().cells.is_busy() || (self.has_focus.get() && !asked);
        if !may_differ || busy {
            return;
        }
        {
            let mut changes = self.changes.borrow_mut();
            (changes.order, changes.asked) = (false, false);
        }
        let differs = self.book.borrow_mut().sort();
        if differs || asked {
            body::paint(self);
            counts::paint_found(self);
            // Other rows, another place in them.
            sight::look(self);
        }
    }

    fn count_later(self) {
        let later = timers::after(COUNTS_AFTER, move || {
            let columns = std::mem::take(&mut self.changes.borrow_mut().columns);
            counts::paint(self, columns);
            explain::paint(self);
        });
        self.changes.borrow_mut().counts = Some(later);
    }
}

/// Paints a cell, if it is in the document.
fn paint_cell(page: Page, key: CellKey) {
    if let Some(element) = document().get_element_by_id(&key.element_id()) {
        fill_cell(page, &element, key);
    }
}

/// Shows in its element what a cell holds: its mark, or both sides of a conflict, or the editor.
pub fn fill_cell(page: Page, element: &Element, key: CellKey) {
    let cell = page.cell(key);
    dom::set(element, "data-state", cell.state());
    dom::set_if(element, "aria-invalid", matches!(cell.draft, Draft::Failed { .. }).then_some("true"));
    dom::set_if(element, "data-commented", (!cell.comment.is_empty()).then_some(""));
    if cell.editor.is_some() {
        return;
    }
    match &cell {
        Cell { stored, draft: Draft::Conflict { mine, .. }, .. } => {
            if let Some(both) = dom::ready("both") {
                dom::say_in(&both, ".theirs", &page.text.or_blank(&stored.shown()));
                dom::say_in(&both, ".mine", &page.text.or_blank(&mine.shown()));
                dom::fill(element, [both]);
            }
        }
        // What is in it is replaced, the mark of a comment too.
        cell => element.set_text_content(Some(&cell.shown())),
    }
    if !cell.comment.is_empty()
        && let Some(mark) = dom::ready("has-comment")
    {
        dom::put(element, &mark);
    }
}

/// Paints a student's total, if it is in the document.
fn paint_total(page: Page, student: MemberId) {
    let link = document().get_element_by_id(&format!("total-{student}"));
    if let Some(total) = link.and_then(|link| link.closest(".total").ok().flatten()) {
        fill_total(page, &total, student);
    }
}

/// Shows a total in its element.
pub fn fill_total(page: Page, total: &Element, student: MemberId) {
    let (overall, scale) = {
        let book = page.book.borrow();
        (book.facts(student).overall, book.read.scale)
    };
    let text = page.text;
    let award = overall.award(scale);
    if let Some(mark) = dom::within::<Element>(total, ".letter") {
        dom::set(&mark, "class", award_class(award));
        dom::say(&mark, award.map_or("–", |award| text.award(award)));
    }
    dom::say_in(total, ".total-percent", &text.total_percent(overall));
    if let Some(coverage) = dom::within::<Element>(total, ".total-coverage") {
        dom::say(&coverage, &(text.record.coverage_short)(overall.coverage));
        dom::set(&coverage, "title", &(text.record.coverage)(overall.coverage));
    }
}

/// Says whether there is anything to undo, and to do again.
fn paint_ways(page: Page) {
    for (act, way) in [("undo", Way::Undo), ("redo", Way::Redo)] {
        if let Some(button) = crate::document::read::find::<Element>(&format!("[data-do={act}]")) {
            dom::set(&button, "aria-disabled", if page.stack.borrow().can(way) { "false" } else { "true" });
        }
    }
}
