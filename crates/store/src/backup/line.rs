//! The lines of a backup, and the sums of its tables.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::{Row as _, any::AnyRow};

use super::catalog::{Kind, Table};

/// What the first line of a backup says of itself.
pub(super) const FORMAT: &str = "yeneta-backup-1";

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Head {
    pub format: String,
    /// The newest migration of the database.
    pub version: i64,
    /// UTC milliseconds.
    pub made_at: i64,
    /// In an order in which each refers to those before it only.
    pub tables: Vec<Table>,
}

/// A line after the first.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Line {
    /// The values of a row, in the order of the table's columns.
    Row(Vec<Value>),
    /// All rows of a table were told.
    End { end: String, sum: TableSum },
    /// All tables were told.
    Whole { whole: bool },
}

/// How many rows a table has, and their sum: of rows in whatever order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct TableSum {
    pub rows: u64,
    high: u64,
    low: u64,
}

impl TableSum {
    /// Adds a row.
    pub fn add(&mut self, row: &[Value]) {
        // Numbers and texts have one spelling, on whichever database they were read.
        let digest = Sha256::digest(Value::from(row).to_string());
        let mut first = [0; 16];
        first.copy_from_slice(&digest[..16]);
        let sum = (u128::from(self.high) << 64 | u128::from(self.low)).wrapping_add(u128::from_be_bytes(first));
        self.rows += 1;
        self.high = u64::try_from(sum >> 64).unwrap_or_default();
        self.low = u64::try_from(sum & u128::from(u64::MAX)).unwrap_or_default();
    }
}

/// A row as it was read.
pub(super) fn values(table: &Table, row: &AnyRow) -> Result<Vec<Value>, sqlx::Error> {
    let value = |(at, column): (usize, &super::catalog::Column)| match column.kind {
        Kind::Int => row.try_get::<Option<i64>, _>(at).map(Value::from),
        Kind::Text => row.try_get::<Option<String>, _>(at).map(Value::from),
    };
    table.columns.iter().enumerate().map(value).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn sum(rows: &[Value]) -> TableSum {
        let mut sum = TableSum::default();
        rows.iter().filter_map(Value::as_array).for_each(|row| sum.add(row));
        sum
    }

    #[test]
    fn a_sum_knows_every_value_and_no_order() {
        let (a, b, c) = (json!([1, "x"]), json!([2, null]), json!([2, ""]));
        assert_eq!(sum(&[a.clone(), b.clone()]), sum(&[b.clone(), a.clone()]));
        assert_ne!(sum(&[a.clone(), b.clone()]), sum(&[a.clone(), c]));
        assert_ne!(sum(std::slice::from_ref(&a)), sum(&[a.clone(), a.clone()]));
        assert_ne!(sum(&[a.clone(), a]), sum(&[b.clone(), b]), "two of a kind don't take each other away");
    }

    #[test]
    fn lines_are_told_apart() {
        let read = |text: &str| serde_json::from_str::<Line>(text).ok();
        assert!(matches!(read(r#"[1,"a",null]"#), Some(Line::Row(row)) if row.len() == 3));
        assert!(
            matches!(read(r#"{"end":"terms","sum":{"rows":2,"high":1,"low":9}}"#), Some(Line::End { end, .. }) if end == "terms")
        );
        assert!(matches!(read(r#"{"whole":true}"#), Some(Line::Whole { whole: true })));
        assert!(read(r#"{"rows":1}"#).is_none());
    }
}
