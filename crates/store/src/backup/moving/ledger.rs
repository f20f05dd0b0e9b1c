//! How far a move is, as a table of the new database that is there until all has come.
//!
//! Invariant: the table is made in a database without a row, before anything else, and goes with the end of the move; whoever
//! opens the database meanwhile is refused ([`Store::check_version`], [`Store::migrate`]). A line is changed in the transaction
//! that brings its rows, by who knew it as it was.

use serde_json::Value;
use sqlx::{AnyConnection, Connection};

use super::MoveError;
use crate::{
    OpenError, Store,
    backup::{
        catalog::{self, Table},
        line::TableSum,
    },
    migrate::has_table,
};

/// The table's name.
pub(crate) const LEDGER: &str = "unfinished_move";

const MAKE: &str = "CREATE TABLE unfinished_move (place BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, sum TEXT NOT NULL, \
    done BIGINT NOT NULL, last TEXT NOT NULL)";

/// How far a table is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    pub place: i64,
    pub name: String,
    /// What the old database held when the move began.
    pub sum: TableSum,
    /// Rows that have come.
    pub done: u64,
    /// The key of the last of them.
    pub last: Vec<Value>,
}

/// Makes the new database ready, and reads how far an earlier run came: no line where this is the first.
///
/// # Errors
/// For a database that holds anything else.
pub(super) async fn prepare(to: &Store) -> Result<Vec<Entry>, MoveError> {
    let place = || to.place().to_owned();
    let (database, known) = (to.database(), to.known_version());
    let mut conn = to.inner.writes.acquire().await?;
    let found = to.version_of_ours(&mut conn).await?;
    if let Some(found) = found.filter(|found| *found > known) {
        return Err(OpenError::Newer { place: place(), found, known }.into());
    }
    if has_table(database, &mut conn, LEDGER).await? {
        let entries = read(&mut conn).await?;
        if !entries.is_empty() {
            return if found == Some(known) { Ok(entries) } else { Err(MoveError::OtherVersion { place: place() }) };
        }
    } else {
        if found.is_some() && catalog::is_in_use(&catalog::tables(database, &mut conn).await?, &mut conn).await? {
            return Err(MoveError::NotEmpty { place: place() });
        }
        sqlx::query(MAKE).execute(&mut *conn).await?;
    }
    drop(conn);
    to.bring_up().await?;
    Ok(Vec::new())
}

/// Notes what is to come.
///
/// # Errors
/// The database's.
pub(super) async fn begin(
    conn: &mut AnyConnection,
    tables: &[Table],
    sums: &[TableSum],
) -> Result<Vec<Entry>, MoveError> {
    const TEXT: &str = "INSERT INTO unfinished_move (place, name, sum, done, last) VALUES ($1, $2, $3, 0, '')";
    let mut entries = Vec::with_capacity(tables.len());
    let mut tx = conn.begin().await?;
    for (place, (table, sum)) in (1..).zip(tables.iter().zip(sums)) {
        let entry = Entry { place, name: table.name.clone(), sum: *sum, done: 0, last: Vec::new() };
        let sum = serde_json::to_string(sum).unwrap_or_default();
        sqlx::query(TEXT).bind(place).bind(&*entry.name).bind(sum).execute(&mut *tx).await?;
        entries.push(entry);
    }
    tx.commit().await?;
    Ok(entries)
}

async fn read(conn: &mut AnyConnection) -> Result<Vec<Entry>, MoveError> {
    const TEXT: &str = "SELECT place, name, sum, done, last FROM unfinished_move ORDER BY place";
    let rows: Vec<(i64, String, String, i64, String)> = sqlx::query_as(TEXT).fetch_all(conn).await?;
    let entry = |(place, name, sum, done, last): (i64, String, String, i64, String)| {
        let sum = serde_json::from_str(&sum).ok()?;
        let last = if last.is_empty() { Vec::new() } else { serde_json::from_str(&last).ok()? };
        Some(Entry { place, name, sum, done: u64::try_from(done).ok()?, last })
    };
    let entries: Option<Vec<_>> = rows.into_iter().map(entry).collect();
    Ok(entries.ok_or(crate::Error::corrupt("a line of an unfinished move"))?)
}

impl Entry {
    /// Notes this in the place of the line that said `before`.
    ///
    /// # Errors
    /// [`MoveError::UnderWay`] where the line says something else by now.
    pub async fn note(&self, conn: &mut AnyConnection, before: u64) -> Result<(), MoveError> {
        const TEXT: &str = "UPDATE unfinished_move SET done = $3, last = $4 WHERE place = $1 AND done = $2";
        let number = |rows: u64| i64::try_from(rows).unwrap_or(i64::MAX);
        let last = Value::from(&*self.last).to_string();
        let query = sqlx::query(TEXT).bind(self.place).bind(number(before)).bind(number(self.done)).bind(last);
        let noted = query.execute(conn).await?.rows_affected();
        if noted == 1 { Ok(()) } else { Err(MoveError::UnderWay) }
    }
}

/// The first table that does not hold what was noted.
pub(super) fn differing(entries: &[Entry], tables: &[Table], sums: &[TableSum]) -> Option<String> {
    let same = |(entry, (table, sum)): &(&Entry, (&Table, &TableSum))| entry.name == table.name && entry.sum == **sum;
    let pairs = entries.iter().zip(tables.iter().zip(sums));
    let differs = pairs.clone().find(|pair| !same(pair)).map(|(entry, _)| entry.name.clone());
    differs.or_else(|| (entries.len() != tables.len()).then(|| "the list of its tables".to_owned()))
}

/// Ends the move: from here on the database is one like any other.
///
/// # Errors
/// The database's.
pub(super) async fn end(conn: &mut AnyConnection) -> Result<(), MoveError> {
    sqlx::query("DROP TABLE unfinished_move").execute(conn).await?;
    Ok(())
}
