//! Which cells are selected beside the one that has the focus; a single cell needs no selection.

use std::cell::Cell;

use web_sys::Element;

use super::{body, state::Page};
use crate::{
    document::{dom, read::find},
    gradebook::model::{block::Area, book::Range, cell::CellKey},
};

/// The selected range.
#[derive(Default)]
pub struct Selection(Cell<Option<Range>>);

impl Selection {
    /// The selected range.
    pub fn range(&self) -> Option<Range> {
        self.0.get()
    }
}

impl Page {
    /// The selected area, if something is selected.
    pub fn selected(self) -> Option<Area> {
        self.selection.range().and_then(|range| self.book.borrow().area(range))
    }

    /// The range that is worked on: the selected one, or the cell alone.
    pub fn chosen(self, key: CellKey) -> Range {
        self.selection.range().unwrap_or(Range { anchor: key, head: key })
    }

    /// Selects from where the selection began, or from the cell that has the focus, to another one.
    pub fn extend(self, from: CellKey, to: CellKey) {
        let anchor = self.selection.range().map_or(from, |range| range.anchor);
        if anchor == to {
            return self.select(None);
        }
        self.select_and_say(Range { anchor, head: to });
    }

    /// Selects a range, and says how many cells are in it.
    pub fn select_and_say(self, range: Range) {
        self.select(Some(range));
        let cells = self.book.borrow().area(range).map_or(0, |area| area.rows * area.columns);
        self.say(&(self.text.cells.selected)(u32::try_from(cells).unwrap_or(u32::MAX)));
    }

    /// Selects a range, or nothing.
    pub fn select(self, range: Option<Range>) {
        if self.selection.0.replace(range) != range {
            self.paint_selection();
        }
    }

    /// Paints what is selected of the rows in the document.
    pub fn paint_selection(self) {
        let Some(body) = find::<Element>(body::BODY) else { return };
        let area = self.selected();
        for cell in dom::all(&body, "[aria-selected=true]") {
            if !area.is_some_and(|area| self.is_in(area, &cell)) {
                dom::set(&cell, "aria-selected", "false");
            }
        }
        let Some(area) = area else { return };
        for row in dom::all(&body, "[role=row]") {
            let place = body::student_of(&row).and_then(|student| self.book.borrow().row_of(student));
            if place.is_some_and(|place| (area.corner.row..area.corner.row + area.rows).contains(&place)) {
                let inside = dom::all(&row, ".cell").into_iter().filter(|cell| self.is_in(area, cell));
                inside.for_each(|cell| dom::set(&cell, "aria-selected", "true"));
            }
        }
    }

    fn is_in(self, area: Area, cell: &Element) -> bool {
        let key = dom::number(cell, "data-student").zip(body::assessment_of(cell));
        let key = key.map(|(student, assessment)| CellKey { student: student.into(), assessment });
        key.and_then(|key| self.book.borrow().place(key)).is_some_and(|place| area.has(place))
    }
}
