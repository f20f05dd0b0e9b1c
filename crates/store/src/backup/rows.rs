//! Rows of a table as they are read and written: by a backup, a restore and a move.

use futures_util::TryStreamExt;
use serde_json::Value;
use sqlx::{Any, AnyConnection, AssertSqlSafe, Transaction, any::AnyArguments, error::ErrorKind, query::Query};

use super::{
    catalog::{Kind, Table},
    line::{TableSum, values},
};
use crate::{Store, sql, store::Database};

/// The most values in one statement: see [`sql`].
const MOST_VALUES: usize = 1_000;

/// Why rows were not written.
pub(super) enum NotWritten {
    /// A value is not of its column's kind, or the schema refuses a row.
    Unfit,
    Failed(sqlx::Error),
}

impl From<sqlx::Error> for NotWritten {
    fn from(cause: sqlx::Error) -> Self {
        match cause {
            sqlx::Error::Database(refusal) if breaks_the_schema(&refusal.kind()) => Self::Unfit,
            cause => Self::Failed(cause),
        }
    }
}

fn breaks_the_schema(kind: &ErrorKind) -> bool {
    use ErrorKind as K;
    matches!(kind, K::UniqueViolation | K::ForeignKeyViolation | K::NotNullViolation | K::CheckViolation)
}

/// Begins to read all that a database holds at one moment; the first statement is the moment.
///
/// # Errors
/// The database's.
pub(super) async fn moment(store: &Store) -> Result<Transaction<'static, Any>, sqlx::Error> {
    let mut tx = store.inner.reads.begin().await?;
    if store.database() == Database::Postgres {
        sqlx::raw_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY").execute(&mut *tx).await?;
    }
    Ok(tx)
}

/// Reads a table row by row, and sums it up.
///
/// # Errors
/// The database's, and what the reader of the rows says.
pub(super) async fn read<E: From<sqlx::Error>>(
    conn: &mut AnyConnection,
    table: &Table,
    each: &mut (dyn FnMut(Vec<Value>) -> Result<(), E> + Send),
) -> Result<TableSum, E> {
    let mut sum = TableSum::default();
    let text = format!("SELECT {} FROM {}", table.column_list(), table.name);
    let mut rows = sqlx::query(AssertSqlSafe(text)).persistent(false).fetch(conn);
    while let Some(row) = rows.try_next().await? {
        let row = values(table, &row)?;
        sum.add(&row);
        each(row)?;
    }
    Ok(sum)
}

/// How many rows [`write`] puts into one statement.
pub(super) fn at_once(table: &Table) -> usize {
    (MOST_VALUES / table.columns.len().max(1)).max(1)
}

/// Writes rows into a table.
///
/// # Errors
/// [`NotWritten`]
pub(super) async fn write(conn: &mut AnyConnection, table: &Table, rows: &[Vec<Value>]) -> Result<(), NotWritten> {
    for rows in rows.chunks(at_once(table)) {
        let tuples = sql::tuples(rows.len(), table.columns.len(), 1, "");
        let text = format!("INSERT INTO {} ({}) VALUES {tuples}", table.name, table.column_list());
        let mut query = sqlx::query::<Any>(AssertSqlSafe(text)).persistent(false);
        for row in rows {
            for (value, column) in row.iter().zip(&table.columns) {
                query = bind(query, column.kind, value).ok_or(NotWritten::Unfit)?;
            }
        }
        query.execute(&mut *conn).await?;
    }
    Ok(())
}

/// Binds a value; none where it is not of the column's kind.
pub(super) fn bind<'q>(
    query: Query<'q, Any, AnyArguments>,
    kind: Kind,
    value: &Value,
) -> Option<Query<'q, Any, AnyArguments>> {
    Some(match (kind, value) {
        (Kind::Int, Value::Null) => query.bind(None::<i64>),
        (Kind::Int, Value::Number(number)) if number.is_i64() => query.bind(number.as_i64()),
        (Kind::Text, Value::Null) => query.bind(None::<String>),
        (Kind::Text, Value::String(text)) => query.bind(text.clone()),
        _ => return None,
    })
}
