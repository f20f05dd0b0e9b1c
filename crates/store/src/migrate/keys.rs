//! The keys by which names are found, for rows that were written before there were keys.
//!
//! Invariant: a row that has a key keeps it; another program that fills in the same row at this moment writes the same.

use school::person::{Name, searched};
use sqlx::{AnyConnection, Connection};

/// Rows of one transaction.
const AT_ONCE: i64 = 500;

/// Fills in what is missing.
pub(super) async fn fill_in(conn: &mut AnyConnection) -> Result<(), sqlx::Error> {
    while people(conn).await? || subjects(conn).await? {}
    Ok(())
}

/// Fills in keys of people; says whether there were any to fill in.
async fn people(conn: &mut AnyConnection) -> Result<bool, sqlx::Error> {
    const MISSING: &str = "SELECT school_id, id, given_name, father_name, grandfather_name, number FROM members \
        WHERE search_key = '' LIMIT $1";
    type Row = (i64, i64, String, String, String, String);
    let mut tx = conn.begin().await?;
    let rows: Vec<Row> = sqlx::query_as(MISSING).bind(AT_ONCE).fetch_all(&mut *tx).await?;
    for (school, member, given, father, grandfather, number) in &rows {
        let key = Name::new(given, father, grandfather).key(number);
        let query = sqlx::query("UPDATE members SET search_key = $3 WHERE school_id = $1 AND id = $2");
        query.bind(school).bind(member).bind(key).execute(&mut *tx).await?;
    }
    tx.commit().await?;
    Ok(!rows.is_empty())
}

/// Fills in keys of subjects; says whether there were any to fill in.
async fn subjects(conn: &mut AnyConnection) -> Result<bool, sqlx::Error> {
    const MISSING: &str = "SELECT school_id, id, name FROM subjects WHERE search_key = '' LIMIT $1";
    let mut tx = conn.begin().await?;
    let rows: Vec<(i64, i64, String)> = sqlx::query_as(MISSING).bind(AT_ONCE).fetch_all(&mut *tx).await?;
    for (school, subject, name) in &rows {
        let query = sqlx::query("UPDATE subjects SET search_key = $3 WHERE school_id = $1 AND id = $2");
        query.bind(school).bind(subject).bind(searched(name)).execute(&mut *tx).await?;
    }
    tx.commit().await?;
    Ok(!rows.is_empty())
}
