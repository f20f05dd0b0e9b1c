//! The tables of a database, as the database itself tells them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

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
