//! Moving all data to another database, whichever kinds they are: in batches, each a transaction of the new database that also
//! notes how far the move is. However it is stopped, the same move goes on from there.
//!
//! Invariant: as long as not everything has come, nobody serves, migrates or fills the new database ([`ledger`]). A move ends only
//! when both databases have the same number of rows with the same sum in every table, and the old one still is what it was
//! when the move began. The old database is only read.

mod copy;
mod error;
mod ledger;

use std::ops::ControlFlow;

use serde_json::Value;
use sqlx::AnyConnection;

use super::{
    Summary,
    catalog::{self, Table},
    line::TableSum,
    rows,
};
use crate::{Store, doctor};

pub use error::MoveError;
use ledger::Entry;
pub(crate) use ledger::LEDGER;

/// Rows of one transaction of the new database, where nobody asks for another number.
pub const AT_ONCE: u32 = 1_000;

/// How many rows are read without a word.
const BEAT: u64 = 50_000;

/// From where, to where.
#[derive(Clone, Copy, Debug)]
pub struct Move<'a> {
    /// The old database; nobody may write to it meanwhile.
    pub from: &'a Store,
    /// The URL of the new, empty one.
    pub to: &'a str,
    /// Rows of one transaction.
    pub at_once: u32,
}

/// What a move is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The rows of the old database are counted and summed up.
    Counting,
    /// Rows are brought over.
    Copying,
    /// The old database is summed up again.
    Recounting,
    /// The new one is summed up.
    Comparing,
}

/// How far a move is.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// What it is doing.
    pub stage: Stage,
    /// Where it is.
    pub table: &'a str,
    /// Rows of this table that are done.
    pub rows: u64,
    /// Of how many; unknown while they are counted.
    pub of_rows: Option<u64>,
    /// The table's number, from 1.
    pub tables: u32,
    /// Of how many.
    pub of_tables: u32,
    /// Rows that are done, of all tables.
    pub all: u64,
    /// Of how many; unknown while they are counted.
    pub of_all: Option<u64>,
    /// Rows that an earlier run had brought over.
    pub found: u64,
}

/// Hears how far a move is, and may stop it: what has come stays, and the same move goes on from there.
pub type Hears<'a> = &'a mut (dyn FnMut(Progress<'_>) -> ControlFlow<()> + Send);

/// Moves all data, or goes on with it.
///
/// # Errors
/// What keeps either database from being used, a new one that holds something else, an old one that was changed meanwhile, and
/// [`MoveError::Stopped`].
pub async fn move_all(asked: Move<'_>, hears: Hears<'_>) -> Result<Summary, MoveError> {
    asked.from.check_version().await?;
    let to = Store::create(asked.to).await?;
    let noted = ledger::prepare(&to).await;
    let moved = match noted {
        Ok(noted) => moved(asked, &to, noted, hears).await,
        Err(refused) => Err(refused),
    };
    to.close().await;
    moved
}

async fn moved(asked: Move<'_>, to: &Store, noted: Vec<Entry>, hears: Hears<'_>) -> Result<Summary, MoveError> {
    let from = asked.from;
    let changed = |table: String| MoveError::Changed { place: from.place().to_owned(), table };
    let mut moment = rows::moment(from).await?;
    let tables = catalog::tables(from.database(), &mut moment).await?;
    let keys = catalog::keys(from.database(), &mut moment, &tables).await?;
    let mut writes = to.inner.writes.acquire().await?;
    if catalog::tables(to.database(), &mut writes).await? != tables {
        return Err(MoveError::OtherTables { place: to.place().to_owned() });
    }
    let mut teller = Teller::new(&tables, hears);
    let sums = teller.sums(Stage::Counting, &mut moment, &tables).await?;
    let mut entries = noted;
    if entries.is_empty() {
        entries = ledger::begin(&mut writes, &tables, &sums).await?;
    } else if let Some(table) = ledger::differing(&entries, &tables, &sums) {
        return Err(changed(table));
    }
    teller.begin(Stage::Copying, Some(entries.iter().map(|entry| entry.sum.rows).sum()));
    teller.found(entries.iter().map(|entry| entry.done).sum());
    for ((table, key), entry) in tables.iter().zip(&keys).zip(&mut entries) {
        let copy = copy::Copy { place: to.place(), table, key, at_once: asked.at_once };
        copy.bring(&mut moment, &mut writes, entry, &mut teller).await?;
    }
    drop(writes);
    moment.rollback().await?;
    let mut moment = rows::moment(from).await?;
    let again = teller.sums(Stage::Recounting, &mut moment, &tables).await?;
    if let Some(table) = ledger::differing(&entries, &tables, &again) {
        return Err(changed(table));
    }
    moment.rollback().await?;
    let mut moment = rows::moment(to).await?;
    let there = teller.sums(Stage::Comparing, &mut moment, &tables).await?;
    if let Some(table) = ledger::differing(&entries, &tables, &there) {
        return Err(MoveError::Unequal { place: to.place().to_owned(), table });
    }
    for finding in doctor::of_the_file(to.database(), &mut moment).await? {
        if finding.found > 0 {
            return Err(MoveError::Unequal { place: to.place().to_owned(), table: finding.never.to_owned() });
        }
    }
    moment.rollback().await?;
    ledger::end(&mut *to.inner.writes.acquire().await?).await?;
    Ok(Summary { tables: teller.of_tables, rows: sums.iter().map(|sum| sum.rows).sum() })
}

/// Tells how far the move is.
struct Teller<'a> {
    hears: Hears<'a>,
    stage: Stage,
    tables: u32,
    of_tables: u32,
    all: u64,
    of_all: Option<u64>,
    found: u64,
}

impl<'a> Teller<'a> {
    fn new(tables: &[Table], hears: Hears<'a>) -> Self {
        let of_tables = u32::try_from(tables.len()).unwrap_or(u32::MAX);
        Self { hears, stage: Stage::Counting, tables: 0, of_tables, all: 0, of_all: None, found: 0 }
    }

    fn begin(&mut self, stage: Stage, of_all: Option<u64>) {
        (self.stage, self.tables, self.all) = (stage, 0, 0);
        self.of_all = of_all.or(self.of_all);
    }

    fn found(&mut self, rows: u64) {
        self.found = rows;
    }

    fn next_table(&mut self) {
        self.tables += 1;
    }

    /// Tells that `more` rows of a table are done.
    ///
    /// # Errors
    /// [`MoveError::Stopped`], where whoever hears it asks for that.
    fn tell(&mut self, table: &str, rows: u64, of_rows: Option<u64>, more: u64) -> Result<(), MoveError> {
        let Self { stage, tables, of_tables, of_all, found, .. } = *self;
        self.all += more;
        let told = Progress { stage, table, rows, of_rows, tables, of_tables, all: self.all, of_all, found };
        if (self.hears)(told).is_break() { Err(MoveError::Stopped) } else { Ok(()) }
    }

    /// Sums up every table.
    async fn sums(
        &mut self,
        stage: Stage,
        moment: &mut AnyConnection,
        tables: &[Table],
    ) -> Result<Vec<TableSum>, MoveError> {
        self.begin(stage, None);
        let mut sums = Vec::with_capacity(tables.len());
        for table in tables {
            self.next_table();
            let mut rows = 0;
            let mut each = |_: Vec<Value>| {
                rows += 1;
                if rows % BEAT == 0 { self.tell(&table.name, rows, None, BEAT) } else { Ok(()) }
            };
            let sum = rows::read(moment, table, &mut each).await?;
            self.tell(&table.name, sum.rows, Some(sum.rows), sum.rows % BEAT)?;
            sums.push(sum);
        }
        Ok(sums)
    }
}
