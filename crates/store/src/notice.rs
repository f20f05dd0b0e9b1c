//! Making notices: rows of the inbox, in the transaction of what they tell of.
//!
//! Invariant: nobody is told of what they did themselves, in whatever role, and nobody twice of one thing in one transaction.

use std::collections::BTreeSet;

use school::{
    event::EventName,
    id::{AssessmentId, CourseId, MemberId},
    notice::NoticeKind,
};
use sqlx::{Any, AssertSqlSafe};

use crate::{
    Change, Error, Tx,
    alerts::held,
    sql::{IN_A_LIST, Value, insert, tuples},
};

/// What the notices of one happening tell of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Told {
    pub kind: NoticeKind,
    pub course: Option<CourseId>,
    pub student: Option<MemberId>,
    pub assessment: Option<AssessmentId>,
    /// The request of the kind that the notice is about, by its id.
    pub request: Option<i64>,
}

impl Told {
    /// A notice about nothing but its kind.
    pub fn of(kind: NoticeKind) -> Self {
        Self { kind, course: None, student: None, assessment: None, request: None }
    }
}

/// Puts a notice into the inbox of each of these members but the actor, and tells their readers; into that of one who has quiet
/// now when the hours are over.
///
/// # Errors
/// The database's.
pub(crate) async fn notify(
    tx: &mut Tx,
    told: Told,
    members: impl IntoIterator<Item = MemberId>,
    actor: Option<MemberId>,
) -> Result<(), Error> {
    notify_all(tx, members.into_iter().map(|member| (told, member)), actor).await
}

/// The same for many happenings at once, in a statement or few.
///
/// # Errors
/// The database's.
pub(crate) async fn notify_all(
    tx: &mut Tx,
    notices: impl IntoIterator<Item = (Told, MemberId)>,
    actor: Option<MemberId>,
) -> Result<(), Error> {
    let mut notices: BTreeSet<(Told, MemberId)> = notices.into_iter().collect();
    if let Some(actor) = actor.filter(|_| !notices.is_empty()) {
        let own = themselves(tx, actor).await?;
        notices.retain(|(_, member)| !own.contains(member));
    }
    if notices.is_empty() {
        return Ok(());
    }
    let readers: BTreeSet<MemberId> = notices.iter().map(|(_, member)| *member).collect();
    let held = held(tx, &readers).await?;
    let row = |(told, member): &(Told, MemberId)| {
        [
            Value::Int(tx.school().0),
            Value::Int(crate::id::mint()),
            Value::Int(member.0),
            Value::from(told.kind.name()),
            Value::Int(told.course.map_or(0, |id| id.0)),
            Value::Int(told.student.map_or(0, |id| id.0)),
            Value::Int(told.assessment.map_or(0, |id| id.0)),
            Value::Int(told.request.unwrap_or(0)),
            Value::Int(tx.now().0),
            Value::MaybeInt(held.get(member).map(|until| until.0)),
        ]
    };
    let rows = notices.iter().map(row).collect();
    let columns = [
        "school_id",
        "id",
        "member_id",
        "kind",
        "course_id",
        "student_id",
        "assessment_id",
        "request_id",
        "created_at",
        "held_until",
    ];
    insert(&mut tx.conn, "notifications", columns, rows).await?;
    for member in readers.into_iter().filter(|member| !held.contains_key(member)) {
        tx.record(Change::of_member(EventName::NotificationsChanged, member));
    }
    Ok(())
}

/// The memberships of the actor's account at this school: who teaches and is an admin knows what they did as either.
async fn themselves(tx: &mut Tx, actor: MemberId) -> Result<Vec<MemberId>, Error> {
    const TEXT: &str = "SELECT m.id FROM members a JOIN members m ON m.school_id = a.school_id \
        AND (m.id = a.id OR m.account_id = a.account_id) WHERE a.school_id = $1 AND a.id = $2";
    members(tx, TEXT, &[actor.0]).await
}

/// The active admins of the transaction's school.
///
/// # Errors
/// The database's.
pub(crate) async fn admins(tx: &mut Tx) -> Result<Vec<MemberId>, Error> {
    const TEXT: &str = "SELECT id FROM members WHERE school_id = $1 AND role = 'admin' AND status = 'active'";
    members(tx, TEXT, &[]).await
}

/// The active teachers of a course.
///
/// # Errors
/// The database's.
pub(crate) async fn teachers_of(tx: &mut Tx, course: CourseId) -> Result<Vec<MemberId>, Error> {
    const TEXT: &str = "SELECT m.id FROM course_teachers t \
        JOIN members m ON m.school_id = t.school_id AND m.id = t.teacher_id AND m.status = 'active' \
        WHERE t.school_id = $1 AND t.course_id = $2";
    members(tx, TEXT, &[course.0]).await
}

/// The guardians of these students, each with the student.
///
/// # Errors
/// The database's.
pub(crate) async fn guardians_of(
    tx: &mut Tx,
    students: &BTreeSet<MemberId>,
) -> Result<Vec<(MemberId, MemberId)>, Error> {
    let mut guardians = Vec::new();
    let students: Vec<MemberId> = students.iter().copied().collect();
    for some in students.chunks(IN_A_LIST) {
        let text = format!(
            "SELECT g.student_id, m.id FROM guardianships g \
             JOIN members m ON m.school_id = g.school_id AND m.id = g.guardian_id AND m.status = 'active' \
             WHERE g.school_id = $1 AND g.ended_at IS NULL AND g.student_id IN {}",
            tuples(1, some.len(), 2, "")
        );
        let mut query = sqlx::query_as::<Any, (i64, i64)>(AssertSqlSafe(text)).bind(tx.school().0);
        for student in some {
            query = query.bind(student.0);
        }
        let rows = query.fetch_all(&mut *tx.conn).await?;
        guardians.extend(rows.into_iter().map(|(student, guardian)| (MemberId(student), MemberId(guardian))));
    }
    Ok(guardians)
}

/// Runs a query for members, whose first placeholder is the school.
async fn members(tx: &mut Tx, text: &'static str, more: &[i64]) -> Result<Vec<MemberId>, Error> {
    let mut query = sqlx::query_scalar(text).bind(tx.school().0);
    for value in more {
        query = query.bind(*value);
    }
    let rows: Vec<i64> = query.fetch_all(&mut *tx.conn).await?;
    Ok(rows.into_iter().map(MemberId).collect())
}
