//! What touches a whole school, as a default policy, the end of a term or an import of an operator: decided course by course afterwards.
//!
//! Not inside: it may be a thousand students, whose saves must not wait for it. If the program ends in between, the next change
//! of a course decides.

use school::id::{CourseId, SchoolId};

use super::decide::decide_course;
use crate::{Error, Store, Tx, Write};

/// Decides on everyone in a course.
#[derive(Clone, Copy, Debug)]
struct DecideCourse(CourseId);

impl Store {
    /// Decides on every course of a school that somebody watches. What fails is logged: the change itself is on disk.
    pub(crate) async fn decide_alerts(&self, school: SchoolId) {
        if let Err(error) = self.decide_watched(school).await {
            tracing::warn!(error = &error as &dyn std::error::Error, %school, "alerts wait for the next marks");
        }
    }

    async fn decide_watched(&self, school: SchoolId) -> Result<(), Error> {
        const TEXT: &str = "SELECT DISTINCT e.course_id FROM alert_rules r JOIN enrollments e \
            ON e.school_id = r.school_id AND e.student_id = r.student_id AND e.ended_at IS NULL WHERE r.school_id = $1";
        let courses: Vec<i64> = sqlx::query_scalar(TEXT).bind(school.0).fetch_all(&self.inner.reads).await?;
        for course in courses {
            self.write(school, DecideCourse(CourseId(course))).await?;
        }
        Ok(())
    }
}

impl Write for DecideCourse {
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        decide_course(tx, self.0, &[None].into()).await
    }
}
