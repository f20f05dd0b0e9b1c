//! Small helpers around the `Any` driver: rows in bulk, values of one list.

use sqlx::{
    Any, AnyConnection, AssertSqlSafe,
    any::AnyArguments,
    query::{Query, QueryAs},
};

use crate::Error;

/// The most values in one statement. SQLite takes `$n` for a name and searches all names for each: long statements take
/// time by the square of their length (16,000 values: 21 s for a school that takes 1 s like this).
const MAX_VALUES: usize = 1_000;

/// The most values in the list of an IN.
pub(crate) const IN_A_LIST: usize = 500;

/// A value of a row that is inserted in bulk.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Int(i64),
    MaybeInt(Option<i64>),
    Text(String),
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<Option<i64>> for Value {
    fn from(value: Option<i64>) -> Self {
        Self::MaybeInt(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

/// Inserts rows of `columns` into `table`, many in a statement. `table` and `columns` are literals of this crate.
///
/// # Errors
/// The database's; a broken unique key is [`Error::Taken`].
pub(crate) async fn insert<const N: usize>(
    conn: &mut AnyConnection,
    table: &'static str,
    columns: [&'static str; N],
    rows: Vec<[Value; N]>,
) -> Result<(), Error> {
    insert_or(conn, table, columns, rows, "").await.map(drop)
}

/// The same, with what happens to a row whose key is there: an `ON CONFLICT` clause, a literal of this crate. Says how many
/// rows were inserted or changed.
///
/// # Errors
/// As [`insert`].
pub(crate) async fn insert_or<const N: usize>(
    conn: &mut AnyConnection,
    table: &'static str,
    columns: [&'static str; N],
    rows: Vec<[Value; N]>,
    on_conflict: &'static str,
) -> Result<u64, Error> {
    let mut rows = rows.into_iter();
    let mut written = 0;
    loop {
        let chunk: Vec<[Value; N]> = rows.by_ref().take(MAX_VALUES / N).collect();
        if chunk.is_empty() {
            return Ok(written);
        }
        let tuples = tuples(chunk.len(), N, 1, "");
        let text = format!("INSERT INTO {table} ({}) VALUES {tuples} {on_conflict}", columns.join(", "));
        // Statements of one row and full ones come again; those between would push them out of the driver's cache.
        let again = chunk.len() == 1 || chunk.len() == MAX_VALUES / N;
        let mut query = sqlx::query::<Any>(AssertSqlSafe(text)).persistent(again);
        for value in chunk.into_iter().flatten() {
            query = bind(query, value);
        }
        written += query.execute(&mut *conn).await.map_err(crate::error::taken)?.rows_affected();
    }
}

/// `($1, $2), ($3, $4)`: so many rows of so many placeholders, numbered from `first`, each with a suffix such as a type.
pub(crate) fn tuples(rows: usize, width: usize, first: usize, suffix: &str) -> String {
    let mut text = String::with_capacity(rows * width * 7);
    for row in 0..rows {
        text += if row == 0 { "(" } else { ", (" };
        for column in 0..width {
            let comma = if column == 0 { "" } else { ", " };
            text += &format!("{comma}${}{suffix}", first + row * width + column);
        }
        text += ")";
    }
    text
}

fn bind(query: Query<'_, Any, AnyArguments>, value: Value) -> Query<'_, Any, AnyArguments> {
    match value {
        Value::Int(value) => query.bind(value),
        Value::MaybeInt(value) => query.bind(value),
        Value::Text(value) => query.bind(value),
    }
}

/// Binds a value of a list to a query for rows of a type.
pub(crate) fn bind_as<'q, T>(
    query: QueryAs<'q, Any, T, AnyArguments>,
    value: Value,
) -> QueryAs<'q, Any, T, AnyArguments> {
    match value {
        Value::Int(value) => query.bind(value),
        Value::MaybeInt(value) => query.bind(value),
        Value::Text(value) => query.bind(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_count_on_over_the_rows() {
        assert_eq!(tuples(2, 2, 1, ""), "($1, $2), ($3, $4)");
        assert_eq!(tuples(1, 3, 4, "::x"), "($4::x, $5::x, $6::x)");
    }
}
