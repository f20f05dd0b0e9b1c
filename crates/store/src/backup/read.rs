//! Restoring a backup into an empty database.

use std::io::BufRead;

use serde::de::DeserializeOwned;
use serde_json::Value;
use sqlx::{AnyConnection, Connection};

use super::{
    BackupError, Summary, Told,
    catalog::{self, Table},
    line::{FORMAT, Head, Line, TableSum},
    rows::{self, NotWritten},
};
use crate::{Store, doctor};

/// What is asked of the history of marks in a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// Each write follows the one before it and fits its seal, or nothing is restored.
    MustFit,
    /// It is restored as it is: where a school has no better backup.
    AsItIs,
}

/// Fills a new database with a backup and brings it to this program's version. All is kept, or nothing.
///
/// # Errors
/// For a file that is no whole backup or of a newer program, a database that is in use, and what either of them says.
pub async fn restore(
    url: &str,
    from: &mut (impl BufRead + Send),
    history: History,
    told: Told<'_>,
) -> Result<Summary, BackupError> {
    let head: Head = next(from)?.ok_or(BackupError::NotABackup)?;
    if head.format != FORMAT {
        return Err(BackupError::NotABackup);
    }
    let store = Store::create(url).await?;
    let filled = fill(&store, &head, from, history, told).await;
    store.close().await;
    filled
}

async fn fill(
    store: &Store,
    head: &Head,
    from: &mut (impl BufRead + Send),
    history: History,
    told: Told<'_>,
) -> Result<Summary, BackupError> {
    if head.version > store.known_version() {
        return Err(BackupError::Newer { found: head.version, known: store.known_version() });
    }
    let not_empty = || BackupError::NotEmpty { place: store.place().to_owned() };
    store.refuse_unfinished().await?;
    // With the tables of the backup's own program: the migrations since then change its rows as they would have there.
    if !store.migrate_to(head.version).await? {
        return Err(not_empty());
    }
    let mut conn = store.inner.writes.acquire().await?;
    let mut tx = conn.begin().await?;
    let tables = catalog::tables(store.database(), &mut tx).await?;
    if catalog::is_in_use(&tables, &mut tx).await? {
        return Err(not_empty());
    }
    if tables != head.tables {
        return Err(BackupError::damaged("its list of tables"));
    }
    let mut summary = Summary::default();
    for table in &head.tables {
        let sum = bring(&mut tx, table, from).await?;
        let stands = rows::read::<BackupError>(&mut tx, table, &mut |_| Ok(())).await?;
        if stands != sum {
            return Err(BackupError::damaged(&table.name));
        }
        told(&table.name, sum.rows);
        summary.tables += 1;
        summary.rows += sum.rows;
    }
    if !matches!(line(from, "its end")?, Some(Line::Whole { whole: true })) {
        return Err(BackupError::damaged("its end"));
    }
    for finding in doctor::of_the_file(store.database(), &mut tx).await? {
        if finding.found > 0 {
            return Err(BackupError::damaged(finding.never));
        }
    }
    let writes = doctor::of_the_history(head.version, &mut tx).await?;
    if writes > 0 && history == History::MustFit {
        return Err(BackupError::HistoryDoesNotFit { writes });
    }
    tx.commit().await?;
    drop(conn);
    store.migrate().await?;
    Ok(summary)
}

/// Brings the rows of a table, and says what their end says of them.
async fn bring(conn: &mut AnyConnection, table: &Table, from: &mut impl BufRead) -> Result<TableSum, BackupError> {
    let at_once = rows::at_once(table);
    let mut waiting: Vec<Vec<Value>> = Vec::with_capacity(at_once);
    loop {
        match line(from, &table.name)? {
            Some(Line::Row(row)) if row.len() == table.columns.len() => waiting.push(row),
            Some(Line::End { end, sum }) if end == table.name => {
                write(conn, table, &waiting).await?;
                return Ok(sum);
            }
            _ => return Err(BackupError::damaged(&table.name)),
        }
        if waiting.len() == at_once {
            write(conn, table, &waiting).await?;
            waiting.clear();
        }
    }
}

/// A row that the schema refuses was changed after it was backed up.
async fn write(conn: &mut AnyConnection, table: &Table, rows: &[Vec<Value>]) -> Result<(), BackupError> {
    rows::write(conn, table, rows).await.map_err(|refused| match refused {
        NotWritten::Unfit => BackupError::damaged(&table.name),
        NotWritten::Failed(cause) => cause.into(),
    })
}

/// The next line below the head.
fn line(from: &mut impl BufRead, at: &str) -> Result<Option<Line>, BackupError> {
    next(from).map_err(|cause| match cause {
        BackupError::NotABackup => BackupError::damaged(at),
        other => other,
    })
}

/// The next line; none at the end of the file.
fn next<T: DeserializeOwned>(from: &mut impl BufRead) -> Result<Option<T>, BackupError> {
    let mut line = String::new();
    match from.read_line(&mut line) {
        Ok(0) => Ok(None),
        Ok(_) => serde_json::from_str(&line).map(Some).map_err(|_| BackupError::NotABackup),
        // Not compressed as a backup is, or cut off.
        Err(cause) if is_garbage(cause.kind()) => Err(BackupError::NotABackup),
        Err(cause) => Err(cause.into()),
    }
}

fn is_garbage(kind: std::io::ErrorKind) -> bool {
    use std::io::ErrorKind as E;
    matches!(kind, E::InvalidData | E::InvalidInput | E::UnexpectedEof)
}
