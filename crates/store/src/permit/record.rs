//! Permits for students' records: one's own, and one's children's.

use school::{
    access::{Action, Relation, allows},
    id::{MemberId, SchoolId},
    person::Role,
};

use super::{Caller, members};
use crate::{Error, store::Connected};

/// The caller's own records as a student, one per school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRecords(Vec<(SchoolId, MemberId)>);

/// The records of the children whose guardian the caller is; may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildrenRecords(Vec<(SchoolId, MemberId)>);

/// A permit to read the records of some students.
pub trait ReadsRecords: Sync {
    /// The students, each with their school, the smallest ids first.
    fn students(&self) -> &[(SchoolId, MemberId)];
}

impl OwnRecords {
    /// Finds the caller's memberships as a student.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none.
    pub async fn mint(conn: &mut impl Connected, caller: Caller) -> Result<Self, Error> {
        if !allows(Relation::IsStudent, Action::ReadRecord) {
            return Err(Error::NotFound);
        }
        members(conn, caller, Role::Student).await.map(Self)
    }
}

impl ChildrenRecords {
    /// Finds the students whose open guardian the caller is. A parent without a linked child gets an empty permit.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the caller is no parent anywhere.
    pub async fn mint(conn: &mut impl Connected, caller: Caller) -> Result<Self, Error> {
        const TEXT: &str = "SELECT p.school_id, g.student_id FROM members p \
            LEFT JOIN guardianships g ON g.school_id = p.school_id AND g.guardian_id = p.id AND g.ended_at IS NULL \
            WHERE p.account_id = $1 AND p.role = 'parent' AND p.status = 'active' ORDER BY p.school_id, g.student_id";
        let query = sqlx::query_as(TEXT).bind(caller.account.0);
        let rows: Vec<(i64, Option<i64>)> = query.fetch_all(conn.link()).await?;
        if rows.is_empty() || !allows(Relation::GuardianOf, Action::ReadRecord) {
            return Err(Error::NotFound);
        }
        let linked = rows.into_iter().filter_map(|(school, student)| Some((SchoolId(school), MemberId(student?))));
        Ok(Self(linked.collect()))
    }
}

impl ChildrenRecords {
    /// The permit to read one of the children alone.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the caller has no such child.
    pub fn only(self, child: MemberId) -> Result<Self, Error> {
        let one = self.0.into_iter().find(|(_, student)| *student == child).ok_or(Error::NotFound)?;
        Ok(Self(vec![one]))
    }
}

impl ReadsRecords for OwnRecords {
    fn students(&self) -> &[(SchoolId, MemberId)] {
        &self.0
    }
}

impl ReadsRecords for ChildrenRecords {
    fn students(&self) -> &[(SchoolId, MemberId)] {
        &self.0
    }
}
