//! All cells of an open book: plain data, of which a cell, a row or a column is followed once somebody reads it.
//!
//! A book of 80,000 cells is data of two numbers each; what is on the screen is followed, and the rest costs nothing.

use std::collections::{BTreeSet, HashMap};

use leptos::{prelude::*, reactive::graph::Observer};
use school::{
    grade::Mark,
    id::{AssessmentId, MemberId, Version},
    view::GradeCell,
};

use super::book::{Cell, CellKey, Draft};

/// What can be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Followed {
    Cell(CellKey),
    /// The marks of a student.
    Row(MemberId),
    /// The marks of an assessment.
    Column(AssessmentId),
    /// Whether a cell is being edited, or a save is on its way.
    Busy,
}

/// All cells of an open book.
#[derive(Clone, Copy)]
pub struct Cells {
    data: StoredValue<Data>,
}

/// A cell as the server holds it.
#[derive(Clone, Debug, Default)]
struct Held {
    mark: Mark,
    version: Version,
    comment: String,
}

impl Held {
    fn of(cell: &GradeCell) -> Self {
        Self { mark: cell.mark, version: cell.version, comment: cell.comment.clone() }
    }
}

#[derive(Default)]
struct Data {
    /// What the server holds, where it holds anything.
    stored: HashMap<CellKey, Held>,
    /// Cells that are being edited, or hold what is not acknowledged.
    open: HashMap<CellKey, Cell>,
    followed: HashMap<Followed, ArcTrigger>,
}

/// One cell: reading it follows it, changing it tells whoever follows it, its row or its column.
#[derive(Clone)]
pub struct CellSignal {
    cells: Cells,
    key: CellKey,
}

impl CellSignal {
    /// Reads the cell.
    pub fn with<T>(&self, read: impl FnOnce(&Cell) -> T) -> T {
        self.cells.follow(Followed::Cell(self.key));
        self.with_untracked(read)
    }

    /// Reads the cell once.
    pub fn with_untracked<T>(&self, read: impl FnOnce(&Cell) -> T) -> T {
        read(&self.cells.peek(self.key))
    }

    /// The cell.
    #[must_use]
    pub fn get(&self) -> Cell {
        self.with(Cell::clone)
    }

    /// The cell as it is now.
    #[must_use]
    pub fn get_untracked(&self) -> Cell {
        self.cells.peek(self.key)
    }

    /// Changes the cell.
    pub fn update(&self, change: impl FnOnce(&mut Cell)) {
        self.cells.update(self.key, change);
    }
}

impl Cells {
    /// The cells that were just read.
    #[must_use]
    pub fn of(fresh: &[GradeCell]) -> Self {
        let stored = fresh.iter().map(|cell| (key_of(cell), Held::of(cell))).collect();
        Self { data: StoredValue::new(Data { stored, ..Data::default() }) }
    }

    /// One cell; one that was never written is blank.
    #[must_use]
    pub fn cell(self, key: CellKey) -> CellSignal {
        CellSignal { cells: self, key }
    }

    /// The mark that counts, without following it.
    #[must_use]
    pub fn mark(self, key: CellKey) -> Mark {
        self.data.with_value(|data| match data.open.get(&key) {
            Some(cell) => cell.mark(),
            None => data.stored.get(&key).map(|held| held.mark).unwrap_or_default(),
        })
    }

    /// Follows the marks of a student.
    pub fn follow_row(self, student: MemberId) {
        self.follow(Followed::Row(student));
    }

    /// Follows the marks of an assessment.
    pub fn follow_column(self, assessment: AssessmentId) {
        self.follow(Followed::Column(assessment));
    }

    /// Whether a cell is being edited, or a save is on its way; followed.
    #[must_use]
    pub fn is_busy(self) -> bool {
        self.follow(Followed::Busy);
        self.data.with_value(|data| data.open.values().any(is_busy))
    }

    /// Takes over cells as the server holds them, where they are newer and nothing of mine is on its way.
    pub fn merge(self, fresh: &[GradeCell]) {
        let newer = |cell: &&GradeCell| {
            let held = self.peek(key_of(cell));
            held.version < cell.version && !is_waiting(&held)
        };
        let newer: Vec<&GradeCell> = fresh.iter().filter(newer).collect();
        self.data.update_value(|data| {
            for cell in &newer {
                let key = key_of(cell);
                data.stored.insert(key, Held::of(cell));
                if let Some(open) = data.open.get_mut(&key) {
                    (open.stored, open.version) = (cell.mark, cell.version);
                    open.comment.clone_from(&cell.comment);
                }
            }
        });
        let rows: BTreeSet<MemberId> = newer.iter().map(|cell| cell.student).collect();
        let columns: BTreeSet<AssessmentId> = newer.iter().map(|cell| cell.assessment).collect();
        let cells = newer.into_iter().map(|cell| Followed::Cell(key_of(cell)));
        let rows = rows.into_iter().map(Followed::Row);
        self.tell(cells.chain(rows).chain(columns.into_iter().map(Followed::Column)));
    }

    fn update(self, key: CellKey, change: impl FnOnce(&mut Cell)) {
        let mut cell = self.peek(key);
        let before = (cell.mark(), is_busy(&cell));
        change(&mut cell);
        let after = (cell.mark(), is_busy(&cell));
        self.data.update_value(|data| {
            let (mark, version, comment) = (cell.stored, cell.version, cell.comment.clone());
            data.stored.insert(key, Held { mark, version, comment });
            if cell.draft == Draft::None && cell.editor.is_none() {
                data.open.remove(&key);
            } else {
                data.open.insert(key, cell);
            }
        });
        let mut changed = vec![Followed::Cell(key)];
        if before.0 != after.0 {
            changed.extend([Followed::Row(key.student), Followed::Column(key.assessment)]);
        }
        if before.1 != after.1 {
            changed.push(Followed::Busy);
        }
        self.tell(changed);
    }

    fn peek(self, key: CellKey) -> Cell {
        self.data.with_value(|data| match data.open.get(&key) {
            Some(cell) => cell.clone(),
            None => {
                let Held { mark, version, comment } = data.stored.get(&key).cloned().unwrap_or_default();
                Cell { stored: mark, version, comment, ..Cell::default() }
            }
        })
    }

    /// Subscribes who reads now, if they can hear of a change: on the server nobody does.
    fn follow(self, what: Followed) {
        if Observer::get().is_none() {
            return;
        }
        let known = self.data.with_value(|data| data.followed.get(&what).cloned());
        let trigger = known.unwrap_or_else(|| {
            let trigger = ArcTrigger::new();
            self.data.update_value(|data| {
                data.followed.insert(what, trigger.clone());
            });
            trigger
        });
        trigger.track();
    }

    /// Tells whoever follows these. Nothing of the data is held while they are told: they may read it.
    fn tell(self, changed: impl IntoIterator<Item = Followed>) {
        let told: Vec<ArcTrigger> = self
            .data
            .with_value(|data| changed.into_iter().filter_map(|what| data.followed.get(&what).cloned()).collect());
        told.iter().for_each(ArcTrigger::notify);
    }
}

fn is_waiting(cell: &Cell) -> bool {
    matches!(cell.draft, Draft::Saving { .. } | Draft::Queued { .. })
}

fn is_busy(cell: &Cell) -> bool {
    cell.editor.is_some() || is_waiting(cell)
}

fn key_of(cell: &GradeCell) -> CellKey {
    CellKey { student: cell.student, assessment: cell.assessment }
}

#[cfg(test)]
mod tests {
    use school::grade::Points;

    use super::*;
    use crate::gradebook::book::Editor;

    const KEY: CellKey = CellKey { student: MemberId(1), assessment: AssessmentId(2) };

    fn fresh(points: i64, version: i64) -> GradeCell {
        let mark = Mark::points(Points::whole(points));
        GradeCell { mark, version: Version(version), ..GradeCell::unwritten(KEY.student, KEY.assessment) }
    }

    fn shown(cells: Cells) -> String {
        cells.cell(KEY).with_untracked(Cell::shown)
    }

    #[test]
    fn what_is_on_its_way_is_never_replaced_and_what_is_older_neither() {
        let owner = Owner::new();
        owner.set();
        let cells = Cells::of(&[fresh(5, 2)]);
        cells.merge(&[fresh(4, 1)]);
        assert_eq!(shown(cells), "5");
        let mine = Mark::points(Points::whole(9));
        cells.cell(KEY).update(|cell| cell.draft = Draft::Saving { mark: mine, then: None });
        cells.merge(&[fresh(7, 3)]);
        assert_eq!((shown(cells).as_str(), cells.mark(KEY)), ("9", mine));
        cells.cell(KEY).update(|cell| cell.draft = Draft::None);
        cells.merge(&[fresh(7, 3)]);
        assert_eq!(shown(cells), "7");
    }

    #[test]
    fn only_what_is_followed_is_kept_and_only_it_is_told() {
        let owner = Owner::new();
        owner.set();
        let cells = Cells::of(&[]);
        let blank = cells.cell(KEY).get();
        assert_eq!((blank.shown().as_str(), blank.version), ("", Version(0)));
        assert_eq!(cells.data.with_value(|data| data.followed.len()), 0, "nobody can hear");
        let other = CellKey { student: MemberId(8), ..KEY };
        let seen = Memo::new(move |_| cells.cell(KEY).with(Cell::shown));
        let runs = StoredValue::new(0);
        let row = Memo::new(move |_| {
            cells.follow_row(KEY.student);
            runs.update_value(|runs| *runs += 1);
            cells.mark(KEY)
        });
        assert_eq!((seen.get_untracked().as_str(), row.get_untracked()), ("", Mark::default()));
        cells.merge(&[GradeCell { student: other.student, ..fresh(3, 1) }]);
        let _ = row.get_untracked();
        assert_eq!(runs.get_value(), 1, "another student's mark");
        cells.merge(&[fresh(6, 1)]);
        assert_eq!((seen.get_untracked().as_str(), row.get_untracked()), ("6", Mark::points(Points::whole(6))));
        cells.cell(KEY).update(|cell| cell.editor = Some(Editor { seed: "6".into(), seen: Version(1) }));
        let _ = row.get_untracked();
        assert_eq!(runs.get_value(), 2, "an editor changes no mark");
    }
}
