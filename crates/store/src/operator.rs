//! What the operator does at the school's computer, beside building from a plan: find by code, give a login, add a teacher.
//!
//! Invariant: only the command line calls these; no page and no server function does.

use school::id::{AccountId, CourseId, MemberId, SchoolId, SubjectId};

use crate::{
    Error, Store, Tx, Write,
    account::{NewAccount, insert_account},
    build::requests::course_request,
    error::taken,
};

/// Gives a member who is on the rolls already a login.
#[derive(Clone)]
pub struct GiveLogin {
    /// The new account.
    pub account: NewAccount,
    /// The member who has none yet.
    pub member: MemberId,
}

/// Makes a member a co-teacher of a course.
#[derive(Clone, Copy, Debug)]
pub struct AddTeacher {
    /// The course.
    pub course: CourseId,
    /// The teacher.
    pub teacher: MemberId,
}

/// Suspends a member: no relation holds from the next statement on.
#[derive(Clone, Copy, Debug)]
pub struct Suspend {
    /// Who.
    pub member: MemberId,
}

impl Store {
    /// Suspends a member.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such member.
    pub async fn suspend(&self, school: SchoolId, member: MemberId) -> Result<(), Error> {
        self.write(school, Suspend { member }).await.map(|_| ())
    }

    /// Finds a course by the title that stands in the place of a class's name.
    ///
    /// # Errors
    /// The database's.
    pub async fn course_by_title(&self, school: SchoolId, title: &str) -> Result<Option<CourseId>, Error> {
        const TEXT: &str = "SELECT id FROM courses WHERE school_id = $1 AND title = $2 ORDER BY id LIMIT 1";
        let query = sqlx::query_scalar(TEXT).bind(school.0).bind(title);
        Ok(query.fetch_optional(&self.inner.reads).await?.map(CourseId))
    }

    /// Finds a subject by its name.
    ///
    /// # Errors
    /// The database's.
    pub async fn subject_by_name(&self, school: SchoolId, name: &str) -> Result<Option<SubjectId>, Error> {
        let query = sqlx::query_scalar("SELECT id FROM subjects WHERE school_id = $1 AND name = $2");
        Ok(query.bind(school.0).bind(name).fetch_optional(&self.inner.reads).await?.map(SubjectId))
    }

    /// Finds a student of a course by the student number.
    ///
    /// # Errors
    /// The database's.
    pub async fn student_of_course(
        &self,
        school: SchoolId,
        course: CourseId,
        number: &str,
    ) -> Result<Option<MemberId>, Error> {
        const TEXT: &str = "SELECT m.id FROM members m JOIN enrollments e ON e.school_id = m.school_id AND e.student_id = m.id \
            WHERE m.school_id = $1 AND e.course_id = $2 AND m.number = $3 AND e.ended_at IS NULL";
        let query = sqlx::query_scalar(TEXT).bind(school.0).bind(course.0).bind(number);
        Ok(query.fetch_optional(&self.inner.reads).await?.map(MemberId))
    }
}

impl Write for GiveLogin {
    type Output = AccountId;

    async fn apply(&self, tx: &mut Tx) -> Result<AccountId, Error> {
        const MEMBER: &str =
            "UPDATE members SET account_id = $3 WHERE school_id = $1 AND id = $2 AND account_id IS NULL";
        let account = insert_account(&mut tx.conn, &self.account, tx.now).await?;
        let member = sqlx::query(MEMBER).bind(tx.school().0).bind(self.member.0).bind(account.0);
        let changed = member.execute(&mut *tx.conn).await.map_err(taken)?.rows_affected();
        if changed == 1 { Ok(account) } else { Err(Error::Taken) }
    }
}

impl Write for AddTeacher {
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        const TEXT: &str =
            "INSERT INTO course_teachers (school_id, course_id, teacher_id, part) VALUES ($1, $2, $3, 'co')";
        let query = sqlx::query(TEXT).bind(tx.school().0).bind(self.course.0).bind(self.teacher.0);
        query.execute(&mut *tx.conn).await.map_err(taken)?;
        // A course that was imported without a teacher is offered by its first one.
        let (school, now) = (tx.school().0, tx.now().0);
        course_request(&mut tx.conn, school, self.course.0, self.teacher, now).await
    }
}

impl Write for Suspend {
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        const TEXT: &str = "UPDATE members SET status = 'suspended' WHERE school_id = $1 AND id = $2";
        let query = sqlx::query(TEXT).bind(tx.school().0).bind(self.member.0);
        let changed = query.execute(&mut *tx.conn).await?.rows_affected();
        if changed == 1 { Ok(()) } else { Err(Error::NotFound) }
    }
}
