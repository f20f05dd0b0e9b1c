//! One transaction of the write door.

use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant as Moment},
};

use school::{
    event::Event,
    id::{Revision, SchoolId},
};
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::{
    Database, Error,
    door::{Committed, Recorded, ReplayOf, Stamp, Tx},
    sql::{self, Value},
    worker::{Applied, Job, Shared},
};

/// How often one command is tried before its caller hears that the database is busy.
const ATTEMPTS: u32 = 8;
/// How often several commands are tried in one transaction before each gets its own.
const ATTEMPTS_TOGETHER: u32 = 3;
/// After how long a batch is not tried again. Less than SQLite's wait for a lock: callers wait for that once.
const PATIENCE: Duration = Duration::from_secs(4);

/// Why a transaction did not come to its end.
enum Setback {
    /// It was rolled back for sure and may pass when run again.
    Again,
    /// Running it again could do it twice, or would fail the same way.
    Over(Error),
}

impl From<Error> for Setback {
    fn from(error: Error) -> Self {
        match error {
            Error::Busy => Self::Again,
            other => Self::Over(other),
        }
    }
}

/// Runs the commands in one transaction, again after a deadlock, and answers each caller.
///
/// When that does not help, each runs in a transaction of its own: one command that never passes keeps no neighbour back.
pub(crate) async fn run(shared: Arc<Shared>, jobs: Vec<Box<dyn Job>>) {
    let started = Moment::now();
    let attempts = if jobs.len() == 1 { ATTEMPTS } else { ATTEMPTS_TOGETHER };
    let Some(jobs) = run_until(&shared, jobs, attempts, started).await else { return };
    if jobs.len() == 1 {
        return fail(jobs, None);
    }
    for job in jobs {
        if let Some(job) = run_until(&shared, vec![job], ATTEMPTS, started).await {
            fail(job, None);
        }
    }
}

/// Tries the commands together so many times; gives them back when none passed and patience is over.
async fn run_until(
    shared: &Shared,
    mut jobs: Vec<Box<dyn Job>>,
    attempts: u32,
    started: Moment,
) -> Option<Vec<Box<dyn Job>>> {
    for attempt in 1..=attempts {
        if started.elapsed() > PATIENCE {
            break;
        }
        if attempt > 1 {
            let jitter = u64::from(getrandom::u32().unwrap_or(0) % 16);
            tokio::time::sleep(Duration::from_millis(jitter + 4 * u64::from(attempt))).await;
        }
        match attempt_batch(shared, &mut jobs).await {
            Ok(done) => {
                finish(shared, jobs, done);
                return None;
            }
            Err(Setback::Over(error)) => {
                fail(jobs, Some(error));
                return None;
            }
            Err(Setback::Again) => {}
        }
    }
    Some(jobs)
}

/// A batch that is on disk.
struct Done {
    /// How each command is answered, in the order of the batch.
    stamps: Vec<Stamp>,
    committed: Vec<Committed>,
}

fn finish(shared: &Shared, jobs: Vec<Box<dyn Job>>, done: Done) {
    for committed in done.committed {
        // Nobody may be listening.
        drop(shared.committed.send(Arc::new(committed)));
    }
    for (job, stamp) in jobs.into_iter().zip(done.stamps) {
        job.answer(Ok(stamp));
    }
}

/// Answers all: the first gets the cause, so that it is logged once. No cause is [`Error::Busy`].
fn fail(jobs: Vec<Box<dyn Job>>, mut cause: Option<Error>) {
    let failed = cause.as_ref().is_some_and(|cause| !matches!(cause, Error::Busy));
    for job in jobs {
        let other = || if failed { Error::corrupt("the transaction of this write failed") } else { Error::Busy };
        job.answer(Err(cause.take().unwrap_or_else(other)));
    }
}

async fn attempt_batch(shared: &Shared, jobs: &mut [Box<dyn Job>]) -> Result<Done, Setback> {
    let Some(school) = jobs.first().map(|job| job.school()) else {
        return Ok(Done { stamps: Vec::new(), committed: Vec::new() });
    };
    // SQLite: a transaction that reads first and writes later fails at once beside another one; this one waits instead.
    let begin = match shared.database {
        Database::Sqlite => "BEGIN IMMEDIATE",
        Database::Postgres => "BEGIN",
    };
    let conn = shared.pool.begin_with(begin).await.map_err(Error::from)?;
    let now = crate::id::now();
    let mut tx = Tx { conn, now, school, job: 0, recorded: Vec::new(), replays: Vec::new() };
    let alone = jobs.len() == 1;
    for (position, job) in jobs.iter_mut().enumerate() {
        (tx.job, tx.school) = (position, job.school());
        if !alone {
            statement(&mut tx.conn, "SAVEPOINT command").await?;
        }
        match job.apply(&mut tx).await {
            Applied::Done if alone => {}
            Applied::Done => statement(&mut tx.conn, "RELEASE SAVEPOINT command").await?,
            Applied::Refused if alone => {
                tx.conn.rollback().await.map_err(Error::from)?;
                let none = Stamp { revision: Revision(0), changed: false };
                return Ok(Done { stamps: vec![none], committed: Vec::new() });
            }
            Applied::Refused => {
                statement(&mut tx.conn, "ROLLBACK TO SAVEPOINT command").await?;
                statement(&mut tx.conn, "RELEASE SAVEPOINT command").await?;
                tx.recorded.retain(|recorded| recorded.job != position);
                tx.replays.retain(|(job, _)| *job != position);
            }
            Applied::Busy => return Err(Setback::Again),
        }
    }
    let schools = jobs.iter().map(|job| job.school()).collect();
    commit(shared, tx, schools).await
}

/// Takes the revisions, writes the changes and commits.
async fn commit(shared: &Shared, mut tx: Tx, schools: Vec<SchoolId>) -> Result<Done, Setback> {
    let mut revisions = take_revisions(&mut tx).await?;
    for (job, of) in &tx.replays {
        let first = match of {
            ReplayOf::Committed(revision) => *revision,
            ReplayOf::Job(first) => revisions.get(first).copied().unwrap_or_default(),
        };
        revisions.insert(*job, first);
    }
    let mut per_job = Vec::with_capacity(schools.len());
    for (position, school) in schools.into_iter().enumerate() {
        per_job.push(match revisions.get(&position) {
            Some(revision) => Stamp { revision: *revision, changed: true },
            None => Stamp { revision: newest(&mut tx.conn, school).await?, changed: false },
        });
    }
    let committed = write_changes(&mut tx, &revisions).await?;
    if shared.database == Database::Postgres {
        for at in &committed {
            // The name of a school is a number, so it can stand in the text; NOTIFY takes no placeholders.
            let text = AssertSqlSafe(format!("NOTIFY {}, '{}'", crate::listen::CHANNEL, at.school));
            sqlx::raw_sql(text).execute(&mut *tx.conn).await.map_err(Error::from)?;
        }
    }
    match tx.conn.commit().await {
        Ok(()) => Ok(Done { stamps: per_job, committed }),
        // The database itself said no: it was rolled back.
        Err(cause) if cause.as_database_error().is_some() => Err(Setback::from(Error::from(cause))),
        // The connection broke: it may be on disk or not, and only the caller's save id can tell.
        Err(cause) => Err(Setback::Over(cause.into())),
    }
}

/// One revision for each command that changed something, school by school in the order of their ids.
async fn take_revisions(tx: &mut Tx) -> Result<BTreeMap<usize, Revision>, Error> {
    let mut jobs_of: BTreeMap<SchoolId, Vec<usize>> = BTreeMap::new();
    for recorded in &tx.recorded {
        let jobs = jobs_of.entry(recorded.school).or_default();
        if jobs.last() != Some(&recorded.job) {
            jobs.push(recorded.job);
        }
    }
    let mut revisions = BTreeMap::new();
    for (school, jobs) in jobs_of {
        let count = i64::try_from(jobs.len()).map_err(|_| Error::corrupt("a batch is short"))?;
        let text = "UPDATE counters SET revision = revision + $1 WHERE school_id = $2 RETURNING revision";
        let query = sqlx::query_scalar(text).bind(count).bind(school.0);
        let last: i64 = query.fetch_optional(&mut *tx.conn).await?.ok_or(Error::corrupt("a school has a counter"))?;
        revisions.extend(jobs.into_iter().zip((last - count + 1)..).map(|(job, n)| (job, Revision(n))));
    }
    Ok(revisions)
}

/// The newest revision of a school, 0 where there is none.
async fn newest(conn: &mut AnyConnection, school: SchoolId) -> Result<Revision, Error> {
    let query = sqlx::query_scalar("SELECT revision FROM counters WHERE school_id = $1").bind(school.0);
    Ok(Revision(query.fetch_optional(conn).await?.unwrap_or(0)))
}

/// Writes a row for each change, and says them as events.
async fn write_changes(tx: &mut Tx, revisions: &BTreeMap<usize, Revision>) -> Result<Vec<Committed>, Error> {
    let recorded = std::mem::take(&mut tx.recorded);
    let mut rows = Vec::with_capacity(recorded.len());
    let mut committed: BTreeMap<SchoolId, Vec<Event>> = BTreeMap::new();
    let mut item = 0;
    let mut job_before = None;
    for Recorded { job, school, change } in recorded {
        item = if job_before == Some(job) { item + 1 } else { 0 };
        job_before = Some(job);
        let revision = revisions.get(&job).copied().unwrap_or_default();
        let (course, student, assessment) = (change.course, change.student, change.assessment);
        rows.push([
            Value::Int(school.0),
            Value::Int(revision.0),
            Value::Int(item),
            Value::from(change.name.name()),
            Value::Int(course.map_or(0, |id| id.0)),
            Value::Int(student.map_or(0, |id| id.0)),
            Value::Int(assessment.map_or(0, |id| id.0)),
            Value::Int(change.member.map_or(0, |id| id.0)),
            Value::Int(change.version.0),
            Value::from(change.audience.name()),
            Value::Int(tx.now.0),
        ]);
        let event = Event { name: change.name, school, revision, course, student, assessment };
        committed.entry(school).or_default().push(event);
    }
    let columns = [
        "school_id",
        "revision",
        "item",
        "kind",
        "course_id",
        "student_id",
        "assessment_id",
        "member_id",
        "version",
        "audience",
        "at",
    ];
    sql::insert(&mut tx.conn, "changes", columns, rows).await?;
    Ok(committed.into_iter().map(|(school, changes)| Committed { school, changes }).collect())
}

async fn statement(conn: &mut AnyConnection, text: &'static str) -> Result<(), Error> {
    sqlx::raw_sql(text).execute(conn).await?;
    Ok(())
}
