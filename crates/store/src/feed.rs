//! The change feed: what an account may hear, decided at delivery, and whom to wake after a commit.
//!
//! Invariant: an event reaches only those who may read what changed, through active memberships, as things stand when it is
//! delivered. It carries ids, never a mark.

use std::collections::{BTreeMap, HashSet};

use school::{
    event::{Cursor, Event, EventName},
    id::{AccountId, AssessmentId, CourseId, MemberId, Revision, SchoolId},
};

use crate::{
    Committed, Error,
    store::{Reader, sealed::Link},
};

/// The most events of one school in one answer; who missed more reads everything anew.
const MOST_EVENTS: usize = 500;
/// The most revisions that are searched for one reader.
const MOST_REVISIONS: i64 = 20_000;

/// Kinds of change that every active member of the school may hear of: they name no person.
macro_rules! for_everyone {
    () => {
        "('data_refresh_needed', 'setup_changed', 'course_request_approved', 'course_ended', 'seats_changed')"
    };
}

/// The kind of change that is one person's own affair, not even an admin's.
macro_rules! for_one_alone {
    () => {
        "'notifications_changed'"
    };
}

/// Reads what changed for the account since the cursor, and the cursor after it.
///
/// A school that the cursor lacks, or of which it is ahead, and a reader who missed too much, get one
/// [`EventName::DataRefreshNeeded`] of that school. A school that the account has left drops out of the cursor.
///
/// # Errors
/// The database's.
pub async fn changes_since(
    reader: &mut Reader,
    account: AccountId,
    since: &Cursor,
) -> Result<(Vec<Event>, Cursor), Error> {
    let mut events = Vec::new();
    let now = cursor_of(reader, account).await?;
    for (school, newest) in now.schools() {
        match since.at(school) {
            Some(seen) if seen == newest => {}
            Some(seen) if seen < newest && newest.0 - seen.0 <= MOST_REVISIONS => {
                let heard = heard(reader, account, school, seen, newest).await?;
                if heard.len() > MOST_EVENTS {
                    events.push(refresh(school, newest));
                } else {
                    events.extend(heard);
                }
            }
            Some(_) | None => events.push(refresh(school, newest)),
        }
    }
    Ok((events, now))
}

/// The newest revisions of all schools at which the account is an active member.
///
/// # Errors
/// The database's.
pub async fn cursor_of(reader: &mut Reader, account: AccountId) -> Result<Cursor, Error> {
    const TEXT: &str = "SELECT DISTINCT k.school_id, k.revision FROM members m \
        JOIN counters k ON k.school_id = m.school_id WHERE m.account_id = $1 AND m.status = 'active'";
    let rows: Vec<(i64, i64)> = sqlx::query_as(TEXT).bind(account.0).fetch_all(reader.link()).await?;
    Ok(rows.into_iter().map(|(school, revision)| (SchoolId(school), Revision(revision))).collect())
}

/// The accounts to wake after a commit. May hold some who will hear nothing: [`changes_since`] decides. Who was suspended
/// is woken too: a poll that is held must learn that its session ended.
///
/// # Errors
/// The database's.
pub async fn audience(reader: &mut Reader, committed: &Committed) -> Result<HashSet<AccountId>, Error> {
    const TEXT: &str = concat!(
        "WITH h AS (SELECT kind, course_id, student_id, assessment_id, member_id, audience FROM changes \
            WHERE school_id = $1 AND revision >= $2 AND revision <= $3) \
         SELECT DISTINCT m.account_id FROM members m WHERE m.school_id = $1 AND m.account_id IS NOT NULL \
         AND (m.id IN (SELECT h.member_id FROM h WHERE h.kind = 'people_changed') OR m.status = 'active' AND (\
            EXISTS (SELECT 1 FROM h WHERE h.kind IN ",
        for_everyone!(),
        ") OR (m.role = 'admin' AND EXISTS (SELECT 1 FROM h WHERE h.audience <> 'families' AND h.kind <> ",
        for_one_alone!(),
        ")) OR m.id IN (SELECT h.member_id FROM h) \
         OR m.id IN (SELECT t.teacher_id FROM h \
            JOIN course_teachers t ON t.school_id = $1 AND t.course_id = h.course_id WHERE h.audience <> 'families') \
         OR m.id IN (SELECT h.student_id FROM h WHERE h.assessment_id = 0) \
         OR m.id IN (SELECT g.guardian_id FROM h \
            JOIN guardianships g ON g.school_id = $1 AND g.student_id = h.student_id AND g.ended_at IS NULL \
            WHERE h.assessment_id = 0) \
         OR m.id IN (SELECT e.student_id FROM h \
            JOIN enrollments e ON e.school_id = $1 AND e.course_id = h.course_id \
            WHERE h.audience <> 'staff' AND (h.student_id = 0 OR h.student_id = e.student_id)) \
         OR m.id IN (SELECT g.guardian_id FROM h \
            JOIN enrollments e ON e.school_id = $1 AND e.course_id = h.course_id \
            JOIN guardianships g ON g.school_id = $1 AND g.student_id = e.student_id AND g.ended_at IS NULL \
            WHERE h.audience <> 'staff' AND (h.student_id = 0 OR h.student_id = e.student_id))))"
    );
    let revisions = || committed.changes.iter().map(|event| event.revision.0);
    let (Some(first), Some(last)) = (revisions().min(), revisions().max()) else { return Ok(HashSet::new()) };
    let query = sqlx::query_scalar(TEXT).bind(committed.school.0).bind(first).bind(last);
    let accounts: Vec<i64> = query.fetch_all(reader.link()).await?;
    Ok(accounts.into_iter().map(AccountId).collect())
}

/// All that a school committed after a revision, for everyone: what a process reads that was told of another's commit.
/// Reads at most 500 changes; who gets as many asks again from the last revision.
///
/// # Errors
/// The database's.
pub async fn committed_since(reader: &mut Reader, school: SchoolId, since: Revision) -> Result<Committed, Error> {
    const TEXT: &str = "SELECT revision, kind, course_id, student_id, assessment_id FROM changes \
        WHERE school_id = $1 AND revision > $2 ORDER BY revision, item LIMIT 500";
    let query = sqlx::query_as(TEXT).bind(school.0).bind(since.0);
    let rows: Vec<ChangeRow> = query.fetch_all(reader.link()).await?;
    Ok(Committed { school, changes: rows.into_iter().filter_map(|row| event(school, row)).collect() })
}

/// The newest revision of every school, for a process that starts.
///
/// # Errors
/// The database's.
pub async fn newest_revisions(reader: &mut Reader) -> Result<BTreeMap<SchoolId, Revision>, Error> {
    let query = sqlx::query_as("SELECT school_id, revision FROM counters");
    let rows: Vec<(i64, i64)> = query.fetch_all(reader.link()).await?;
    Ok(rows.into_iter().map(|(school, revision)| (SchoolId(school), Revision(revision))).collect())
}

/// Revision, kind, course, student, assessment.
type ChangeRow = (i64, String, i64, i64, i64);

/// The changes of one school between two revisions that the account may hear of, one more than the most at most.
async fn heard(
    reader: &mut Reader,
    account: AccountId,
    school: SchoolId,
    seen: Revision,
    newest: Revision,
) -> Result<Vec<Event>, Error> {
    let query = sqlx::query_as(HEARD).bind(school.0).bind(seen.0).bind(newest.0).bind(account.0);
    let rows: Vec<ChangeRow> = query.fetch_all(reader.link()).await?;
    Ok(rows.into_iter().filter_map(|row| event(school, row)).collect())
}

/// What names no person reaches every member. Admins hear all but what is one person's own, teachers their courses, each
/// what concerns themselves; students and guardians requests of the student, and what is posted: of the student alone, or
/// (student 0) of a course in which the student is enrolled; a mark when its grace time is over.
const HEARD: &str = concat!(
    "SELECT h.revision, h.kind, h.course_id, h.student_id, h.assessment_id FROM changes h \
    WHERE h.school_id = $1 AND h.revision > $2 AND h.revision <= $3 AND (h.kind IN ",
    for_everyone!(),
    " OR (h.audience <> 'families' AND h.kind <> ",
    for_one_alone!(),
    " AND EXISTS (SELECT 1 FROM members m WHERE m.school_id = $1 AND m.account_id = $4 AND m.status = 'active' \
        AND m.role = 'admin')) \
    OR (h.member_id <> 0 AND EXISTS (SELECT 1 FROM members m WHERE m.school_id = $1 AND m.id = h.member_id \
        AND m.account_id = $4 AND m.status = 'active')) \
    OR EXISTS (SELECT 1 FROM course_teachers t JOIN members m ON m.school_id = t.school_id AND m.id = t.teacher_id \
        WHERE h.audience <> 'families' AND t.school_id = $1 AND t.course_id = h.course_id AND m.account_id = $4 \
        AND m.status = 'active' AND m.role = 'teacher') \
    OR (h.assessment_id = 0 AND h.student_id <> 0 \
        AND (EXISTS (SELECT 1 FROM members m WHERE m.school_id = $1 AND m.id = h.student_id AND m.account_id = $4 \
                AND m.status = 'active' AND m.role = 'student') \
            OR EXISTS (SELECT 1 FROM members m \
                JOIN guardianships g ON g.school_id = m.school_id AND g.guardian_id = m.id AND g.ended_at IS NULL \
                WHERE m.school_id = $1 AND m.account_id = $4 AND m.status = 'active' AND m.role = 'parent' \
                AND g.student_id = h.student_id))) \
    OR (h.audience <> 'staff' AND (h.assessment_id = 0 OR EXISTS (SELECT 1 FROM assessments a \
            WHERE a.school_id = $1 AND a.course_id = h.course_id AND a.id = h.assessment_id AND a.posted_at IS NOT NULL)) \
        AND (EXISTS (SELECT 1 FROM members m JOIN enrollments e ON e.school_id = m.school_id AND e.student_id = m.id \
                WHERE m.school_id = $1 AND m.account_id = $4 AND m.status = 'active' AND m.role = 'student' \
                AND e.course_id = h.course_id AND e.ended_at IS NULL AND (h.student_id = 0 OR h.student_id = m.id)) \
            OR EXISTS (SELECT 1 FROM members m \
                JOIN guardianships g ON g.school_id = m.school_id AND g.guardian_id = m.id AND g.ended_at IS NULL \
                JOIN enrollments e ON e.school_id = g.school_id AND e.student_id = g.student_id \
                WHERE m.school_id = $1 AND m.account_id = $4 AND m.status = 'active' AND m.role = 'parent' \
                AND e.course_id = h.course_id AND e.ended_at IS NULL \
                AND (h.student_id = 0 OR h.student_id = g.student_id))))) \
    ORDER BY h.revision, h.item LIMIT 501"
);

/// A stored change as an event; none for a name of a newer release.
fn event(school: SchoolId, (revision, kind, course, student, assessment): ChangeRow) -> Option<Event> {
    let some = |id: i64| (id != 0).then_some(id);
    Some(Event {
        name: EventName::from_name(&kind)?,
        school,
        revision: Revision(revision),
        course: some(course).map(CourseId),
        student: some(student).map(MemberId),
        assessment: some(assessment).map(AssessmentId),
    })
}

fn refresh(school: SchoolId, revision: Revision) -> Event {
    let name = EventName::DataRefreshNeeded;
    Event { name, school, revision, course: None, student: None, assessment: None }
}
