//! All cells of an open book: two numbers each, and more only for those that are being edited or hold what is not acknowledged.
//!
//! Invariant: what is on its way is never replaced, and nothing by what is older.

use std::collections::HashMap;

use school::{
    grade::Mark,
    id::{AssessmentId, MemberId, Version},
    view::GradeCell,
};

use super::cell::{Cell, CellKey, Draft};

/// All cells of an open book.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    /// What the server holds, where it holds anything.
    stored: HashMap<CellKey, Held>,
    /// Cells that are being edited, or hold what is not acknowledged.
    open: HashMap<CellKey, Cell>,
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

impl Cells {
    /// The cells that were just read.
    #[must_use]
    pub fn of(fresh: &[GradeCell]) -> Self {
        let stored = fresh.iter().map(|cell| (CellKey::of(cell), Held::of(cell))).collect();
        Self { stored, open: HashMap::new() }
    }

    /// One cell; one that was never written is blank.
    #[must_use]
    pub fn cell(&self, key: CellKey) -> Cell {
        self.open.get(&key).cloned().unwrap_or_else(|| {
            let Held { mark, version, comment } = self.stored.get(&key).cloned().unwrap_or_default();
            Cell { stored: mark, version, comment, ..Cell::default() }
        })
    }

    /// A cell as the server holds it, as far as this tab knows.
    #[must_use]
    pub fn held(&self, key: CellKey) -> GradeCell {
        let Cell { stored: mark, comment, version, .. } = self.cell(key);
        GradeCell { student: key.student, assessment: key.assessment, mark, comment, version }
    }

    /// The mark that counts.
    #[must_use]
    pub fn mark(&self, student: MemberId, assessment: AssessmentId) -> Mark {
        let key = CellKey { student, assessment };
        match self.open.get(&key) {
            Some(cell) => cell.mark(),
            None => self.stored.get(&key).map(|held| held.mark).unwrap_or_default(),
        }
    }

    /// Whether a cell is being edited, or holds what is not acknowledged.
    #[must_use]
    pub fn is_open(&self, key: CellKey) -> bool {
        self.open.contains_key(&key)
    }

    /// Whether a cell is being edited, or a save is on its way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.open.values().any(Cell::is_busy)
    }

    /// Takes over cells as the server holds them, where they are newer and nothing of mine is on its way; says which.
    pub fn merge(&mut self, fresh: &[GradeCell]) -> Vec<CellKey> {
        let mut taken = Vec::new();
        for cell in fresh {
            let key = CellKey::of(cell);
            let open = self.open.get_mut(&key);
            let held =
                open.as_ref().map(|open| open.version).or_else(|| self.stored.get(&key).map(|held| held.version));
            if held.unwrap_or_default() >= cell.version || open.as_ref().is_some_and(|open| open.is_waiting()) {
                continue;
            }
            if let Some(open) = open {
                (open.stored, open.version) = (cell.mark, cell.version);
                open.comment.clone_from(&cell.comment);
            }
            self.stored.insert(key, Held::of(cell));
            taken.push(key);
        }
        taken
    }

    /// Changes a cell; says whether the mark that counts is another now.
    pub fn change(&mut self, key: CellKey, change: impl FnOnce(&mut Cell)) -> bool {
        let mut cell = self.cell(key);
        let before = cell.mark();
        change(&mut cell);
        let after = cell.mark();
        let held = Held { mark: cell.stored, version: cell.version, comment: cell.comment.clone() };
        self.stored.insert(key, held);
        if cell.draft == Draft::None && cell.editor.is_none() {
            self.open.remove(&key);
        } else {
            self.open.insert(key, cell);
        }
        before != after
    }
}

#[cfg(test)]
mod tests {
    use school::grade::Points;

    use super::*;
    use crate::gradebook::model::cell::Editor;

    const KEY: CellKey = CellKey { student: MemberId(1), assessment: AssessmentId(2) };

    fn fresh(points: i64, version: i64) -> GradeCell {
        let mark = Mark::points(Points::whole(points));
        GradeCell { mark, version: Version(version), ..GradeCell::unwritten(KEY.student, KEY.assessment) }
    }

    fn shown(cells: &Cells) -> String {
        cells.cell(KEY).shown()
    }

    #[test]
    fn what_is_on_its_way_is_never_replaced_and_what_is_older_neither() {
        let mut cells = Cells::of(&[fresh(5, 2)]);
        assert_eq!(cells.merge(&[fresh(4, 1)]), []);
        assert_eq!(shown(&cells), "5");
        let mine = Mark::points(Points::whole(9));
        assert!(cells.change(KEY, |cell| cell.draft = Draft::Saving { mark: mine, then: None }));
        assert!(cells.is_busy());
        assert_eq!(cells.merge(&[fresh(7, 3)]), []);
        assert_eq!((shown(&cells).as_str(), cells.mark(KEY.student, KEY.assessment)), ("9", mine));
        assert!(cells.change(KEY, |cell| cell.draft = Draft::None));
        assert_eq!(cells.merge(&[fresh(7, 3)]), [KEY]);
        assert_eq!((shown(&cells).as_str(), cells.is_busy()), ("7", false));
    }

    #[test]
    fn what_came_from_elsewhere_lies_under_what_is_being_typed() {
        let mut cells = Cells::of(&[]);
        assert_eq!((shown(&cells).as_str(), cells.held(KEY).version), ("", Version(0)));
        let editor = Editor { seed: "6".into(), seen: Version(0) };
        assert!(!cells.change(KEY, |cell| cell.editor = Some(editor.clone())), "an editor changes no mark");
        assert_eq!(cells.merge(&[fresh(6, 1)]), [KEY]);
        let cell = cells.cell(KEY);
        assert_eq!((cell.version, cell.shown().as_str()), (Version(1), "6"));
        assert_eq!(cell.editor, Some(editor));
        assert!(!cells.change(KEY, |cell| cell.editor = None));
        assert_eq!((cells.held(KEY), cells.is_busy()), (fresh(6, 1), false));
    }
}
