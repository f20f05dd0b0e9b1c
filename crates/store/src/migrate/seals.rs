//! The seals of writes that were made before there were seals.
//!
//! Invariant: a row that has a seal keeps it; another program that seals the same row at this moment makes the same seal.

use sqlx::{AnyConnection, AssertSqlSafe, Connection};

use crate::seal::Sealed;

/// Rows of one transaction.
const AT_ONCE: i64 = 500;

/// Seals what is not sealed yet.
pub(super) async fn fill_in(conn: &mut AnyConnection) -> Result<(), sqlx::Error> {
    while some(conn).await? {}
    Ok(())
}

/// Seals the next rows; says whether there were any.
async fn some(conn: &mut AnyConnection) -> Result<bool, sqlx::Error> {
    let mut tx = conn.begin().await?;
    let text = format!(
        "SELECT {} FROM grade_history WHERE seal = '' \
         ORDER BY school_id, course_id, student_id, assessment_id, version LIMIT $1",
        Sealed::COLUMNS.join(", ")
    );
    let rows: Vec<Sealed> = sqlx::query_as(AssertSqlSafe(text)).bind(AT_ONCE).fetch_all(&mut *tx).await?;
    for row in &rows {
        seal(&mut tx, row).await?;
    }
    tx.commit().await?;
    Ok(!rows.is_empty())
}

/// Seals a write, and the mark if that write made it.
async fn seal(conn: &mut AnyConnection, row: &Sealed) -> Result<(), sqlx::Error> {
    const BEFORE: &str = "SELECT seal FROM grade_history WHERE school_id = $1 AND course_id = $2 AND student_id = $3 \
        AND assessment_id = $4 AND version = $5";
    const OF_WRITE: &str = "UPDATE grade_history SET seal = $6 WHERE school_id = $1 AND course_id = $2 AND student_id = $3 \
        AND assessment_id = $4 AND version = $5 AND seal = ''";
    const OF_MARK: &str = "UPDATE grades SET seal = $6 WHERE school_id = $1 AND course_id = $2 AND student_id = $3 \
        AND assessment_id = $4 AND version = $5";
    let cell = [row.school_id, row.course_id, row.student_id, row.assessment_id];
    let before = cell.iter().fold(sqlx::query_scalar(BEFORE), |query, id| query.bind(*id));
    let before: Option<String> = before.bind(row.version - 1).fetch_optional(&mut *conn).await?;
    let seal = row.seal(before.as_deref().unwrap_or_default());
    for text in [OF_WRITE, OF_MARK] {
        let query = cell.iter().fold(sqlx::query(text), |query, id| query.bind(*id));
        query.bind(row.version).bind(&*seal).execute(&mut *conn).await?;
    }
    Ok(())
}
