//! Telling of a week that is over: a notice, a job for the mailer, and that it was told, in one transaction.

use std::collections::BTreeSet;

use school::{
    clock::Instant,
    digest::week_end,
    id::{MemberId, SchoolId},
    notice::NoticeKind,
};
use sqlx::AssertSqlSafe;

use crate::{
    Error, Store, Tx, Write,
    notice::{Told, notify},
    sql::{Value, insert_or, tuples},
    zone::clock_at,
};

/// How many guardians one transaction tells.
const AT_ONCE: i64 = 200;

/// Tells some guardians of a school that a week is over.
#[derive(Clone, Copy, Debug)]
struct TellWeek {
    end: Instant,
}

impl Store {
    /// Tells every guardian who asked for it of the week that is over; says how many there were.
    ///
    /// A week that nobody was told of, because the program did not run, is told as soon as it runs again, until the next is over.
    ///
    /// # Errors
    /// The database's; who was told before stays so.
    pub async fn tell_weeks(&self) -> Result<u64, Error> {
        const TEXT: &str = "SELECT id, time_zone FROM schools";
        let schools: Vec<(i64, String)> = sqlx::query_as(TEXT).fetch_all(&self.inner.reads).await?;
        let (mut told, mut failed) = (0, None);
        for (school, zone) in schools {
            let end = week_end(self.now(), clock_at(&zone, self.now()));
            // One school that is busy keeps no other one waiting.
            match self.tell_week(SchoolId(school), end).await {
                Ok(some) => told += some,
                Err(error) => failed = failed.or(Some(error)),
            }
        }
        failed.map_or(Ok(told), Err)
    }

    async fn tell_week(&self, school: SchoolId, end: Instant) -> Result<u64, Error> {
        const DUE: &str =
            "SELECT COUNT(*) FROM (SELECT 1 FROM digests WHERE school_id = $1 AND told_until < $2 LIMIT 1) due";
        let mut told = 0;
        // Not through the door while there is nothing to do: a look by the clock takes no transaction.
        let due = || sqlx::query_scalar::<_, i64>(DUE).bind(school.0).bind(end.0).fetch_one(&self.inner.reads);
        while due().await? == 1 {
            told += self.write(school, TellWeek { end }).await?.value;
        }
        Ok(told)
    }
}

/// A guardian, and whether by notice and by mail.
type Row = (i64, i64, i64);

impl Write for TellWeek {
    type Output = u64;

    async fn apply(&self, tx: &mut Tx) -> Result<u64, Error> {
        // Taken before anything is told: of two programs that tell at once, the second finds nobody left.
        const TAKE: &str = "UPDATE digests SET told_until = $2 WHERE school_id = $1 AND told_until < $2 AND guardian_id IN \
            (SELECT d.guardian_id FROM digests d WHERE d.school_id = $1 AND d.told_until < $2 \
            ORDER BY d.told_until, d.guardian_id LIMIT $3) RETURNING guardian_id, inbox, mail";
        let query = sqlx::query_as(TAKE).bind(tx.school().0).bind(self.end.0).bind(AT_ONCE);
        let taken: Vec<Row> = query.fetch_all(&mut *tx.conn).await?;
        let learning = with_a_week(tx, &taken).await?;
        let wished = |way: fn(&Row) -> i64| {
            let told = taken.iter().filter(|row| way(row) == 1 && learning.contains(&row.0));
            told.map(|row| MemberId(row.0)).collect::<Vec<_>>()
        };
        let (inbox, mail) = (wished(|row| row.1), wished(|row| row.2));
        let mails = mail.into_iter().map(|guardian| self.waiting(tx, guardian)).collect();
        let columns = ["school_id", "id", "guardian_id", "week_end", "state", "tries", "due_at"];
        insert_or(&mut tx.conn, "mails", columns, mails, "ON CONFLICT DO NOTHING").await?;
        notify(tx, Told::of(NoticeKind::WeekOver), inbox, None).await?;
        Ok(taken.len() as u64)
    }
}

/// Those who have something to be told of. Who was unlinked from all children, and whose children have no course that runs, is
/// told nothing: there is no week.
async fn with_a_week(tx: &mut Tx, taken: &[Row]) -> Result<BTreeSet<i64>, Error> {
    if taken.is_empty() {
        return Ok(BTreeSet::new());
    }
    let text = format!(
        "SELECT DISTINCT g.guardian_id FROM guardianships g \
         JOIN members m ON m.school_id = g.school_id AND m.id = g.guardian_id AND m.status = 'active' \
         JOIN enrollments e ON e.school_id = g.school_id AND e.student_id = g.student_id AND e.ended_at IS NULL \
         JOIN courses c ON c.school_id = e.school_id AND c.id = e.course_id AND c.state = 'active' \
         WHERE g.school_id = $1 AND g.ended_at IS NULL AND g.guardian_id IN {}",
        tuples(1, taken.len(), 2, "")
    );
    let query = sqlx::query_scalar(AssertSqlSafe(text)).persistent(taken.len() == 1).bind(tx.school().0);
    let rows: Vec<i64> = taken.iter().fold(query, |query, row| query.bind(row.0)).fetch_all(&mut *tx.conn).await?;
    Ok(rows.into_iter().collect())
}

impl TellWeek {
    fn waiting(self, tx: &Tx, guardian: MemberId) -> [Value; 7] {
        [
            Value::Int(tx.school().0),
            Value::Int(crate::id::mint()),
            Value::Int(guardian.0),
            Value::Int(self.end.0),
            Value::from("waiting"),
            Value::Int(0),
            Value::Int(tx.now().0),
        ]
    }
}
