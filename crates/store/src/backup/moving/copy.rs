//! Bringing a table over, batch by batch in the order of its key.

use serde_json::Value;
use sqlx::{Any, AnyConnection, AssertSqlSafe, Connection};

use super::{MoveError, Teller, ledger::Entry};
use crate::{
    backup::{
        catalog::Table,
        line::values,
        rows::{self, NotWritten},
    },
    sql,
};

/// How a table is brought over.
pub(super) struct Copy<'a> {
    /// The new database, for messages.
    pub place: &'a str,
    pub table: &'a Table,
    /// The places of the key among the columns.
    pub key: &'a [usize],
    /// Rows of one transaction.
    pub at_once: u32,
}

impl Copy<'_> {
    /// Brings what has not come yet. The rows and how far the move is then are one transaction.
    ///
    /// # Errors
    /// Either database's, and where somebody else brings the same rows.
    pub async fn bring(
        &self,
        moment: &mut AnyConnection,
        to: &mut AnyConnection,
        entry: &mut Entry,
        teller: &mut Teller<'_>,
    ) -> Result<(), MoveError> {
        let name = &self.table.name;
        teller.next_table();
        teller.tell(name, entry.done, Some(entry.sum.rows), entry.done)?;
        while entry.done < entry.sum.rows {
            let rows = self.read(moment, &entry.last).await?;
            let Some(last) = rows.last() else {
                return Err(MoveError::Unequal { place: self.place.to_owned(), table: name.clone() });
            };
            let last = self.key.iter().filter_map(|at| last.get(*at).cloned()).collect();
            let brought = u64::try_from(rows.len()).unwrap_or(u64::MAX);
            let next = Entry { done: entry.done + brought, last, ..entry.clone() };
            let mut tx = to.begin().await?;
            // First, so that of two that bring the same rows one waits and is told.
            next.note(&mut tx, entry.done).await?;
            rows::write(&mut tx, self.table, &rows).await.map_err(|refused| match refused {
                NotWritten::Unfit => MoveError::Unfit { table: name.clone() },
                NotWritten::Failed(cause) => cause.into(),
            })?;
            tx.commit().await?;
            *entry = next;
            teller.tell(name, entry.done, Some(entry.sum.rows), brought)?;
        }
        Ok(())
    }

    /// The rows after a key; the first ones where there is none.
    async fn read(&self, moment: &mut AnyConnection, after: &[Value]) -> Result<Vec<Vec<Value>>, MoveError> {
        let Self { table, key, at_once, .. } = self;
        let columns: Vec<_> = key.iter().filter_map(|at| table.columns.get(*at)).collect();
        let names = columns.iter().map(|column| &*column.name).collect::<Vec<_>>().join(", ");
        let begin = match after.len() {
            0 => String::new(),
            width => format!("WHERE ({names}) > {}", sql::tuples(1, width, 1, "")),
        };
        let (all, name) = (table.column_list(), &table.name);
        let text = format!("SELECT {all} FROM {name} {begin} ORDER BY {names} LIMIT {at_once}");
        let mut query = sqlx::query::<Any>(AssertSqlSafe(text));
        for (value, column) in after.iter().zip(&columns) {
            let unfit = || MoveError::Unfit { table: name.clone() };
            query = rows::bind(query, column.kind, value).ok_or_else(unfit)?;
        }
        let rows = query.fetch_all(moment).await?;
        Ok(rows.iter().map(|row| values(table, row)).collect::<Result<_, _>>()?)
    }
}
