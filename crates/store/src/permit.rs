//! Permits: proof that a caller may do something, with the ids that it may be done to.
//!
//! Invariant: a permit is made only here, from relations that were read from the database, by asking
//! `school::access::allows`; its fields are private. A suspended member stands in no relation.

use school::{
    access::{Action, Relation, allows},
    id::{AccountId, CourseId, MemberId, SchoolId},
    person::Role,
};

use crate::{Error, store::Connected};

/// Who asks: the account of a checked session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Caller {
    /// The account.
    pub account: AccountId,
}

/// What a permit for one course says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct CourseMember {
    school: SchoolId,
    course: CourseId,
    member: MemberId,
    relation: Relation,
}

/// The caller may read one course's whole book: its teachers, and the admins of its school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadsGradebook(CourseMember);

/// The caller teaches one course, as lead or co-teacher, and may write what it was minted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeachesCourse(CourseMember);

/// The caller teaches at these schools.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teaches(Vec<(SchoolId, MemberId)>);

/// The caller's own records as a student, one per school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRecords(Vec<(SchoolId, MemberId)>);

/// The records of the children whose guardian the caller is; may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildrenRecords(Vec<(SchoolId, MemberId)>);

/// The caller administers the school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchoolAdmin {
    school: SchoolId,
    member: MemberId,
}

/// A permit to read the records of some students.
pub trait ReadsRecords: Sync {
    /// The students, each with their school, the smallest ids first.
    fn students(&self) -> &[(SchoolId, MemberId)];
}

/// Gives a course permit its getters.
macro_rules! course_permit {
    ($permit:ident) => {
        impl $permit {
            /// The course's school.
            #[must_use]
            pub fn school(&self) -> SchoolId {
                self.0.school
            }

            /// The course.
            #[must_use]
            pub fn course(&self) -> CourseId {
                self.0.course
            }

            /// The caller, as a member of that school.
            #[must_use]
            pub fn member(&self) -> MemberId {
                self.0.member
            }
        }
    };
}

course_permit!(ReadsGradebook);
course_permit!(TeachesCourse);

impl ReadsGradebook {
    /// Looks whether the caller may read the course's book.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not, or when there is no such course.
    pub async fn mint(conn: &mut impl Connected, caller: Caller, course: CourseId) -> Result<Self, Error> {
        course_member(conn, caller, course, Action::ReadGradebook).await.map(Self)
    }

    /// Whether the caller may also write marks: so a page knows what to offer. A write mints its own permit.
    #[must_use]
    pub fn may_write(&self) -> bool {
        allows(self.0.relation, Action::WriteGrade)
    }
}

impl TeachesCourse {
    /// Looks whether the caller may write marks in the course.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not, or when there is no such course.
    pub async fn writing_grades(conn: &mut impl Connected, caller: Caller, course: CourseId) -> Result<Self, Error> {
        course_member(conn, caller, course, Action::WriteGrade).await.map(Self)
    }

    /// Looks whether the caller may add and change assessments of the course.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not, or when there is no such course.
    pub async fn writing_assessments(
        conn: &mut impl Connected,
        caller: Caller,
        course: CourseId,
    ) -> Result<Self, Error> {
        course_member(conn, caller, course, Action::WriteAssessment).await.map(Self)
    }
}

impl Teaches {
    /// Finds the schools at which the caller is a teacher.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none.
    pub async fn mint(conn: &mut impl Connected, caller: Caller) -> Result<Self, Error> {
        members(conn, caller, Role::Teacher).await.map(Self)
    }

    /// The caller as a teacher, with the school.
    #[must_use]
    pub fn members(&self) -> &[(SchoolId, MemberId)] {
        &self.0
    }
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

impl SchoolAdmin {
    /// Looks whether the caller administers the school.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not.
    pub async fn mint(conn: &mut impl Connected, caller: Caller, school: SchoolId) -> Result<Self, Error> {
        let all = members(conn, caller, Role::Admin).await?;
        let own = all.into_iter().find(|(at, _)| *at == school).ok_or(Error::NotFound)?;
        Ok(Self { school, member: own.1 })
    }

    /// The school.
    #[must_use]
    pub fn school(&self) -> SchoolId {
        self.school
    }

    /// The caller, as a member of that school.
    #[must_use]
    pub fn member(&self) -> MemberId {
        self.member
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

/// How the caller stands to the course, as a member whose relation allows the action.
async fn course_member(
    conn: &mut impl Connected,
    caller: Caller,
    course: CourseId,
    action: Action,
) -> Result<CourseMember, Error> {
    const TEXT: &str = "SELECT m.school_id, m.id, m.role, t.teacher_id FROM courses c \
        JOIN members m ON m.school_id = c.school_id AND m.account_id = $1 AND m.status = 'active' \
        LEFT JOIN course_teachers t ON t.school_id = c.school_id AND t.course_id = c.id AND t.teacher_id = m.id \
        WHERE c.id = $2 ORDER BY m.id";
    let query = sqlx::query_as(TEXT).bind(caller.account.0).bind(course.0);
    let rows: Vec<(i64, i64, String, Option<i64>)> = query.fetch_all(conn.link()).await?;
    let stands = rows.into_iter().map(|(school, member, role, teaches)| {
        let relation = match (Role::from_name(&role), teaches) {
            (Some(Role::Teacher), Some(_)) => Relation::TeachesCourse,
            (Some(Role::Admin), _) => Relation::AdminOf,
            _ => Relation::Stranger,
        };
        CourseMember { school: SchoolId(school), course, member: MemberId(member), relation }
    });
    // Who both teaches the course and administers the school acts as its teacher.
    let allowed = stands.filter(|stand| allows(stand.relation, action));
    allowed.min_by_key(|stand| stand.relation != Relation::TeachesCourse).ok_or(Error::NotFound)
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
