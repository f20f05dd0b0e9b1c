//! Seals over the history of marks: each write's seal is the SHA-256 of its row and of the seal of the write before it of the
//! same cell. Whoever changes, inserts or takes out a row in the database itself leaves a chain that no longer fits, which
//! `yeneta doctor` finds.
//!
//! Invariant: a row is sealed in the transaction that writes it, and its seal never changes.
//!
//! The seals have no key: who can write the database and knows this program can also make new ones from the changed row on.
//! A backup that is kept elsewhere is what shows that.

use futures_util::TryStreamExt;
use serde::Serialize;
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;

use crate::{Error, hex::hex, sql::Value};

/// The version of the tables that brought the seals.
pub(crate) const SINCE: i64 = 26;

/// What a seal covers: the row of history, whole. The order of the fields is part of every seal there is.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow)]
pub(crate) struct Sealed {
    pub school_id: i64,
    pub course_id: i64,
    pub student_id: i64,
    pub assessment_id: i64,
    pub version: i64,
    pub actor_id: i64,
    pub save_id: String,
    pub item: i64,
    pub written_at: i64,
    pub old_points_hundredths: Option<i64>,
    pub old_flag: String,
    pub old_comment: String,
    pub new_points_hundredths: Option<i64>,
    pub new_flag: String,
    pub new_comment: String,
    pub why: String,
}

impl Sealed {
    /// The columns of a row of history with its seal, which comes last.
    pub const COLUMNS: [&str; 17] = [
        "school_id",
        "course_id",
        "student_id",
        "assessment_id",
        "version",
        "actor_id",
        "save_id",
        "item",
        "written_at",
        "old_points_hundredths",
        "old_flag",
        "old_comment",
        "new_points_hundredths",
        "new_flag",
        "new_comment",
        "why",
        "seal",
    ];

    /// The seal over this row, and over the seal of the write before; "" where there is none before.
    pub fn seal(&self, before: &str) -> String {
        // JSON tells one field's end from the next one's beginning. It fails for no struct of numbers and texts.
        let row = serde_json::to_vec(self).unwrap_or_default();
        let mut sum = Sha256::new();
        sum.update(before.as_bytes());
        sum.update(row);
        hex(&sum.finalize())
    }

    /// What is written into [`Self::COLUMNS`].
    pub fn values(self, seal: String) -> [Value; 17] {
        [
            self.school_id.into(),
            self.course_id.into(),
            self.student_id.into(),
            self.assessment_id.into(),
            self.version.into(),
            self.actor_id.into(),
            Value::Text(self.save_id),
            self.item.into(),
            self.written_at.into(),
            self.old_points_hundredths.into(),
            Value::Text(self.old_flag),
            Value::Text(self.old_comment),
            self.new_points_hundredths.into(),
            Value::Text(self.new_flag),
            Value::Text(self.new_comment),
            Value::Text(self.why),
            Value::Text(seal),
        ]
    }

    /// Whether the other is a write of the same cell.
    pub fn is_of_cell_of(&self, other: &Self) -> bool {
        let cell = |row: &Self| (row.school_id, row.course_id, row.student_id, row.assessment_id);
        cell(self) == cell(other)
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    sealed: Sealed,
    seal: String,
}

/// How many rows of history don't fit their seal.
///
/// # Errors
/// The database's.
pub(crate) async fn broken(conn: &mut AnyConnection) -> Result<u64, Error> {
    let text = format!(
        "SELECT {} FROM grade_history ORDER BY school_id, course_id, student_id, assessment_id, version",
        Sealed::COLUMNS.join(", ")
    );
    let mut rows = sqlx::query_as::<_, Row>(sqlx::AssertSqlSafe(text)).fetch(conn);
    let mut before: Option<Row> = None;
    let mut broken = 0;
    while let Some(row) = rows.try_next().await? {
        let chained = before.as_ref().filter(|before| before.sealed.is_of_cell_of(&row.sealed));
        let fits = row.seal == row.sealed.seal(chained.map_or("", |before| &before.seal));
        broken += u64::from(!fits);
        before = Some(row);
    }
    Ok(broken)
}
