//! Making a backup.

use std::io::Write;

use futures_util::TryStreamExt;
use serde::Serialize;
use sqlx::{AnyConnection, AssertSqlSafe, Connection};

use super::{
    BackupError, Summary, Told,
    catalog::{self, Table},
    line::{FORMAT, Head, Line, TableSum, values},
};
use crate::{Store, store::Database};

/// Writes all that the database holds at one moment; others read and write meanwhile.
///
/// # Errors
/// The database's and the file's.
pub async fn back_up(store: &Store, out: &mut (impl Write + Send), told: Told<'_>) -> Result<Summary, BackupError> {
    let mut conn = store.inner.reads.acquire().await?;
    let mut tx = conn.begin().await?;
    if store.database() == Database::Postgres {
        sqlx::raw_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY").execute(&mut *tx).await?;
    }
    // The first statement is the moment.
    let version = sqlx::query_scalar("SELECT MAX(version) FROM _sqlx_migrations").fetch_one(&mut *tx).await?;
    let tables = catalog::tables(store.database(), &mut tx).await?;
    let head = Head { format: FORMAT.to_owned(), version, made_at: store.now().0, tables };
    put(out, &head)?;
    let mut summary = Summary::default();
    for table in &head.tables {
        let sum = rows(&mut tx, table, out).await?;
        put(out, &Line::End { end: table.name.clone(), sum })?;
        told(&table.name, sum.rows);
        summary.tables += 1;
        summary.rows += sum.rows;
    }
    put(out, &Line::Whole { whole: true })?;
    out.flush()?;
    Ok(summary)
}

async fn rows(conn: &mut AnyConnection, table: &Table, out: &mut impl Write) -> Result<TableSum, BackupError> {
    let mut sum = TableSum::default();
    let text = format!("SELECT {} FROM {}", table.column_list(), table.name);
    let mut rows = sqlx::query(AssertSqlSafe(text)).persistent(false).fetch(conn);
    while let Some(row) = rows.try_next().await? {
        let row = values(table, &row)?;
        sum.add(&row);
        put(out, &Line::Row(row))?;
    }
    Ok(sum)
}

fn put(out: &mut impl Write, line: &impl Serialize) -> Result<(), BackupError> {
    serde_json::to_writer(&mut *out, line).map_err(std::io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// What a database holds of a table now.
pub(super) async fn sum_of(conn: &mut AnyConnection, table: &Table) -> Result<TableSum, BackupError> {
    rows(conn, table, &mut std::io::sink()).await
}
