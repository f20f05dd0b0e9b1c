//! The tables of a database, as the database itself tells them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, AssertSqlSafe};

use super::LEFT_OUT;
use crate::{Error, store::Database};

/// A table with its columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Table {
    pub name: String,
    pub columns: Vec<Column>,
}

/// A column; whether it may be null is the schema's question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Column {
    pub name: String,
    pub kind: Kind,
}

/// The two kinds of values that the schema has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    Int,
    Text,
}

const SQLITE_COLUMNS: &str = "SELECT m.name, p.name AS column_name, lower(p.type) AS kind FROM sqlite_master m \
    JOIN pragma_table_info(m.name) p WHERE m.type = 'table' ORDER BY m.name, p.cid";
const SQLITE_REFERENCES: &str = "SELECT m.name, f.\"table\" FROM sqlite_master m \
    JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'";
const POSTGRES_COLUMNS: &str = "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CAST(data_type AS TEXT) \
    FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position";
const POSTGRES_REFERENCES: &str = "SELECT CAST(c.relname AS TEXT), CAST(r.relname AS TEXT) FROM pg_constraint f \
    JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class r ON r.oid = f.confrelid \
    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE f.contype = 'f' AND n.nspname = current_schema()";
const SQLITE_KEYS: &str = "SELECT m.name, p.name AS column_name FROM sqlite_master m JOIN pragma_table_info(m.name) p \
    WHERE m.type = 'table' AND p.pk > 0 ORDER BY m.name, p.pk";
const POSTGRES_KEYS: &str = "SELECT CAST(k.table_name AS TEXT), CAST(k.column_name AS TEXT) \
    FROM information_schema.table_constraints c JOIN information_schema.key_column_usage k \
        ON k.constraint_schema = c.constraint_schema AND k.constraint_name = c.constraint_name \
        AND k.table_name = c.table_name \
    WHERE c.constraint_type = 'PRIMARY KEY' AND c.table_schema = current_schema() \
    ORDER BY k.table_name, k.ordinal_position";

/// The tables that a backup holds, each after those that it refers to.
///
/// # Errors
/// The database's; also for a column of a kind that the schema does not have.
pub(super) async fn tables(database: Database, conn: &mut AnyConnection) -> Result<Vec<Table>, Error> {
    let (columns, references) = match database {
        Database::Sqlite => (SQLITE_COLUMNS, SQLITE_REFERENCES),
        Database::Postgres => (POSTGRES_COLUMNS, POSTGRES_REFERENCES),
    };
    let columns: Vec<(String, String, String)> = sqlx::query_as(columns).fetch_all(&mut *conn).await?;
    let references: Vec<(String, String)> = sqlx::query_as(references).fetch_all(conn).await?;
    let mut tables: BTreeMap<String, Vec<Column>> = BTreeMap::new();
    for (table, name, kind) in columns {
        let is_ours = !table.starts_with("sqlite_") && !table.starts_with("_sqlx") && !LEFT_OUT.contains(&&*table);
        if is_ours {
            tables.entry(table).or_default().push(Column { name, kind: kind_of(&kind)? });
        }
    }
    in_order(tables, &references)
}

/// The columns of each table's primary key, by their places among its columns.
///
/// # Errors
/// The database's; also for a table without a key.
pub(super) async fn keys(
    database: Database,
    conn: &mut AnyConnection,
    tables: &[Table],
) -> Result<Vec<Vec<usize>>, Error> {
    let text = match database {
        Database::Sqlite => SQLITE_KEYS,
        Database::Postgres => POSTGRES_KEYS,
    };
    let parts: Vec<(String, String)> = sqlx::query_as(text).fetch_all(conn).await?;
    let of_table = |table: &Table| {
        let own = parts.iter().filter(|(of, _)| *of == table.name);
        let places = own.filter_map(|(_, name)| table.columns.iter().position(|column| column.name == *name));
        Some(places.collect::<Vec<_>>()).filter(|key| !key.is_empty())
    };
    let keys: Option<_> = tables.iter().map(of_table).collect();
    keys.ok_or(Error::corrupt("a table has no key"))
}

/// Whether any of the tables has a row.
///
/// # Errors
/// The database's.
pub(super) async fn is_in_use(tables: &[Table], conn: &mut AnyConnection) -> Result<bool, Error> {
    for table in tables {
        let text = format!("SELECT {} FROM {} LIMIT 1", table.columns[0].name, table.name);
        if sqlx::query(AssertSqlSafe(text)).persistent(false).fetch_optional(&mut *conn).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn kind_of(told: &str) -> Result<Kind, Error> {
    match told {
        "bigint" => Ok(Kind::Int),
        "text" => Ok(Kind::Text),
        _ => Err(Error::corrupt("a column is neither a number nor a text")),
    }
}

/// Each table after those that it refers to.
fn in_order(mut tables: BTreeMap<String, Vec<Column>>, references: &[(String, String)]) -> Result<Vec<Table>, Error> {
    let mut ordered = Vec::with_capacity(tables.len());
    while !tables.is_empty() {
        let waits =
            |name: &String| references.iter().any(|(from, to)| from == name && to != name && tables.contains_key(to));
        let free = tables.keys().find(|name| !waits(name)).cloned();
        let Some((name, columns)) = free.and_then(|name| tables.remove_entry(&name)) else {
            return Err(Error::corrupt("tables refer to each other in a circle"));
        };
        ordered.push(Table { name, columns });
    }
    Ok(ordered)
}

impl Table {
    /// The names of the columns, as a list of SQL.
    pub fn column_list(&self) -> String {
        self.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_follows_what_it_refers_to() {
        let tables = ["c", "a", "b"].map(|name| (name.to_owned(), Vec::new())).into_iter().collect();
        let pairs =
            |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
        let ordered =
            in_order(tables, &pairs(&[("a", "b"), ("b", "c"), ("a", "a"), ("a", "elsewhere")])).expect("an order");
        assert_eq!(ordered.iter().map(|table| table.name.as_str()).collect::<Vec<_>>(), ["c", "b", "a"]);
        let circle = ["a", "b"].map(|name| (name.to_owned(), Vec::new())).into_iter().collect();
        assert!(in_order(circle, &pairs(&[("a", "b"), ("b", "a")])).is_err());
    }
}
