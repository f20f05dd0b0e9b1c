//! Making a backup.

use std::io::Write;

use serde::Serialize;

use super::{
    BackupError, Summary, Told, catalog,
    line::{FORMAT, Head, Line},
    rows,
};
use crate::Store;

/// Writes all that the database holds at one moment; others read and write meanwhile.
///
/// # Errors
/// The database's and the file's.
pub async fn back_up(store: &Store, out: &mut (impl Write + Send), told: Told<'_>) -> Result<Summary, BackupError> {
    let mut tx = rows::moment(store).await?;
    let version = sqlx::query_scalar("SELECT MAX(version) FROM _sqlx_migrations").fetch_one(&mut *tx).await?;
    let tables = catalog::tables(store.database(), &mut tx).await?;
    let head = Head { format: FORMAT.to_owned(), version, made_at: store.now().0, tables };
    put(out, &head)?;
    let mut summary = Summary::default();
    for table in &head.tables {
        let sum = rows::read(&mut tx, table, &mut |row| put(out, &Line::Row(row))).await?;
        put(out, &Line::End { end: table.name.clone(), sum })?;
        told(&table.name, sum.rows);
        summary.tables += 1;
        summary.rows += sum.rows;
    }
    put(out, &Line::Whole { whole: true })?;
    out.flush()?;
    Ok(summary)
}

fn put(out: &mut impl Write, line: &impl Serialize) -> Result<(), BackupError> {
    serde_json::to_writer(&mut *out, line).map_err(std::io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(())
}
