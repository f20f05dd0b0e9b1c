//! What is known of each student: the overall and what is open, counted once and again only when a mark of theirs changes.

use std::collections::HashMap;

use leptos::prelude::*;
use school::{
    grade::{Basis, Flag, Overall, Policy, derive},
    id::MemberId,
    view::Column,
};

use crate::gradebook::{book::CellKey, cells::Cells};

/// What is known of a student.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub overall: Overall,
    /// How many marks are missing.
    pub missing: u32,
    /// How many cells say nothing yet.
    pub blank: u32,
}

/// The facts of every student, each counted when somebody first asks.
#[derive(Clone, Copy)]
pub struct FactsOf {
    columns: RwSignal<Vec<Column>>,
    policy: RwSignal<Policy>,
    basis: RwSignal<Basis>,
    cells: Cells,
    counted: StoredValue<HashMap<MemberId, ArcMemo<Facts>>>,
    /// The book's: a row that leaves the screen takes nothing with it.
    owner: StoredValue<Option<Owner>>,
}

impl FactsOf {
    /// The facts of an open book.
    pub fn new(columns: RwSignal<Vec<Column>>, policy: RwSignal<Policy>, basis: RwSignal<Basis>, cells: Cells) -> Self {
        let owner = StoredValue::new(Owner::current());
        Self { columns, policy, basis, cells, counted: StoredValue::default(), owner }
    }

    /// The facts of one student; followed.
    pub fn of(self, student: MemberId) -> Facts {
        if let Some(facts) = self.counted.with_value(|counted| counted.get(&student).cloned()) {
            return facts.get();
        }
        let count = move || ArcMemo::new(move |_| self.count(student));
        let facts = match self.owner.get_value() {
            Some(owner) => owner.with(count),
            None => count(),
        };
        self.counted.update_value(|counted| {
            counted.insert(student, facts.clone());
        });
        facts.get()
    }

    fn count(self, student: MemberId) -> Facts {
        self.cells.follow_row(student);
        let mark = |column: &Column| self.cells.mark(CellKey { student, assessment: column.assessment });
        let marks = self.columns.with(|columns| columns.iter().map(|c| c.scored(mark(c))).collect::<Vec<_>>());
        let many = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Facts {
            missing: many(marks.iter().filter(|scored| scored.mark.flag == Flag::Missing).count()),
            blank: many(marks.iter().filter(|scored| scored.mark.is_blank()).count()),
            overall: self.policy.with(|policy| derive(policy, self.basis.get(), marks).overall()),
        }
    }
}
