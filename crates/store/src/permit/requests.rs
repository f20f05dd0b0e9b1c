//! Permits for requests to teach and to join.

use std::collections::BTreeMap;

use school::{
    access::{Action, Relation, allows},
    id::{CourseId, CourseRequestId, EnrollmentRequestId, MemberId, SchoolId},
    request::{Act, Actor},
};
use sqlx::{Any, AssertSqlSafe};

use super::{Caller, members, of_family};
use crate::{Error, sql::tuples, store::Connected};

/// The caller may read one request to teach: who asked, and the admins of the school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadsCourseRequest {
    pub(crate) school: SchoolId,
    pub(crate) request: CourseRequestId,
    pub(crate) actor: Actor,
}

/// The caller may read one request to join, with what helps to decide: the course's teachers and the school's admins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadsEnrollmentRequest {
    pub(crate) school: SchoolId,
    pub(crate) request: EnrollmentRequestId,
    pub(crate) actor: Actor,
}

/// The caller may take a step with a request, in a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActsOnRequest {
    pub(crate) member: MemberId,
    pub(crate) actor: Actor,
}

/// The caller may ask to teach at the school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsksToTeach {
    pub(crate) member: MemberId,
}

/// The caller may ask for a place for a student: their own, or a linked child's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsksToJoin {
    /// The caller, as a member.
    pub(crate) member: MemberId,
    pub(crate) student: MemberId,
    pub(crate) is_guardian: bool,
}

impl ReadsCourseRequest {
    /// Looks whether the caller may read the request.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not, or when there is no such request.
    pub async fn mint(conn: &mut impl Connected, caller: Caller, request: CourseRequestId) -> Result<Self, Error> {
        let stands = course_stands(conn, caller, &[request]).await?;
        let own = reading(&stands, Action::ReadCourseRequest)?;
        Ok(Self { school: own.school, request, actor: own.actor() })
    }
}

impl ReadsEnrollmentRequest {
    /// Looks whether the caller decides about the request.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not, or when there is no such request.
    pub async fn mint(conn: &mut impl Connected, caller: Caller, request: EnrollmentRequestId) -> Result<Self, Error> {
        let stands = enrollment_stands(conn, caller, &[request]).await?;
        let own = reading(&stands, Action::DecideEnrollment)?;
        Ok(Self { school: own.school, request, actor: own.actor() })
    }
}

impl ActsOnRequest {
    /// Looks whether the caller may take the step with each of these requests to teach.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one of them is not the caller's to move, or is not there.
    pub async fn on_courses(
        conn: &mut impl Connected,
        caller: Caller,
        requests: &[CourseRequestId],
        act: Act,
    ) -> Result<BTreeMap<CourseRequestId, Self>, Error> {
        let stands = course_stands(conn, caller, requests).await?;
        let action = if act == Act::Withdraw { Action::WithdrawRequest } else { Action::DecideCourse };
        all(requests, &stands, action)
    }

    /// Looks whether the caller may take the step with each of these requests to join.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one of them is not the caller's to move, or is not there.
    pub async fn on_enrollments(
        conn: &mut impl Connected,
        caller: Caller,
        requests: &[EnrollmentRequestId],
        act: Act,
    ) -> Result<BTreeMap<EnrollmentRequestId, Self>, Error> {
        let stands = enrollment_stands(conn, caller, requests).await?;
        let own = matches!(act, Act::Withdraw | Act::Accept);
        all(requests, &stands, if own { Action::WithdrawRequest } else { Action::DecideEnrollment })
    }
}

impl AsksToTeach {
    /// Looks whether the caller teaches at the school.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not.
    pub async fn mint(conn: &mut impl Connected, caller: Caller, school: SchoolId) -> Result<Self, Error> {
        let all = members(conn, caller, school::person::Role::Teacher).await?;
        let own = all.into_iter().find(|(at, _)| *at == school).ok_or(Error::NotFound)?;
        if allows(Relation::TeachesAt, Action::AskToTeach) { Ok(Self { member: own.1 }) } else { Err(Error::NotFound) }
    }
}

impl AsksToJoin {
    /// Looks whether the caller may ask for this student at the course's school. The student stands for themselves first.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not, or when there is no such course.
    pub async fn mint(
        conn: &mut impl Connected,
        caller: Caller,
        course: CourseId,
        student: MemberId,
    ) -> Result<Self, Error> {
        const TEXT: &str = "SELECT m.id, m.role, g.guardian_id FROM courses c \
            JOIN members m ON m.school_id = c.school_id AND m.account_id = $1 AND m.status = 'active' \
            JOIN members s ON s.school_id = c.school_id AND s.id = $3 AND s.role = 'student' AND s.status = 'active' \
            LEFT JOIN guardianships g ON g.school_id = m.school_id AND g.student_id = $3 AND g.guardian_id = m.id \
                AND g.ended_at IS NULL \
            WHERE c.id = $2 ORDER BY m.id";
        let query = sqlx::query_as(TEXT).bind(caller.account.0).bind(course.0).bind(student.0);
        let rows: Vec<(i64, String, Option<i64>)> = query.fetch_all(conn.link()).await?;
        let stands = rows
            .into_iter()
            .map(|(member, role, guardian)| (of_family(&role, member == student.0, guardian.is_some()), member));
        let allowed = stands.filter(|(relation, _)| allows(*relation, Action::AskToJoin));
        let (relation, member) =
            allowed.min_by_key(|(relation, _)| *relation != Relation::IsStudent).ok_or(Error::NotFound)?;
        Ok(Self { member: MemberId(member), student, is_guardian: relation == Relation::GuardianOf })
    }
}

/// How the caller stands to one request.
struct Stand {
    school: SchoolId,
    request: i64,
    member: MemberId,
    relation: Relation,
}

impl Stand {
    /// In which part the caller acts.
    fn actor(&self) -> Actor {
        match self.relation {
            Relation::AdminOf => Actor::Admin,
            Relation::TeachesCourse => Actor::Teacher,
            _ => Actor::Asker,
        }
    }
}

/// How the caller reads the only request; an admin who also teaches reads as an admin.
fn reading(stands: &[Stand], action: Action) -> Result<&Stand, Error> {
    let own = stands.iter().filter(|stand| allows(stand.relation, action));
    own.min_by_key(|stand| stand.relation != Relation::AdminOf).ok_or(Error::NotFound)
}

/// One permit for each of the requests. Who may act in several parts acts as an admin: that is what will be seen.
fn all<Id: Copy + Ord + Into<i64>>(
    requests: &[Id],
    stands: &[Stand],
    action: Action,
) -> Result<BTreeMap<Id, ActsOnRequest>, Error> {
    let permit = |request: &Id| {
        let own = stands.iter().filter(|stand| stand.request == (*request).into() && allows(stand.relation, action));
        let stand = own.min_by_key(|stand| stand.relation != Relation::AdminOf).ok_or(Error::NotFound)?;
        Ok((*request, ActsOnRequest { member: stand.member, actor: stand.actor() }))
    };
    requests.iter().map(permit).collect()
}

async fn course_stands(
    conn: &mut impl Connected,
    caller: Caller,
    requests: &[CourseRequestId],
) -> Result<Vec<Stand>, Error> {
    if requests.is_empty() {
        return Ok(Vec::new());
    }
    let text = format!(
        "SELECT r.school_id, r.id, m.id, m.role, r.teacher_id FROM course_requests r \
         JOIN members m ON m.school_id = r.school_id AND m.account_id = $1 AND m.status = 'active' WHERE r.id IN {}",
        tuples(1, requests.len(), 2, "")
    );
    let mut query = sqlx::query_as::<Any, (i64, i64, i64, String, i64)>(AssertSqlSafe(text)).bind(caller.account.0);
    for request in requests {
        query = query.bind(request.0);
    }
    let rows = query.fetch_all(conn.link()).await?;
    let stand = |(school, request, member, role, teacher): (i64, i64, i64, String, i64)| {
        let relation = match role.as_str() {
            "admin" => Relation::AdminOf,
            "teacher" if member == teacher => Relation::AskedForIt,
            _ => Relation::Stranger,
        };
        Stand { school: SchoolId(school), request, member: MemberId(member), relation }
    };
    Ok(rows.into_iter().map(stand).collect())
}

async fn enrollment_stands(
    conn: &mut impl Connected,
    caller: Caller,
    requests: &[EnrollmentRequestId],
) -> Result<Vec<Stand>, Error> {
    if requests.is_empty() {
        return Ok(Vec::new());
    }
    let text = format!(
        "SELECT r.school_id, r.id AS request, m.id AS member, m.role, r.student_id, t.teacher_id, g.guardian_id \
         FROM enrollment_requests r \
         JOIN members m ON m.school_id = r.school_id AND m.account_id = $1 AND m.status = 'active' \
         LEFT JOIN course_teachers t ON t.school_id = r.school_id AND t.course_id = r.course_id AND t.teacher_id = m.id \
         LEFT JOIN guardianships g ON g.school_id = r.school_id AND g.student_id = r.student_id AND g.guardian_id = m.id \
            AND g.ended_at IS NULL \
         WHERE r.id IN {}",
        tuples(1, requests.len(), 2, "")
    );
    let mut query = sqlx::query_as::<Any, EnrollmentStand>(AssertSqlSafe(text)).bind(caller.account.0);
    for request in requests {
        query = query.bind(request.0);
    }
    Ok(query.fetch_all(conn.link()).await?.into_iter().map(EnrollmentStand::stand).collect())
}

#[derive(sqlx::FromRow)]
struct EnrollmentStand {
    school_id: i64,
    request: i64,
    member: i64,
    role: String,
    student_id: i64,
    teacher_id: Option<i64>,
    guardian_id: Option<i64>,
}

impl EnrollmentStand {
    fn stand(self) -> Stand {
        let relation = match (self.role.as_str(), self.teacher_id, self.guardian_id) {
            ("admin", ..) => Relation::AdminOf,
            ("teacher", Some(_), _) => Relation::TeachesCourse,
            ("student", ..) if self.member == self.student_id => Relation::IsStudent,
            ("parent", _, Some(_)) => Relation::GuardianOf,
            _ => Relation::Stranger,
        };
        Stand { school: SchoolId(self.school_id), request: self.request, member: MemberId(self.member), relation }
    }
}
