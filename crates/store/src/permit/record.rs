//! Permits for students' records: one's own, and one's children's.

use std::collections::BTreeSet;

use school::{
    access::{Action, Relation, allows},
    id::{MemberId, SchoolId},
    person::Role,
};

use super::{Caller, children, members, of_family};
use crate::{Error, store::Connected};

/// The caller's own records as a student, one per school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRecords(Vec<(SchoolId, MemberId)>);

/// The records of the children whose guardian the caller is; may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildrenRecords {
    children: Vec<(SchoolId, MemberId)>,
    guardians: Vec<(SchoolId, MemberId)>,
}

/// The caller may take one student's record along, as one member of the student's school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportsRecord {
    of: [(SchoolId, MemberId); 1],
    by: MemberId,
}

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
        if !allows(Relation::GuardianOf, Action::ReadRecord) {
            return Err(Error::NotFound);
        }
        let rows = children(conn, caller).await?;
        let linked = rows.iter().filter_map(|(school, _, student)| Some((*school, (*student)?)));
        let guardians: BTreeSet<_> = rows.iter().map(|(school, own, _)| (*school, *own)).collect();
        Ok(Self { children: linked.collect(), guardians: guardians.into_iter().collect() })
    }
}

impl ChildrenRecords {
    /// The permit to read one of the children alone.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the caller has no such child.
    pub fn only(self, child: MemberId) -> Result<Self, Error> {
        let one = self.children.into_iter().find(|(_, student)| *student == child).ok_or(Error::NotFound)?;
        Ok(Self { children: vec![one], guardians: self.guardians })
    }

    /// The caller as a parent, with the school.
    #[must_use]
    pub fn guardians(&self) -> &[(SchoolId, MemberId)] {
        &self.guardians
    }
}

impl ExportsRecord {
    /// Looks whether the caller is the student, or an open guardian.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not, or when there is no such student.
    pub async fn mint(conn: &mut impl Connected, caller: Caller, student: MemberId) -> Result<Self, Error> {
        const TEXT: &str = "SELECT m.school_id, m.id, m.role, g.guardian_id FROM members m \
            LEFT JOIN guardianships g ON g.school_id = m.school_id AND g.student_id = $2 AND g.guardian_id = m.id \
                AND g.ended_at IS NULL \
            WHERE m.account_id = $1 AND m.status = 'active' ORDER BY m.school_id, m.id";
        let query = sqlx::query_as(TEXT).bind(caller.account.0).bind(student.0);
        let rows: Vec<(i64, i64, String, Option<i64>)> = query.fetch_all(conn.link()).await?;
        let found = rows.into_iter().find(|(_, member, role, guardian)| {
            allows(of_family(role, *member == student.0, guardian.is_some()), Action::ExportRecord)
        });
        let (school, by, ..) = found.ok_or(Error::NotFound)?;
        Ok(Self { of: [(SchoolId(school), student)], by: MemberId(by) })
    }

    /// The school of both.
    #[must_use]
    pub fn school(&self) -> SchoolId {
        self.of[0].0
    }

    /// The caller, as a member of that school.
    #[must_use]
    pub fn by(&self) -> MemberId {
        self.by
    }
}

impl ReadsRecords for ExportsRecord {
    fn students(&self) -> &[(SchoolId, MemberId)] {
        &self.of
    }
}

impl ReadsRecords for OwnRecords {
    fn students(&self) -> &[(SchoolId, MemberId)] {
        &self.0
    }
}

impl ReadsRecords for ChildrenRecords {
    fn students(&self) -> &[(SchoolId, MemberId)] {
        &self.children
    }
}
