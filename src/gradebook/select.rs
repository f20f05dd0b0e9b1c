//! Where cells lie in the grid, and which of them are selected.

use leptos::prelude::*;
use school::grade::Points;

use super::{
    block::{Area, Place},
    book::{Book, CellKey},
    view::Shown,
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
    area: Memo<Option<Area>>,
    shown: Shown,
}

impl Selection {
    /// Nothing selected, in a grid that shows these rows and columns.
    #[must_use]
    pub fn new(shown: Shown) -> Self {
        let range = RwSignal::new(None::<Range>);
        let area = Memo::new(move |_| {
            let Range { anchor, head } = range.get()?;
            Some(Area::between(place_of(shown, anchor)?, place_of(shown, head)?))
        });
        Self { range, area, shown }
    }

    /// Whether the cell is selected.
    #[must_use]
    pub fn has(self, key: CellKey) -> bool {
        let area = self.area.get();
        area.is_some_and(|area| place_of(self.shown, key).is_some_and(|place| area.has(place)))
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
        untrack(|| place_of(self.shown, key))
    }

    /// The cell at a place, with its column's maximum.
    #[must_use]
    pub fn at(&self, place: Place) -> Option<(CellKey, Points)> {
        let student = self.shown.with_rows_untracked(|rows| rows.get(place.row).copied())?;
        let column = self.shown.columns.with_untracked(|c| c.get(place.column).map(|c| (c.assessment, c.max)));
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
        let row = self.shown.with_rows_untracked(<[_]>::len).checked_sub(1)?;
        Some(Place { row, column: self.shown.columns.with_untracked(Vec::len).checked_sub(1)? })
    }
}

/// Where a cell lies among what is shown; followed.
fn place_of(shown: Shown, key: CellKey) -> Option<Place> {
    let row = shown.place_of(key.student)?;
    let column = shown.columns.with(|columns| columns.iter().position(|column| column.assessment == key.assessment))?;
    Some(Place { row, column })
}
