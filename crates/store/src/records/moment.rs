//! The open enrollments of some students at one moment: from there records and alerts are read.

use school::{clock::Instant, id::CourseId};
use sqlx::any::AnyRow;

use crate::{
    Error,
    store::Connected,
    who::{self, Members, of_members},
};

/// Whom one looks at and when, and in which course alone; course 0 is every one.
#[derive(Clone, Copy)]
pub(crate) struct Moment<'a> {
    pub students: Members<'a>,
    pub course: CourseId,
    pub now: Instant,
}

/// The open enrollments of the students, of the moment's course alone where it has one; `w` is the student, `n` the moment.
macro_rules! enrollments_of_moment {
    () => {
        " FROM who w CROSS JOIN moment n \
         JOIN enrollments e ON e.school_id = w.school_id AND e.student_id = w.member_id AND e.ended_at IS NULL \
         AND (n.course_id = 0 OR e.course_id = n.course_id) "
    };
}

pub(crate) use enrollments_of_moment;

impl Moment<'_> {
    /// Runs a query over the tables `who` and `moment`. There must be a student.
    ///
    /// # Errors
    /// The database's.
    pub async fn query<T>(self, conn: &mut impl Connected, text: &'static str) -> Result<Vec<T>, Error>
    where
        T: for<'r> sqlx::FromRow<'r, AnyRow> + Send + Unpin,
    {
        let first = who::after(self.students);
        let text = format!(", moment (now, course_id) AS (VALUES (${first}, ${})) {text}", first + 1);
        let query = of_members(self.students, &text).bind(self.now.0).bind(self.course.0);
        Ok(query.fetch_all(conn.link()).await?)
    }
}
