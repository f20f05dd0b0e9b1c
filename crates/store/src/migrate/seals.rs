//! The seals of writes that were made before there were seals.
//!
//! Invariant: a row that has a seal keeps it; another program that seals the same row at this moment makes the same seal.

use std::time::{Duration, Instant};

use sqlx::{Any, AnyConnection, AssertSqlSafe, Connection};

use crate::{seal::Sealed, sql};

/// Rows of one transaction.
const AT_ONCE: i64 = 2_000;

/// Seals of one statement: with six values each below the most that one takes well, see [`sql`].
const IN_A_STATEMENT: usize = 160;

/// How long nothing is said.
const QUIET: Duration = Duration::from_secs(5);

/// A write that has no seal yet, and the seal of the write before.
#[derive(sqlx::FromRow)]
struct Waiting {
    #[sqlx(flatten)]
    row: Sealed,
    before: String,
}

/// A write and its seal; of a mark, where the write made it what it is.
struct Seal<'a> {
    row: &'a Sealed,
    seal: String,
}

/// Seals what is not sealed yet, and says in the log how far it is.
pub(super) async fn fill_in(conn: &mut AnyConnection) -> Result<(), sqlx::Error> {
    let mut all: Option<i64> = None;
    let (mut sealed, mut said) = (0, Instant::now());
    loop {
        let rows = some(conn).await?;
        if rows.is_empty() {
            break;
        }
        if all.is_none() {
            let count = sqlx::query_scalar("SELECT COUNT(*) FROM grade_history WHERE seal = ''").fetch_one(&mut *conn);
            let count: i64 = count.await?;
            tracing::info!(count, "sealing the history of marks, once: {count} writes");
            all = Some(count);
        }
        seal(conn, &rows).await?;
        sealed += rows.len();
        if said.elapsed() >= QUIET {
            let all = all.unwrap_or_default();
            tracing::info!(sealed, all, "sealed {sealed} of {all} writes of marks");
            said = Instant::now();
        }
    }
    if sealed > 0 {
        tracing::info!(sealed, "the history of marks is sealed: {sealed} writes");
    }
    Ok(())
}

/// The next rows, each after the one before of its cell.
async fn some(conn: &mut AnyConnection) -> Result<Vec<Waiting>, sqlx::Error> {
    let columns = Sealed::COLUMNS.map(|column| format!("h.{column}")).join(", ");
    let text = format!(
        "SELECT {columns}, COALESCE(b.seal, '') AS before FROM grade_history h LEFT JOIN grade_history b \
            ON b.school_id = h.school_id AND b.course_id = h.course_id AND b.student_id = h.student_id \
            AND b.assessment_id = h.assessment_id AND b.version = h.version - 1 WHERE h.seal = '' \
         ORDER BY h.school_id, h.course_id, h.student_id, h.assessment_id, h.version LIMIT $1"
    );
    sqlx::query_as(AssertSqlSafe(text)).bind(AT_ONCE).fetch_all(conn).await
}

/// Seals these writes, and the marks that they made.
async fn seal(conn: &mut AnyConnection, rows: &[Waiting]) -> Result<(), sqlx::Error> {
    const OF_WRITES: &str = "UPDATE grade_history SET seal = made.seal FROM made \
        WHERE grade_history.school_id = made.school_id AND grade_history.course_id = made.course_id \
        AND grade_history.student_id = made.student_id AND grade_history.assessment_id = made.assessment_id \
        AND grade_history.version = made.version AND grade_history.seal = ''";
    const OF_MARKS: &str = "UPDATE grades SET seal = made.seal FROM made WHERE grades.school_id = made.school_id \
        AND grades.course_id = made.course_id AND grades.student_id = made.student_id \
        AND grades.assessment_id = made.assessment_id AND grades.version = made.version";
    let mut seals: Vec<Seal<'_>> = Vec::with_capacity(rows.len());
    for Waiting { row, before } in rows {
        let follows = |last: &&Seal<'_>| last.row.is_of_cell_of(row) && last.row.version + 1 == row.version;
        let before = seals.last().filter(follows).map_or(before, |last| &last.seal);
        let seal = row.seal(before);
        seals.push(Seal { row, seal });
    }
    // A write that another one follows did not leave the mark as it is.
    let followed = |at: usize| seals.get(at + 1).is_some_and(|next| next.row.is_of_cell_of(seals[at].row));
    let last: Vec<&Seal<'_>> = (0..seals.len()).filter(|at| !followed(*at)).map(|at| &seals[at]).collect();
    let mut tx = conn.begin().await?;
    put(&mut tx, OF_WRITES, seals.iter()).await?;
    put(&mut tx, OF_MARKS, last.into_iter()).await?;
    tx.commit().await
}

async fn put<'a>(
    conn: &mut AnyConnection,
    text: &'static str,
    seals: impl Iterator<Item = &'a Seal<'a>>,
) -> Result<(), sqlx::Error> {
    let seals: Vec<_> = seals.collect();
    for some in seals.chunks(IN_A_STATEMENT) {
        let made = sql::tuples(some.len(), 6, 1, "");
        let columns = "school_id, course_id, student_id, assessment_id, version, seal";
        let text = format!("WITH made ({columns}) AS (VALUES {made}) {text}");
        let mut query = sqlx::query::<Any>(AssertSqlSafe(text)).persistent(some.len() == IN_A_STATEMENT);
        for Seal { row, seal } in some {
            let ids = [row.school_id, row.course_id, row.student_id, row.assessment_id, row.version];
            query = ids.into_iter().fold(query, |query, id| query.bind(id)).bind(seal.clone());
        }
        query.execute(&mut *conn).await?;
    }
    Ok(())
}
