//! Permits for questions of families to teachers.

use school::{
    access::{Action, Relation, allows},
    id::{CourseId, MemberId, QuestionId, SchoolId},
    person::Role,
    question::{QuestionAct, Side},
};

use super::{Caller, members, of_family};
use crate::{Error, store::Connected};

/// The caller speaks for a student in one course: the student, or a linked guardian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpeaksFor {
    /// The caller, as a member.
    pub(crate) member: MemberId,
    pub(crate) student: MemberId,
    pub(crate) course: CourseId,
    pub(crate) is_guardian: bool,
}

/// The caller may take a step with one question: who asked and still speaks for the student, or who teaches the course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActsOnQuestion {
    pub(crate) school: SchoolId,
    /// The caller, as a member.
    pub(crate) member: MemberId,
    pub(crate) question: QuestionId,
    pub(crate) course: CourseId,
}

/// The caller asked as these members, in one role, and reads what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnQuestions(Vec<(SchoolId, MemberId)>);

impl SpeaksFor {
    /// Looks whether the caller may do this for a student who has a place in the course. The student comes first.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not, or when there is no such course or place.
    pub async fn mint(
        conn: &mut impl Connected,
        caller: Caller,
        action: Action,
        (course, student): (CourseId, MemberId),
    ) -> Result<Self, Error> {
        const TEXT: &str = "SELECT m.id, m.role, g.guardian_id FROM courses c \
            JOIN enrollments e ON e.school_id = c.school_id AND e.course_id = c.id AND e.student_id = $3 \
                AND e.ended_at IS NULL \
            JOIN members s ON s.school_id = e.school_id AND s.id = e.student_id AND s.status = 'active' \
            JOIN members m ON m.school_id = c.school_id AND m.account_id = $1 AND m.status = 'active' \
            LEFT JOIN guardianships g ON g.school_id = m.school_id AND g.student_id = $3 AND g.guardian_id = m.id \
                AND g.ended_at IS NULL \
            WHERE c.id = $2 ORDER BY m.id";
        let query = sqlx::query_as(TEXT).bind(caller.account.0).bind(course.0).bind(student.0);
        let rows: Vec<(i64, String, Option<i64>)> = query.fetch_all(conn.link()).await?;
        let stands = rows.into_iter().map(|(member, role, guardian)| {
            let relation = of_family(&role, member == student.0, guardian.is_some());
            (relation, MemberId(member))
        });
        let allowed = stands.filter(|(relation, _)| allows(*relation, action));
        let (relation, member) =
            allowed.min_by_key(|(relation, _)| *relation != Relation::IsStudent).ok_or(Error::NotFound)?;
        Ok(Self { member, student, course, is_guardian: relation == Relation::GuardianOf })
    }
}

impl ActsOnQuestion {
    /// Looks whether the caller may take the step.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not, or when there is no such question.
    pub async fn mint(
        conn: &mut impl Connected,
        caller: Caller,
        question: QuestionId,
        act: QuestionAct,
    ) -> Result<Self, Error> {
        const TEXT: &str = "SELECT q.school_id, m.id AS member, m.role, q.asked_by, q.student_id, q.course_id, t.teacher_id, \
            g.guardian_id FROM questions q \
            JOIN members m ON m.school_id = q.school_id AND m.account_id = $1 AND m.status = 'active' \
            LEFT JOIN course_teachers t ON t.school_id = q.school_id AND t.course_id = q.course_id AND t.teacher_id = m.id \
            LEFT JOIN guardianships g ON g.school_id = q.school_id AND g.student_id = q.student_id AND g.guardian_id = m.id \
                AND g.ended_at IS NULL \
            WHERE q.id = $2 ORDER BY m.id";
        let query = sqlx::query_as(TEXT).bind(caller.account.0).bind(question.0);
        let rows: Vec<Stand> = query.fetch_all(conn.link()).await?;
        let action = match act.side() {
            Side::Family => Action::AskTeacher,
            Side::Teachers => Action::AnswerQuestion,
        };
        let own = rows.into_iter().find(|stand| allows(stand.relation(), action)).ok_or(Error::NotFound)?;
        let (school, member) = (SchoolId(own.school_id), MemberId(own.member));
        Ok(Self { school, member, question, course: CourseId(own.course_id) })
    }
}

impl OwnQuestions {
    /// Finds the caller's memberships as a student, or as a parent.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none.
    pub async fn mint(conn: &mut impl Connected, caller: Caller, role: Role) -> Result<Self, Error> {
        if !matches!(role, Role::Student | Role::Parent) || !allows(Relation::AskedForIt, Action::ReadQuestion) {
            return Err(Error::NotFound);
        }
        members(conn, caller, role).await.map(Self)
    }

    /// The caller as a member, with the school.
    #[must_use]
    pub fn members(&self) -> &[(SchoolId, MemberId)] {
        &self.0
    }
}

/// How a member of the caller's stands to a question.
#[derive(sqlx::FromRow)]
struct Stand {
    school_id: i64,
    member: i64,
    role: String,
    asked_by: i64,
    student_id: i64,
    course_id: i64,
    /// The member, if they teach the course.
    teacher_id: Option<i64>,
    /// The member, if they are a linked guardian.
    guardian_id: Option<i64>,
}

impl Stand {
    fn relation(&self) -> Relation {
        match self.teacher_id {
            Some(_) if self.role == Role::Teacher.name() => Relation::TeachesCourse,
            _ if self.asked_by == self.member => {
                of_family(&self.role, self.member == self.student_id, self.guardian_id.is_some())
            }
            _ => Relation::Stranger,
        }
    }
}
