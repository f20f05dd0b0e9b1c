//! Permits for one course: reading its book, writing its marks and columns.

use school::{
    access::{Action, Relation, allows},
    id::{CourseId, MemberId, SchoolId},
    person::Role,
};

use super::Caller;
use crate::{Error, store::Connected};

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

/// The caller administers the course's school and may correct its marks, with a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CorrectsGrades(CourseMember);

/// The caller may bring marks of a file into one course: its teachers as they write marks, the admins of its school as they
/// correct them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportsMarks(CourseMember);

/// The caller leads the course, or administers its school, and may change its policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetsPolicy(CourseMember);

/// A permit to write marks of one course.
pub(crate) trait WritesMarks: Sync {
    /// The course's school.
    fn school(&self) -> SchoolId;
    /// The course.
    fn course(&self) -> CourseId;
    /// Who writes, as a member of that school.
    fn member(&self) -> MemberId;
}

/// Makes a course permit one to write marks.
macro_rules! writes_marks {
    ($permit:ident) => {
        impl WritesMarks for $permit {
            fn school(&self) -> SchoolId {
                self.0.school
            }

            fn course(&self) -> CourseId {
                self.0.course
            }

            fn member(&self) -> MemberId {
                self.0.member
            }
        }
    };
}

writes_marks!(TeachesCourse);
writes_marks!(CorrectsGrades);
writes_marks!(ImportsMarks);

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
course_permit!(CorrectsGrades);
course_permit!(ImportsMarks);
course_permit!(SetsPolicy);

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

    /// Whether the caller may change the course's policy.
    #[must_use]
    pub fn may_set_policy(&self) -> bool {
        allows(self.0.relation, Action::SetPolicy)
    }

    /// Whether the caller may correct marks, with a reason.
    #[must_use]
    pub fn may_correct(&self) -> bool {
        allows(self.0.relation, Action::CorrectGrade)
    }
}

impl CorrectsGrades {
    /// Looks whether the caller may correct marks of the course.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not, or when there is no such course.
    pub async fn mint(conn: &mut impl Connected, caller: Caller, course: CourseId) -> Result<Self, Error> {
        course_member(conn, caller, course, Action::CorrectGrade).await.map(Self)
    }
}

impl ImportsMarks {
    /// Looks whether the caller may bring marks of a file into the course.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not, or when there is no such course.
    pub async fn mint(conn: &mut impl Connected, caller: Caller, course: CourseId) -> Result<Self, Error> {
        let reads = ReadsGradebook::mint(conn, caller, course).await?;
        if reads.may_write() || reads.may_correct() { Ok(Self(reads.0)) } else { Err(Error::NotFound) }
    }

    /// Whether marks are corrected, with a reason, rather than written.
    #[must_use]
    pub fn corrects(&self) -> bool {
        !allows(self.0.relation, Action::WriteGrade)
    }

    /// Whether the caller may make assessments.
    #[must_use]
    pub fn may_add(&self) -> bool {
        allows(self.0.relation, Action::WriteAssessment)
    }

    /// Whether the caller may put somebody new on the rolls and into the course.
    #[must_use]
    pub fn may_create(&self) -> bool {
        allows(self.0.relation, Action::ManagePeople) && allows(self.0.relation, Action::DecideEnrollment)
    }

    /// Whoever imports reads the book.
    #[must_use]
    pub fn reading(&self) -> ReadsGradebook {
        ReadsGradebook(self.0)
    }
}

impl SetsPolicy {
    /// Looks whether the caller may change the course's policy.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not, or when there is no such course.
    pub async fn mint(conn: &mut impl Connected, caller: Caller, course: CourseId) -> Result<Self, Error> {
        course_member(conn, caller, course, Action::SetPolicy).await.map(Self)
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

/// How the caller stands to the course, as a member whose relation allows the action.
async fn course_member(
    conn: &mut impl Connected,
    caller: Caller,
    course: CourseId,
    action: Action,
) -> Result<CourseMember, Error> {
    const TEXT: &str = "SELECT m.school_id, m.id, m.role, t.part FROM courses c \
        JOIN members m ON m.school_id = c.school_id AND m.account_id = $1 AND m.status = 'active' \
        LEFT JOIN course_teachers t ON t.school_id = c.school_id AND t.course_id = c.id AND t.teacher_id = m.id \
        WHERE c.id = $2 ORDER BY m.id";
    let query = sqlx::query_as(TEXT).bind(caller.account.0).bind(course.0);
    let rows: Vec<(i64, i64, String, Option<String>)> = query.fetch_all(conn.link()).await?;
    let stands = rows.into_iter().map(|(school, member, role, part)| {
        let relation = match (Role::from_name(&role), part.as_deref()) {
            (Some(Role::Teacher), Some("lead")) => Relation::LeadsCourse,
            (Some(Role::Teacher), Some(_)) => Relation::TeachesCourse,
            (Some(Role::Admin), _) => Relation::AdminOf,
            _ => Relation::Stranger,
        };
        CourseMember { school: SchoolId(school), course, member: MemberId(member), relation }
    });
    // Who both teaches the course and administers the school acts as its teacher.
    let allowed = stands.filter(|stand| allows(stand.relation, action));
    allowed.min_by_key(|stand| stand.relation == Relation::AdminOf).ok_or(Error::NotFound)
}
