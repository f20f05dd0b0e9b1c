//! Deciding: after a command, in its transaction, for whatever families hear of it.
//!
//! Invariant: where nobody watches, a change costs one look into an index. Where somebody does, the statements are as many
//! however many marks changed: of one student's in a course, else of the whole course.

use std::collections::{BTreeMap, BTreeSet};

use school::{
    alert::{Alert, AlertRule, Standing},
    event::EventName,
    grade::Percent,
    id::{CourseId, MemberId, SchoolId},
    notice::NoticeKind,
};

use super::{
    seen::{self, SeenCourse},
    standings::{self, Standings},
};
use crate::{
    Change, Error, Tx,
    door::Audience,
    notice::{Told, notify_all},
    records::Moment,
    requests::seats,
};

/// How many students are looked at by one statement.
const AT_ONCE: usize = 100;

/// Whom changes touch in a course; nobody in particular is everyone.
type Students = BTreeSet<Option<MemberId>>;

/// Whom a command's changes touch, by course.
type Touched = BTreeMap<CourseId, Students>;

/// Who is told of a student, and by which rule.
type Watchers = BTreeMap<MemberId, Vec<(MemberId, AlertRule)>>;

/// Tells guardians what became true by the changes that the running command recorded.
///
/// # Errors
/// The database's.
pub(crate) async fn decide(tx: &mut Tx) -> Result<(), Error> {
    for (course, students) in touched(tx) {
        decide_course(tx, course, &students).await?;
    }
    Ok(())
}

/// The same of one course, for the guardians of some of its students.
///
/// # Errors
/// The database's.
pub(super) async fn decide_course(tx: &mut Tx, course: CourseId, students: &Students) -> Result<(), Error> {
    let watchers = watchers(tx, course, students).await?;
    if watchers.is_empty() {
        return Ok(());
    }
    // Two processes decide on one course one after the other: the second sees what the first told.
    seats::lock(tx, course).await?;
    let school = tx.school();
    let watched: Vec<(SchoolId, MemberId)> = watchers.keys().map(|student| (school, *student)).collect();
    for some in watched.chunks(AT_ONCE) {
        tell(tx, &watchers, Moment { students: some, course, now: tx.now() }).await?;
    }
    Ok(())
}

/// What families hear of that may change a total or a flag.
fn touched(tx: &Tx) -> Touched {
    let mut touched = Touched::new();
    let own = tx.recorded.iter().filter(|recorded| recorded.job == tx.job && recorded.school == tx.school);
    for Change { course, student, .. } in own.map(|recorded| recorded.change).filter(may_alert) {
        if let Some(course) = course {
            touched.entry(course).or_default().insert(student);
        }
    }
    touched
}

/// Families don't hear of what only the staff is told: a mark whose grace time begins is decided on when it ends.
fn may_alert(change: &Change) -> bool {
    use EventName as N;
    change.audience != Audience::Staff
        && matches!(
            change.name,
            N::GradeCreated
                | N::GradeUpdated
                | N::GradeDeleted
                | N::AssessmentCreated
                | N::AssessmentUpdated
                | N::AssessmentDeleted
                | N::PolicyChanged
        )
}

/// Student, guardian, limit, fall, whether of what is missing.
type WatcherRow = (i64, i64, Option<i64>, Option<i64>, i64);

/// Who watches the students; ended links and suspended guardians do not.
macro_rules! watching {
    ($first:literal) => {
        concat!(
            "SELECT r.student_id, r.guardian_id, r.under_hundredths, r.falls_hundredths, r.missing FROM ",
            $first,
            " JOIN guardianships g ON g.school_id = r.school_id AND g.student_id = r.student_id \
             AND g.guardian_id = r.guardian_id AND g.ended_at IS NULL \
             JOIN members m ON m.school_id = r.school_id AND m.id = r.guardian_id AND m.status = 'active' \
             WHERE r.school_id = $1 AND "
        )
    };
}

async fn watchers(tx: &mut Tx, course: CourseId, students: &Students) -> Result<Watchers, Error> {
    const OF_ONE: &str = concat!(watching!("alert_rules r"), "r.student_id = $2");
    const OF_ALL: &str = concat!(
        watching!(
            "enrollments e JOIN alert_rules r ON r.school_id = e.school_id AND r.student_id = e.student_id \
             AND e.ended_at IS NULL"
        ),
        "e.school_id = $1 AND e.course_id = $2"
    );
    let (text, id) = match (students.len(), students.first().copied().flatten()) {
        (1, Some(student)) => (OF_ONE, student.0),
        _ => (OF_ALL, course.0),
    };
    let query = sqlx::query_as(text).bind(tx.school().0).bind(id);
    let rows: Vec<WatcherRow> = query.fetch_all(&mut *tx.conn).await?;
    let everyone = students.contains(&None);
    let mut watchers = Watchers::new();
    for row in rows.into_iter().filter(|row| everyone || students.contains(&Some(MemberId(row.0)))) {
        let (student, guardian, rule) = (MemberId(row.0), MemberId(row.1), rule((row.2, row.3, row.4)));
        watchers.entry(student).or_default().push((guardian, rule));
    }
    Ok(watchers)
}

/// Reads a stored rule.
pub(super) fn rule((under, falls, missing): (Option<i64>, Option<i64>, i64)) -> AlertRule {
    AlertRule { under: under.map(Percent::hundredths), falls: falls.map(Percent::hundredths), missing: missing == 1 }
}

/// Compares what the family sees with what was told, tells the difference, and keeps it.
async fn tell(tx: &mut Tx, watchers: &Watchers, at: Moment<'_>) -> Result<(), Error> {
    let seen = seen::read(tx, at).await?;
    let before = standings::read(tx, at).await?;
    let (mut after, mut notices) = (Standings::new(), Vec::new());
    for of in &seen {
        for (guardian, rule) in watchers.get(&of.student).into_iter().flatten() {
            let key = (of.student, of.course, *guardian);
            // Of another term nothing was told in this one.
            let known = before.get(&key).filter(|(term, _)| *term == of.term).map(|(_, standing)| standing);
            let nothing = Standing::default();
            let (standing, alerts) = known.unwrap_or(&nothing).step(*rule, &of.seen);
            notices.extend(alerts.iter().map(|alert| (told(of, alert), *guardian)));
            if known != Some(&standing) {
                after.insert(key, (of.term, standing));
            }
        }
    }
    standings::write(tx, after).await?;
    notify_all(tx, notices, None).await
}

/// The notice of an alert: of missing work it names the assessment where it is one.
fn told(of: &SeenCourse, alert: &Alert) -> Told {
    let (kind, assessment) = match alert {
        Alert::Under => (NoticeKind::TotalUnder, None),
        Alert::Fell => (NoticeKind::TotalFell, None),
        Alert::Missing(fresh) => (NoticeKind::WorkMissing, fresh.first().filter(|_| fresh.len() == 1).copied()),
    };
    Told { course: Some(of.course), student: Some(of.student), assessment, ..Told::of(kind) }
}
