//! An open book: its students, columns and cells, what is counted of them, and which of them are shown in which order. Pure.
//!
//! Invariant: what is counted of a student is of the marks that count now, once [`Book::recount`] was called.

#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap};

use school::{
    grade::{Mark, Points},
    id::{AssessmentId, MemberId},
    view::{Column, Explanation, GradeCell, Gradebook},
};

use super::{
    block::{Area, Place},
    cell::{Cell, CellKey},
    cells::Cells,
    facts::Facts,
    figures::Figures,
    opened::Opened,
    rows,
    summary::{self, Summary},
    wanted::Wanted,
};

/// A selected range, from where it began to where it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    pub anchor: CellKey,
    pub head: CellKey,
}

/// An open book.
pub struct Book {
    /// The book as it was read, its cells aside.
    pub read: Gradebook,
    pub cells: Cells,
    facts: HashMap<MemberId, Facts>,
    /// Whose facts are of marks that count no more.
    miscounted: BTreeSet<MemberId>,
    pub wanted: Wanted,
    /// The shown students in their order.
    order: Vec<MemberId>,
    places: HashMap<MemberId, usize>,
    /// Cells that were refused or met another's value, in the order of their keys.
    pub problems: BTreeSet<CellKey>,
}

impl Book {
    /// Opens a book that was just read, as an address wants it.
    #[must_use]
    pub fn open(opened: Opened, wanted: Wanted) -> Self {
        let Opened { book: mut read, facts } = opened;
        let cells = Cells::of(&std::mem::take(&mut read.cells));
        let mut book = Self {
            facts: counted(&read, facts),
            read,
            cells,
            miscounted: BTreeSet::new(),
            wanted,
            order: Vec::new(),
            places: HashMap::new(),
            problems: BTreeSet::new(),
        };
        book.sort();
        book
    }

    /// Takes over a book that was read anew. What is on its way or being typed stays.
    pub fn replace(&mut self, opened: Opened) -> Vec<CellKey> {
        let Opened { book: mut read, facts } = opened;
        let cells = std::mem::take(&mut read.cells);
        self.facts = counted(&read, facts);
        self.read = read;
        let taken = self.merge(&cells);
        // The server knows nothing of what is not acknowledged.
        let waiting = self.read.students.iter().map(|row| row.student).filter(|student| self.waits(*student));
        let waiting: Vec<MemberId> = waiting.collect();
        self.miscounted.extend(waiting);
        taken
    }

    fn waits(&self, student: MemberId) -> bool {
        let key = |column: &Column| CellKey { student, assessment: column.assessment };
        self.read.assessments.iter().any(|column| self.cells.is_open(key(column)))
    }

    /// Takes over cells as the server holds them, where they are newer and nothing of mine is on its way; says which.
    pub fn merge(&mut self, fresh: &[GradeCell]) -> Vec<CellKey> {
        let taken = self.cells.merge(fresh);
        self.miscounted.extend(taken.iter().map(|key| key.student));
        taken
    }

    /// Changes a cell, and keeps the list of problems true; says whether the mark that counts is another now.
    pub fn change(&mut self, key: CellKey, change: impl FnOnce(&mut Cell)) -> bool {
        let counts = self.cells.change(key, change);
        if counts {
            self.miscounted.insert(key.student);
        }
        if self.cells.cell(key).needs_its_writer() {
            self.problems.insert(key);
        } else {
            self.problems.remove(&key);
        }
        counts
    }

    /// Counts anew whose marks are others now.
    pub fn recount(&mut self) {
        for student in std::mem::take(&mut self.miscounted) {
            let Gradebook { assessments, policy, basis, .. } = &self.read;
            let facts = Facts::of(assessments, policy, *basis, |assessment| self.cells.mark(student, assessment));
            self.facts.insert(student, facts);
        }
    }

    /// What is counted of a student.
    #[must_use]
    pub fn facts(&self, student: MemberId) -> Facts {
        self.facts.get(&student).copied().unwrap_or_default()
    }

    /// The class in four numbers.
    #[must_use]
    pub fn summary(&self) -> Summary {
        summary::of(&self.class())
    }

    /// The foot of a column; of the overalls without one.
    #[must_use]
    pub fn figures(&self, column: Option<AssessmentId>) -> Figures {
        match column {
            Some(assessment) => {
                let students = self.read.students.iter();
                Figures::of_marks(students.map(|row| self.cells.mark(row.student, assessment)))
            }
            None => Figures::of_overalls(self.class().iter().map(|facts| facts.overall)),
        }
    }

    fn class(&self) -> Vec<Facts> {
        self.read.students.iter().map(|row| self.facts(row.student)).collect()
    }

    /// Filters and sorts the students; says whether that shows others, or in another order.
    pub fn sort(&mut self) -> bool {
        self.recount();
        let points = |student, assessment| self.cells.mark(student, assessment).points;
        let known = rows::known(&self.read.students, &self.wanted, |student| self.facts(student), points);
        let order = rows::shown(&known, &self.wanted);
        if order == self.order {
            return false;
        }
        self.places = order.iter().enumerate().map(|(place, student)| (*student, place)).collect();
        self.order = order;
        true
    }

    /// The shown students in their order.
    #[must_use]
    pub fn rows(&self) -> &[MemberId] {
        &self.order
    }

    /// The place of a student among the shown ones, from 0.
    #[must_use]
    pub fn row_of(&self, student: MemberId) -> Option<usize> {
        self.places.get(&student).copied()
    }

    /// The shown columns.
    pub fn columns(&self) -> impl DoubleEndedIterator<Item = &Column> {
        self.read.assessments.iter().filter(|column| self.wanted.shows(column.kind))
    }

    /// The column of an assessment, if it is still there.
    #[must_use]
    pub fn column(&self, assessment: AssessmentId) -> Option<&Column> {
        self.read.assessments.iter().find(|column| column.assessment == assessment)
    }

    /// A student's name.
    #[must_use]
    pub fn name(&self, student: MemberId) -> String {
        let row = self.read.students.iter().find(|row| row.student == student);
        row.map(|row| row.name.to_string()).unwrap_or_default()
    }

    /// The name of a cell: whose and of what.
    #[must_use]
    pub fn names(&self, key: CellKey) -> (String, String) {
        let title = self.column(key.assessment).map(|column| column.title.clone());
        (self.name(key.student), title.unwrap_or_default())
    }

    /// How a student's total is made, step by step.
    #[must_use]
    pub fn explanation(&self, student: MemberId) -> Explanation {
        let mark = |column: &Column| -> Mark { self.cells.mark(student, column.assessment) };
        let named = self.read.assessments.iter().map(|column| (column.title.clone(), column.scored(mark(column))));
        Explanation::of(&self.read.policy, self.read.basis, self.read.scale, named)
    }

    /// The titles of what counts in a student's total and not yet in the family's.
    #[must_use]
    pub fn held_back(&self, student: MemberId) -> String {
        let counts = |column: &&Column| !column.posted && !self.cells.mark(student, column.assessment).is_blank();
        let titles = self.read.assessments.iter().filter(counts).map(|column| column.title.as_str());
        titles.collect::<Vec<_>>().join(", ")
    }

    /// Where a cell lies among what is shown.
    #[must_use]
    pub fn place(&self, key: CellKey) -> Option<Place> {
        let column = self.columns().position(|column| column.assessment == key.assessment)?;
        Some(Place { row: self.row_of(key.student)?, column })
    }

    /// The cell at a place, with its column's maximum.
    #[must_use]
    pub fn at(&self, place: Place) -> Option<(CellKey, Points)> {
        let (student, column) = (*self.order.get(place.row)?, self.columns().nth(place.column)?);
        Some((CellKey { student, assessment: column.assessment }, column.max))
    }

    /// The place of the last cell; none in a book without.
    #[must_use]
    pub fn last_place(&self) -> Option<Place> {
        Some(Place { row: self.order.len().checked_sub(1)?, column: self.columns().count().checked_sub(1)? })
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

    /// The range of all cells; none in a book without.
    #[must_use]
    pub fn whole(&self) -> Option<Range> {
        let (anchor, _) = self.at(Place { row: 0, column: 0 })?;
        Some(Range { anchor, head: self.at(self.last_place()?)?.0 })
    }
}

/// What the server has counted, by whom it is of.
fn counted(read: &Gradebook, facts: Vec<Facts>) -> HashMap<MemberId, Facts> {
    read.students.iter().map(|row| row.student).zip(facts).collect()
}
