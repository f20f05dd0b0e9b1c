//! Looks over a whole database for what must never be: what an operator asks after a power cut, a restore or a move.
//!
//! Invariant: nothing is changed, and nobody's name or mark is told: a finding is a rule with how many rows break it. Only the
//! command line calls this.

mod people;

use sqlx::{AnyConnection, AssertSqlSafe};

use crate::{Error, Store, seal, store::Database};

pub use people::PEOPLE;

/// A rule that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What must never be.
    pub never: &'static str,
    /// How often it is: 0 is well.
    pub found: u64,
    /// What to do where it is.
    pub then: &'static str,
}

/// What to do about a file that is damaged.
const FILE: &str = "stop the program, keep a copy of the file, and restore the last backup into a new database: \
    `yeneta restore FILE --database sqlite:NEW.db`";
/// What to do about marks, or about what happened to them, that the program did not write.
const WRITTEN_BEHIND: &str = "somebody wrote into the database itself: find out who can, keep a copy, and compare with the last \
    backup, restored beside it; a mark that is wrong is corrected by an administrator, with a reason";
/// What to do about a history that could be rewritten.
const UNGUARDED: &str = "somebody took away what refuses to rewrite the history: back up, and restore into a new database, which \
    checks every seal";
/// What to do about a fault of the program, or of whoever wrote beside it.
const OUT_OF_STEP: &str = "back up before anything else, then let an administrator look at the requests and people concerned; \
    if nobody wrote into the database itself this is a fault of the program: report it with this line";

/// The one rule of the history of marks that holds in every version of the tables.
const CHAIN: (&str, &str) = (
    "a write of a mark that does not begin where the one before ended",
    "SELECT h.student_id FROM grade_history h LEFT JOIN grade_history b ON b.school_id = h.school_id \
        AND b.course_id = h.course_id AND b.student_id = h.student_id AND b.assessment_id = h.assessment_id \
        AND b.version = h.version - 1 WHERE h.version > 1 AND (b.version IS NULL OR h.old_flag <> b.new_flag \
        OR COALESCE(h.old_points_hundredths, -1) <> COALESCE(b.new_points_hundredths, -1))",
);

/// What must never be found of marks, each with a query for the ids of such rows.
pub const MARKS: &[(&str, &str)] = &[
    (
        "a mark without the write that made it",
        "SELECT g.student_id FROM grades g WHERE NOT EXISTS (SELECT 1 FROM grade_history h WHERE h.school_id = g.school_id \
            AND h.course_id = g.course_id AND h.student_id = g.student_id AND h.assessment_id = g.assessment_id \
            AND h.version = g.version)",
    ),
    (
        "a mark that is not what its last write made of it",
        "SELECT g.student_id FROM grades g JOIN grade_history h ON h.school_id = g.school_id AND h.course_id = g.course_id \
            AND h.student_id = g.student_id AND h.assessment_id = g.assessment_id AND h.version = g.version \
         WHERE COALESCE(g.points_hundredths, -1) <> COALESCE(h.new_points_hundredths, -1) OR g.flag <> h.new_flag \
            OR g.comment <> h.new_comment",
    ),
    CHAIN,
    (
        "a mark whose seal is not its last write's",
        "SELECT g.student_id FROM grades g JOIN grade_history h ON h.school_id = g.school_id AND h.course_id = g.course_id \
            AND h.student_id = g.student_id AND h.assessment_id = g.assessment_id AND h.version = g.version \
         WHERE h.seal <> g.seal",
    ),
    (
        "a mark above what its assessment is out of",
        "SELECT g.student_id FROM grades g JOIN assessments a ON a.school_id = g.school_id AND a.course_id = g.course_id \
            AND a.id = g.assessment_id WHERE g.points_hundredths > a.max_hundredths AND a.deleted_at IS NULL",
    ),
    (
        "a question whose version is not the number of its steps",
        "SELECT q.id FROM questions q WHERE q.version <> (SELECT COUNT(*) FROM question_steps t \
            WHERE t.school_id = q.school_id AND t.question_id = q.id)",
    ),
];

/// What must never be found of requests and seats, each with a query for the ids of such rows.
pub const REQUESTS: &[(&str, &str)] = &[
    (
        "a request whose version is not the number of its steps",
        "SELECT r.id FROM (SELECT school_id, 'course' AS kind, id, version FROM course_requests \
         UNION ALL SELECT school_id, 'enrollment', id, version FROM enrollment_requests) r \
         WHERE r.version <> (SELECT COUNT(*) FROM request_history h WHERE h.school_id = r.school_id AND h.kind = r.kind \
            AND h.request_id = r.id)",
    ),
    (
        "a request that does not stand where its last step led",
        "SELECT r.id FROM (SELECT school_id, 'course' AS kind, id, version, state FROM course_requests \
         UNION ALL SELECT school_id, 'enrollment', id, version, state FROM enrollment_requests) r \
         JOIN request_history h ON h.school_id = r.school_id AND h.kind = r.kind AND h.request_id = r.id \
            AND h.version = r.version WHERE h.to_state <> r.state",
    ),
    (
        "a step that does not begin where the one before ended",
        "SELECT h.request_id FROM request_history h JOIN request_history b ON b.school_id = h.school_id AND b.kind = h.kind \
            AND b.request_id = h.request_id AND b.version = h.version - 1 WHERE h.from_state <> b.to_state",
    ),
    (
        "an enrollment that is open without an approved request",
        "SELECT e.student_id FROM enrollments e WHERE e.ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM enrollment_requests r \
            WHERE r.school_id = e.school_id AND r.course_id = e.course_id AND r.student_id = e.student_id \
            AND r.state = 'approved')",
    ),
    (
        "an approved request without an open enrollment",
        "SELECT r.id FROM enrollment_requests r WHERE r.state = 'approved' AND NOT EXISTS (SELECT 1 FROM enrollments e \
            WHERE e.school_id = r.school_id AND e.course_id = r.course_id AND e.student_id = r.student_id \
            AND e.ended_at IS NULL)",
    ),
    (
        "a course whose seats are counted wrongly",
        "SELECT c.id FROM courses c WHERE c.taken <> (SELECT COUNT(*) FROM enrollment_requests r \
            WHERE r.school_id = c.school_id AND r.course_id = c.id AND r.state IN ('approved', 'offered'))",
    ),
    ("a course with more students than seats", "SELECT id FROM courses WHERE capacity > 0 AND taken > capacity"),
    (
        "a free seat beside somebody who waits for one",
        "SELECT c.id FROM courses c WHERE c.state = 'active' AND c.taken < c.capacity AND EXISTS (SELECT 1 \
            FROM enrollment_requests r WHERE r.school_id = c.school_id AND r.course_id = c.id AND r.state = 'waitlisted')",
    ),
    (
        "an approved request to teach without an active course, or an ended one with it",
        "SELECT r.id FROM course_requests r LEFT JOIN courses c ON c.school_id = r.school_id AND c.id = r.course_id \
         WHERE (r.state = 'approved' AND (c.id IS NULL OR c.state <> 'active')) \
            OR (r.state = 'ended' AND (c.id IS NULL OR c.state <> 'ended'))",
    ),
    (
        "a request that is open in a course that is over",
        "SELECT r.id FROM enrollment_requests r JOIN courses c ON c.school_id = r.school_id AND c.id = r.course_id \
         WHERE c.state = 'ended' AND r.state IN ('pending', 'under_review', 'waitlisted', 'offered')",
    ),
];

/// Looks at every rule, and at what the database itself says of its files.
///
/// # Errors
/// The database's.
pub async fn look(store: &Store) -> Result<Vec<Finding>, Error> {
    let mut reader = store.inner.reads.acquire().await?;
    let mut findings = of_the_file(store.database(), &mut reader).await?;
    findings.push(of_the_guard(store.database(), &mut reader).await?);
    for (rules, then) in [(MARKS, WRITTEN_BEHIND), (REQUESTS, OUT_OF_STEP), (PEOPLE, OUT_OF_STEP)] {
        for (never, query) in rules {
            findings.push(Finding { never, found: count(&mut reader, query).await?, then });
        }
    }
    let never = "a write of a mark that does not fit its seal: its row was changed, put in or taken out";
    findings.push(Finding { never, found: seal::broken(&mut reader).await?, then: WRITTEN_BEHIND });
    Ok(findings)
}

async fn count(conn: &mut AnyConnection, query: &str) -> Result<u64, Error> {
    let text = format!("SELECT COUNT(*) FROM ({query}) broken");
    let found: i64 = sqlx::query_scalar(AssertSqlSafe(text)).fetch_one(conn).await?;
    Ok(u64::try_from(found).unwrap_or_default())
}

/// What is wrong with the file. PostgreSQL checks its pages and references by itself; a file may have been copied while it was
/// written.
///
/// # Errors
/// The database's.
pub(crate) async fn of_the_file(database: Database, conn: &mut AnyConnection) -> Result<Vec<Finding>, Error> {
    if database == Database::Postgres {
        return Ok(Vec::new());
    }
    let told: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check").fetch_all(&mut *conn).await?;
    let damaged = told.iter().filter(|line| *line != "ok").count();
    let dangling = sqlx::query("PRAGMA foreign_key_check").fetch_all(conn).await?.len();
    let finding = |never, found: usize| Finding { never, found: u64::try_from(found).unwrap_or(u64::MAX), then: FILE };
    Ok(vec![
        finding("a damaged page of the file", damaged),
        finding("a row that refers to one that is not there", dangling),
    ])
}

/// How many writes of marks don't follow the one before, or don't fit their seal, in tables of this version.
///
/// # Errors
/// The database's.
pub(crate) async fn of_the_history(version: i64, conn: &mut AnyConnection) -> Result<u64, Error> {
    /// The version that brought the history of marks.
    const HISTORY_SINCE: i64 = 3;
    if version < HISTORY_SINCE {
        return Ok(0);
    }
    let loose = count(conn, CHAIN.1).await?;
    let unfit = if version < seal::SINCE { 0 } else { seal::broken(conn).await? };
    Ok(loose.max(unfit))
}

/// Whether the database still refuses to rewrite the history of marks.
async fn of_the_guard(database: Database, conn: &mut AnyConnection) -> Result<Finding, Error> {
    const GUARDS: &str = "'grade_history_is_never_deleted', 'grade_history_is_never_changed', 'grade_history_is_sealed_once', \
        'grade_history_is_never_emptied'";
    let (guards, text) = match database {
        // It knows no TRUNCATE.
        Database::Sqlite => {
            (3, format!("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name IN ({GUARDS})"))
        }
        Database::Postgres => (
            4,
            format!(
                "SELECT t.tgname FROM pg_trigger t WHERE t.tgrelid = CAST('grade_history' AS regclass) \
                AND t.tgenabled IN ('O', 'A') AND t.tgname IN ({GUARDS})"
            ),
        ),
    };
    let stand = count(conn, &text).await?;
    let never = "a guard of the history of marks that is gone";
    Ok(Finding { never, found: u64::saturating_sub(guards, stand), then: UNGUARDED })
}
