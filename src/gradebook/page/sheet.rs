//! A book as its address asks for it: which columns and rows are shown, and which part of a long one the server sends.

use std::{collections::HashMap, ops::Range};

use school::{
    id::MemberId,
    view::{Column, RosterRow},
};

use crate::gradebook::model::{
    cell::CellKey,
    cells::Cells,
    facts::Facts,
    opened::Opened,
    rows::{known, shown},
    wanted::Wanted,
    window::{Open, is_whole, of_page, rows_of_block},
};

/// A book as its address asks for it.
pub struct Sheet {
    pub opened: Opened,
    pub wanted: Wanted,
    pub cells: Cells,
    /// The shown students in their order, by their places in the book.
    pub rows: Vec<usize>,
    /// The rows that the server sends.
    window: Range<usize>,
}

impl Sheet {
    /// Filters and sorts a book.
    pub fn new(opened: Opened, wanted: Wanted) -> Self {
        let cells = Cells::of(&opened.book.cells);
        let students = &opened.book.students;
        let places: HashMap<MemberId, usize> =
            students.iter().enumerate().map(|(place, row)| (row.student, place)).collect();
        let facts = |student: MemberId| opened.facts[places[&student]];
        let points = |student, assessment| cells.mark(student, assessment).points;
        let known = known(students, &wanted, facts, points);
        let rows: Vec<usize> = shown(&known, &wanted).into_iter().map(|student| places[&student]).collect();
        let window = of_page(wanted.page, rows.len());
        Self { opened, wanted, cells, rows, window }
    }

    /// The address of the page without its query.
    pub fn path(&self) -> String {
        format!("/teacher/courses/{}/gradebook", self.opened.book.course)
    }

    /// All columns, each with whether it is shown.
    pub fn columns(&self) -> impl Iterator<Item = (&Column, bool)> {
        self.opened.book.assessments.iter().map(|column| (column, self.wanted.shows(column.kind)))
    }

    /// How many columns are shown.
    pub fn column_count(&self) -> usize {
        self.columns().filter(|(_, shown)| *shown).count()
    }

    /// A student with what is counted of them, by the place in the book.
    pub fn student(&self, place: usize) -> (&RosterRow, Facts) {
        (&self.opened.book.students[place], self.opened.facts[place])
    }

    /// Whether the whole book is in the document.
    pub fn is_whole(&self) -> bool {
        is_whole(self.rows.len(), self.column_count())
    }

    /// How many rows a block has.
    pub fn of_block(&self) -> usize {
        rows_of_block(self.opened.book.assessments.len())
    }

    /// Which blocks of rows the server sends.
    pub fn open(&self) -> Open {
        match self.is_whole() {
            true => Open::Whole,
            false => Open::part(&self.window, None, self.of_block(), self.rows.len()),
        }
    }

    /// The cell at which the Tab key enters the grid.
    pub fn entry(&self) -> Option<CellKey> {
        let student = self.student(*self.rows.get(self.window.start)?).0.student;
        let (column, _) = self.columns().find(|(_, shown)| *shown)?;
        Some(CellKey { student, assessment: column.assessment })
    }
}
