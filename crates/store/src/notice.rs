//! Making notices: rows of the inbox, in the transaction of what they tell of.
//!
//! Invariant: nobody is told of what they did themselves, and nobody twice of one thing in one transaction.

#![allow(dead_code, reason = "the requests are the first to use it, in a commit soon to come")]

use std::collections::BTreeSet;

use school::{
    event::EventName,
    id::{CourseId, MemberId},
    notice::NoticeKind,
};

use crate::{
    Change, Error, Tx,
    sql::{Value, insert},
};

/// What the notices of one happening tell of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub kind: NoticeKind,
    pub course: Option<CourseId>,
    pub student: Option<MemberId>,
    /// The request of the kind that the notice is about, by its id.
    pub request: Option<i64>,
}

impl Told {
    /// A notice about nothing but its kind.
    pub fn of(kind: NoticeKind) -> Self {
        Self { kind, course: None, student: None, request: None }
    }
}

/// Puts a notice into the inbox of each of these members but the actor, and tells their readers.
///
/// # Errors
/// The database's.
pub(crate) async fn notify(
    tx: &mut Tx,
    told: Told,
    members: impl IntoIterator<Item = MemberId>,
    actor: Option<MemberId>,
) -> Result<(), Error> {
    let members: BTreeSet<MemberId> = members.into_iter().filter(|member| Some(*member) != actor).collect();
    let row = |member: &MemberId| {
        [
            Value::Int(tx.school().0),
            Value::Int(crate::id::mint()),
            Value::Int(member.0),
            Value::from(told.kind.name()),
            Value::Int(told.course.map_or(0, |id| id.0)),
            Value::Int(told.student.map_or(0, |id| id.0)),
            Value::Int(told.request.unwrap_or(0)),
            Value::Int(tx.now().0),
        ]
    };
    let rows = members.iter().map(row).collect();
    let columns = ["school_id", "id", "member_id", "kind", "course_id", "student_id", "request_id", "created_at"];
    insert(&mut tx.conn, "notifications", columns, rows).await?;
    for member in members {
        tx.record(Change::of_member(EventName::NotificationsChanged, member));
    }
    Ok(())
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

/// The guardians of a student.
///
/// # Errors
/// The database's.
pub(crate) async fn guardians_of(tx: &mut Tx, student: MemberId) -> Result<Vec<MemberId>, Error> {
    const TEXT: &str = "SELECT m.id FROM guardianships g \
        JOIN members m ON m.school_id = g.school_id AND m.id = g.guardian_id AND m.status = 'active' \
        WHERE g.school_id = $1 AND g.student_id = $2 AND g.ended_at IS NULL";
    members(tx, TEXT, &[student.0]).await
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
