//! Permits: proof that a caller may do something, with the ids that it may be done to. One file a group of them.
//!
//! Invariant: a permit is made only here, from relations that were read from the database, by asking
//! `school::access::allows`; no field can be set outside this crate. A suspended member stands in no relation.
//!
//! Each is public, those that only this crate asks too: the contracts mint every one of them as everybody.

mod alerts;
mod course;
mod family;
mod inbox;
mod links;
mod people;
mod questions;
mod record;
mod registrations;
mod requests;
mod school_wide;
mod total;

use school::{
    access::Relation,
    id::{AccountId, MemberId, SchoolId},
    person::Role,
};

use crate::{Error, store::Connected};

pub use alerts::SetsAlerts;
pub(crate) use course::WritesMarks;
pub use course::{CorrectsGrades, ImportsMarks, ReadsGradebook, SetsPolicy, TeachesCourse};
pub use family::{KeepsClass, KeepsFamilies, KeepsStudents, OwnIssue};
pub use inbox::{OwnInbox, OwnNotice};
pub use links::IssuesLinks;
pub use people::ManagesMember;
pub use questions::{ActsOnQuestion, OwnQuestions, SpeaksFor};
pub use record::{ChildrenRecords, ExportsRecord, OwnRecords, ReadsRecords};
pub use registrations::DecidesRegistration;
pub use requests::{ActsOnRequest, AsksToJoin, AsksToTeach, ReadsCourseRequest, ReadsEnrollmentRequest};
pub use school_wide::{Administers, SchoolAdmin, Teaches};
pub use total::ReadsTotal;
pub(crate) use total::Source as TotalSource;

/// Who asks: the account of a checked session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Caller {
    /// The account.
    pub account: AccountId,
}

/// The caller's active memberships in a role; at least one.
async fn members(conn: &mut impl Connected, caller: Caller, role: Role) -> Result<Vec<(SchoolId, MemberId)>, Error> {
    const TEXT: &str = "SELECT school_id, id FROM members \
        WHERE account_id = $1 AND role = $2 AND status = 'active' ORDER BY school_id, id";
    let query = sqlx::query_as(TEXT).bind(caller.account.0).bind(role.name());
    let rows: Vec<(i64, i64)> = query.fetch_all(conn.link()).await?;
    if rows.is_empty() {
        return Err(Error::NotFound);
    }
    Ok(rows.into_iter().map(|(school, member)| (SchoolId(school), MemberId(member))).collect())
}

/// The caller's active memberships as a parent, each once for each student whose open guardian it is, or once without any.
///
/// # Errors
/// [`Error::NotFound`] when the caller is no parent anywhere.
async fn children(
    conn: &mut impl Connected,
    caller: Caller,
) -> Result<Vec<(SchoolId, MemberId, Option<MemberId>)>, Error> {
    const TEXT: &str = "SELECT p.school_id, p.id, g.student_id FROM members p \
        LEFT JOIN guardianships g ON g.school_id = p.school_id AND g.guardian_id = p.id AND g.ended_at IS NULL \
        WHERE p.account_id = $1 AND p.role = 'parent' AND p.status = 'active' ORDER BY p.school_id, g.student_id, p.id";
    let rows: Vec<(i64, i64, Option<i64>)> = sqlx::query_as(TEXT).bind(caller.account.0).fetch_all(conn.link()).await?;
    if rows.is_empty() {
        return Err(Error::NotFound);
    }
    let row = |(school, guardian, student): (i64, i64, Option<i64>)| {
        (SchoolId(school), MemberId(guardian), student.map(MemberId))
    };
    Ok(rows.into_iter().map(row).collect())
}

/// How a member stands to a student, of whom they are the very one, or an open guardian.
fn of_family(role: &str, is_student: bool, is_guardian: bool) -> Relation {
    match Role::from_name(role) {
        Some(Role::Student) if is_student => Relation::IsStudent,
        Some(Role::Parent) if is_guardian => Relation::GuardianOf,
        _ => Relation::Stranger,
    }
}
