//! What of the open book is shown: which columns, which rows in which order, and which of them are in the document.
//!
//! Invariant: no row moves while a cell has the focus, is being edited, or a save is on its way.

use std::{collections::HashMap, ops::Range};

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    id::MemberId,
    view::{Column, RosterRow},
};

use super::{
    facts::{Facts, FactsOf},
    rows::{self, Known},
    wanted::{Sort, Wanted},
    window::{self, Open},
};
use crate::gradebook::{book::CellKey, cells::Cells};

/// What of the open book is shown.
#[derive(Clone, Copy)]
pub struct Shown {
    /// As the address says.
    pub wanted: Memo<Wanted>,
    pub columns: Memo<Vec<Column>>,
    /// The rows, and what they were wanted by.
    ordered: Memo<(Wanted, Vec<MemberId>)>,
    places: Memo<HashMap<MemberId, usize>>,
    /// The rows in sight, with a margin.
    pub window: RwSignal<Range<usize>>,
    /// How many rows a block has, for as long as the book is open.
    pub of_block: usize,
    /// The blocks whose rows are in the document.
    open: Memo<Open>,
    /// Whether every row is in the document, for a printer.
    pub printing: RwSignal<bool>,
    /// The cell that the Tab key reaches; its row is always in the document.
    pub current: RwSignal<Option<CellKey>>,
    /// Whether a cell has the focus.
    pub has_focus: RwSignal<bool>,
}

impl Shown {
    /// What the page's address wants of a book.
    pub fn new(
        students: RwSignal<Vec<RosterRow>>,
        columns: RwSignal<Vec<Column>>,
        cells: Cells,
        facts: FactsOf,
    ) -> Self {
        let query = use_query_map();
        let wanted = Memo::new(move |_| query.with(|query| Wanted::read(|name| query.get(name))));
        let has_focus = RwSignal::new(false);
        let ordered = Memo::new(move |before: Option<&(Wanted, Vec<MemberId>)>| {
            let wanted = wanted.get();
            if let Some(before) = before {
                let (busy, looks) = (cells.is_busy(), has_focus.get());
                if busy || (looks && before.0 == wanted) {
                    return before.clone();
                }
            }
            let order = students.with(|students| rows::shown(&known(students, &wanted, cells, facts), &wanted));
            (wanted, order)
        });
        let shown_columns = Memo::new(move |_| {
            let kinds = wanted.with(|wanted| wanted.kinds.clone());
            let wanted = |column: &&Column| kinds.is_empty() || kinds.contains(&column.kind);
            columns.with(|columns| columns.iter().filter(wanted).cloned().collect())
        });
        let places: Memo<HashMap<MemberId, usize>> = Memo::new(move |_| {
            ordered.with(|(_, rows)| rows.iter().enumerate().map(|(place, student)| (*student, place)).collect())
        });
        let first = ordered.with_untracked(|(wanted, rows)| window::of_page(wanted.page, rows.len()));
        let of_block = window::rows_of_block(columns.with_untracked(Vec::len));
        let (window, printing, current) = (RwSignal::new(first), RwSignal::new(false), RwSignal::new(None));
        // One look for all blocks: which of them are open changes far more seldom than where the focus is.
        let open = Memo::new(move |_| {
            let (rows, columns) = (ordered.with(|(_, rows)| rows.len()), shown_columns.with(Vec::len));
            if printing.get() || window::is_whole(rows, columns) {
                return Open::Whole;
            }
            let pinned = current.get().and_then(|key: CellKey| places.with(|places| places.get(&key.student).copied()));
            window.with(|window| Open::part(window, pinned, of_block, rows))
        });
        let columns = shown_columns;
        Self { wanted, columns, ordered, places, window, of_block, open, printing, current, has_focus }
    }

    /// Notes which cell has the focus, or that none has.
    pub fn focused(self, cell: Option<CellKey>) {
        let has_focus = cell.is_some();
        if cell.is_some() && self.current.get_untracked() != cell {
            self.current.set(cell);
        }
        if self.has_focus.get_untracked() != has_focus {
            self.has_focus.set(has_focus);
        }
    }

    /// Reads the shown rows in their order.
    pub fn with_rows<T>(self, read: impl FnOnce(&[MemberId]) -> T) -> T {
        self.ordered.with(|(_, rows)| read(rows))
    }

    /// The same once.
    pub fn with_rows_untracked<T>(self, read: impl FnOnce(&[MemberId]) -> T) -> T {
        self.ordered.with_untracked(|(_, rows)| read(rows))
    }

    /// The place of a student among the shown rows, from 0.
    pub fn place_of(self, student: MemberId) -> Option<usize> {
        self.places.with(|places| places.get(&student).copied())
    }

    /// Whether all rows are in the document.
    pub fn is_whole(self) -> bool {
        let (rows, columns) = (self.with_rows(<[_]>::len), self.columns.with(Vec::len));
        self.printing.get() || window::is_whole(rows, columns)
    }

    /// How many blocks of rows there are.
    pub fn blocks(self) -> Memo<usize> {
        Memo::new(move |_| self.with_rows(<[_]>::len).div_ceil(self.of_block))
    }

    /// Whether the rows of a block are in the document.
    pub fn is_open(self, block: usize) -> Memo<bool> {
        Memo::new(move |_| self.open.with(|open| open.has(block)))
    }

    /// The students of a block, in their order.
    pub fn students_of(self, block: usize) -> Vec<MemberId> {
        self.with_rows(|rows| rows[window::block(block, self.of_block, rows.len())].to_vec())
    }

    /// The cell at which the Tab key enters the grid.
    pub fn entry(self) -> Option<CellKey> {
        let there = |key: &CellKey| {
            let column = self.columns.with(|columns| columns.iter().any(|c| c.assessment == key.assessment));
            column && self.place_of(key.student).is_some()
        };
        self.current.get().filter(there).or_else(|| {
            let student = self.with_rows(|rows| rows.first().copied())?;
            let assessment = self.columns.with(|columns| columns.first().map(|c| c.assessment))?;
            Some(CellKey { student, assessment })
        })
    }
}

/// What a filter or an order looks at, of each student; totals only where they decide.
fn known(students: &[RosterRow], wanted: &Wanted, cells: Cells, facts: FactsOf) -> Vec<Known> {
    let counted = wanted.needs_facts();
    let column = match wanted.sort {
        Sort::Column(assessment) => Some(assessment),
        Sort::Name | Sort::Number | Sort::Overall => None,
    };
    if let Some(assessment) = column {
        cells.follow_column(assessment);
    }
    let known = |row: &RosterRow| {
        let student = row.student;
        let facts = if counted { facts.of(student) } else { Facts::default() };
        Known {
            student,
            name: row.name.to_string(),
            number: row.number.clone(),
            overall: facts.overall.percent,
            points: column.and_then(|assessment| cells.mark(CellKey { student, assessment }).points),
            missing: facts.missing,
            blank: facts.blank,
        }
    };
    students.iter().map(known).collect()
}
