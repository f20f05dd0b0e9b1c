//! Where cells lie in the grid, and which of them are selected.

use std::collections::HashSet;

use leptos::prelude::*;
use school::{
    grade::Points,
    view::{Column, RosterRow},
};

use super::{
    block::{Area, Place},
    book::{Book, CellKey},
};

/// A selected range, from where it began to where it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    pub anchor: CellKey,
    pub head: CellKey,
}

/// What is selected beside the cell that has the focus; a single cell needs no selection.
#[derive(Clone, Copy)]
pub struct Selection {
    range: RwSignal<Option<Range>>,
    cells: Memo<HashSet<CellKey>>,
}

impl Selection {
    /// Nothing selected, in a grid of these rows and columns.
    #[must_use]
    pub fn new(students: RwSignal<Vec<RosterRow>>, columns: RwSignal<Vec<Column>>) -> Self {
        let range = RwSignal::new(None);
        let cells = Memo::new(move |_| {
            let Some(range) = range.get() else { return HashSet::new() };
            students.with(|rows| columns.with(|columns| cells_of(rows, columns, range)))
        });
        Self { range, cells }
    }

    /// Whether the cell is selected.
    #[must_use]
    pub fn has(self, key: CellKey) -> bool {
        self.cells.with(|cells| cells.contains(&key))
    }

    /// The selected range.
    #[must_use]
    pub fn range(self) -> Option<Range> {
        self.range.get_untracked()
    }

    /// Selects a range.
    pub fn set(self, range: Range) {
        self.range.set(Some(range));
    }

    /// Selects nothing.
    pub fn clear(self) {
        if self.range.with_untracked(Option::is_some) {
            self.range.set(None);
        }
    }
}

impl Book {
    /// Where a cell lies, as the grid shows it.
    #[must_use]
    pub fn place(&self, key: CellKey) -> Option<Place> {
        self.students.with_untracked(|rows| self.columns.with_untracked(|columns| place_of(rows, columns, key)))
    }

    /// The cell at a place, with its column's maximum.
    #[must_use]
    pub fn at(&self, place: Place) -> Option<(CellKey, Points)> {
        let student = self.students.with_untracked(|rows| rows.get(place.row).map(|row| row.student))?;
        let column = self.columns.with_untracked(|c| c.get(place.column).map(|c| (c.assessment, c.max)));
        column.map(|(assessment, max)| (CellKey { student, assessment }, max))
    }

    /// The area of a range; none where one of its ends is gone.
    #[must_use]
    pub fn area(&self, range: Range) -> Option<Area> {
        Some(Area::between(self.place(range.anchor)?, self.place(range.head)?))
    }

    /// The cells of a range, row by row.
    #[must_use]
    pub fn within(&self, range: Range) -> Vec<CellKey> {
        let places = self.area(range).into_iter().flat_map(Area::places);
        places.filter_map(|place| self.at(place).map(|(key, _)| key)).collect()
    }

    /// The range that is worked on: the selected one, or the cell alone.
    #[must_use]
    pub fn chosen(&self, key: CellKey) -> Range {
        self.selection.range().unwrap_or(Range { anchor: key, head: key })
    }

    /// The range of all cells; none in a book without.
    #[must_use]
    pub fn whole(&self) -> Option<Range> {
        let (anchor, _) = self.at(Place { row: 0, column: 0 })?;
        Some(Range { anchor, head: self.at(self.last_place()?)?.0 })
    }

    /// The place of the last cell; none in a book without.
    #[must_use]
    pub fn last_place(&self) -> Option<Place> {
        let row = self.students.with_untracked(Vec::len).checked_sub(1)?;
        Some(Place { row, column: self.columns.with_untracked(Vec::len).checked_sub(1)? })
    }
}

fn place_of(rows: &[RosterRow], columns: &[Column], key: CellKey) -> Option<Place> {
    let row = rows.iter().position(|row| row.student == key.student)?;
    let column = columns.iter().position(|column| column.assessment == key.assessment)?;
    Some(Place { row, column })
}

/// The cells of a range; none where one of its ends is gone.
fn cells_of(rows: &[RosterRow], columns: &[Column], range: Range) -> HashSet<CellKey> {
    let ends = place_of(rows, columns, range.anchor).zip(place_of(rows, columns, range.head));
    let places = ends.into_iter().flat_map(|(anchor, head)| Area::between(anchor, head).places());
    let key = |at: Place| {
        Some(CellKey { student: rows.get(at.row)?.student, assessment: columns.get(at.column)?.assessment })
    };
    places.filter_map(key).collect()
}
