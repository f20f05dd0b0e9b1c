//! Restoring a backup into an empty database.

use std::io::BufRead;

use serde::de::DeserializeOwned;
use serde_json::Value;
use sqlx::{Any, AnyConnection, AssertSqlSafe, Connection, error::ErrorKind};

use super::{
    BackupError, Summary, Told,
    catalog::{self, Kind, Table},
    line::{FORMAT, Head, Line, TableSum},
    write::sum_of,
};
use crate::{Store, sql, store::Database};

/// The most values in one statement: see [`sql`].
const MOST_VALUES: usize = 1_000;

/// Fills a new database with a backup and brings it to this program's version. All is kept, or nothing.
///
/// # Errors
/// For a file that is no whole backup or of a newer program, a database that is in use, and what either of them says.
pub async fn restore(url: &str, from: &mut (impl BufRead + Send), told: Told<'_>) -> Result<Summary, BackupError> {
    let head: Head = next(from)?.ok_or(BackupError::NotABackup)?;
    if head.format != FORMAT {
        return Err(BackupError::NotABackup);
    }
    let store = Store::create(url).await?;
    let filled = fill(&store, &head, from, told).await;
    store.close().await;
    filled
}

async fn fill(
    store: &Store,
    head: &Head,
    from: &mut (impl BufRead + Send),
    told: Told<'_>,
) -> Result<Summary, BackupError> {
    if head.version > store.known_version() {
        return Err(BackupError::Newer { found: head.version, known: store.known_version() });
    }
    let not_empty = || BackupError::NotEmpty { place: store.place().to_owned() };
    // With the tables of the backup's own program: the migrations since then change its rows as they would have there.
    if !store.migrate_to(head.version).await? || !store.is_empty().await? {
        return Err(not_empty());
    }
    let mut conn = store.inner.writes.acquire().await?;
    let mut tx = conn.begin().await?;
    if catalog::tables(store.database(), &mut tx).await? != head.tables {
        return Err(BackupError::damaged("its list of tables"));
    }
    let mut summary = Summary::default();
    for table in &head.tables {
        let sum = rows(&mut tx, table, from).await?;
        if sum_of(&mut tx, table).await? != sum {
            return Err(BackupError::damaged(&table.name));
        }
        told(&table.name, sum.rows);
        summary.tables += 1;
        summary.rows += sum.rows;
    }
    if !matches!(line(from, "its end")?, Some(Line::Whole { whole: true })) {
        return Err(BackupError::damaged("its end"));
    }
    if store.database() == Database::Sqlite {
        let broken = sqlx::query("PRAGMA foreign_key_check").fetch_optional(&mut *tx).await?;
        if broken.is_some() {
            return Err(BackupError::damaged("what refers to each other"));
        }
    }
    tx.commit().await?;
    drop(conn);
    store.migrate().await?;
    Ok(summary)
}

/// Brings the rows of a table, and says what their end says of them.
async fn rows(conn: &mut AnyConnection, table: &Table, from: &mut impl BufRead) -> Result<TableSum, BackupError> {
    let at_once = (MOST_VALUES / table.columns.len().max(1)).max(1);
    let mut waiting: Vec<Vec<Value>> = Vec::with_capacity(at_once);
    loop {
        match line(from, &table.name)? {
            Some(Line::Row(row)) if row.len() == table.columns.len() => waiting.push(row),
            Some(Line::End { end, sum }) if end == table.name => {
                insert(conn, table, std::mem::take(&mut waiting)).await?;
                return Ok(sum);
            }
            _ => return Err(BackupError::damaged(&table.name)),
        }
        if waiting.len() == at_once {
            insert(conn, table, std::mem::take(&mut waiting)).await?;
        }
    }
}

async fn insert(conn: &mut AnyConnection, table: &Table, rows: Vec<Vec<Value>>) -> Result<(), BackupError> {
    if rows.is_empty() {
        return Ok(());
    }
    let tuples = sql::tuples(rows.len(), table.columns.len(), 1, "");
    let text = format!("INSERT INTO {} ({}) VALUES {tuples}", table.name, table.column_list());
    let mut query = sqlx::query::<Any>(AssertSqlSafe(text)).persistent(false);
    for row in rows {
        for (value, column) in row.into_iter().zip(&table.columns) {
            query = match (column.kind, value) {
                (Kind::Int, Value::Null) => query.bind(None::<i64>),
                (Kind::Int, Value::Number(number)) if number.is_i64() => query.bind(number.as_i64()),
                (Kind::Text, Value::Null) => query.bind(None::<String>),
                (Kind::Text, Value::String(text)) => query.bind(text),
                _ => return Err(BackupError::damaged(&table.name)),
            };
        }
    }
    // A row that the schema refuses was changed after it was backed up.
    match query.execute(conn).await {
        Ok(_) => Ok(()),
        Err(sqlx::Error::Database(cause)) if breaks_the_schema(&cause.kind()) => Err(BackupError::damaged(&table.name)),
        Err(cause) => Err(cause.into()),
    }
}

fn breaks_the_schema(kind: &ErrorKind) -> bool {
    use ErrorKind as K;
    matches!(kind, K::UniqueViolation | K::ForeignKeyViolation | K::NotNullViolation | K::CheckViolation)
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
