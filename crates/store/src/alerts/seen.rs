//! What families see of courses, as far as rules look at it: two statements however many students there are.

use std::collections::BTreeMap;

use school::{
    alert::Seen,
    grade::{Basis, Mark, Points, Policy, Scored, derive},
    id::{AssessmentId, CourseId, MemberId, SchoolId, TermId},
};

use crate::{
    Error,
    records::{Moment, enrollments_of_moment},
    rows::{basis, current_policy, current_term, kind, mark, policy, term_closed_at},
    save::family_mark,
    store::Connected,
};

/// A course of a student as the family sees it.
pub(super) struct SeenCourse {
    pub school: SchoolId,
    pub student: MemberId,
    pub course: CourseId,
    pub subject: String,
    /// The term of the total.
    pub term: TermId,
    pub seen: Seen,
}

/// The courses that are not over in which the students have a place. One that has no term has no total.
const COURSES: &str = concat!(
    "SELECT e.school_id, e.student_id, c.id, s.name AS subject, ",
    current_term!(),
    " AS term_id, ",
    term_closed_at!(),
    " AS closed_at, ",
    current_policy!(),
    " AS policy",
    enrollments_of_moment!(),
    "JOIN courses c ON c.school_id = e.school_id AND c.id = e.course_id AND c.state <> 'ended' \
     JOIN subjects s ON s.school_id = c.school_id AND s.id = c.subject_id"
);

/// Their posted marks of the current term.
const MARKS: &str = concat!(
    "SELECT e.school_id, e.student_id, e.course_id, a.id, a.kind, a.max_hundredths, ",
    family_mark!(),
    enrollments_of_moment!(),
    "JOIN courses c ON c.school_id = e.school_id AND c.id = e.course_id AND c.state <> 'ended' \
     JOIN assessments a ON a.school_id = c.school_id AND a.course_id = c.id AND a.posted_at IS NOT NULL \
     AND a.deleted_at IS NULL AND a.term_id = ",
    current_term!(),
    " LEFT JOIN grades g ON g.school_id = a.school_id AND g.course_id = a.course_id AND g.student_id = e.student_id \
     AND g.assessment_id = a.id ORDER BY a.position, a.id"
);

/// Reads the courses, by school, student, subject and id.
///
/// # Errors
/// The database's.
pub(super) async fn read(conn: &mut impl Connected, at: Moment<'_>) -> Result<Vec<SeenCourse>, Error> {
    if at.students.is_empty() {
        return Ok(Vec::new());
    }
    let courses: Vec<CourseRow> = at.query(conn, COURSES).await?;
    let rows: Vec<MarkRow> = at.query(conn, MARKS).await?;
    let mut marks: BTreeMap<[i64; 3], Vec<(AssessmentId, Scored)>> = BTreeMap::new();
    for row in rows {
        marks.entry([row.school_id, row.student_id, row.course_id]).or_default().push(row.scored()?);
    }
    let mut seen = Vec::with_capacity(courses.len());
    for row in courses {
        let own = marks.remove(&[row.school_id, row.student_id, row.id]).unwrap_or_default();
        seen.push(row.seen(own)?);
    }
    seen.sort_by(|a, b| (a.school, a.student, &a.subject, a.course).cmp(&(b.school, b.student, &b.subject, b.course)));
    Ok(seen)
}

#[derive(sqlx::FromRow)]
struct CourseRow {
    school_id: i64,
    student_id: i64,
    id: i64,
    subject: String,
    term_id: Option<i64>,
    closed_at: Option<i64>,
    policy: Option<String>,
}

impl CourseRow {
    fn seen(self, marks: Vec<(AssessmentId, Scored)>) -> Result<SeenCourse, Error> {
        let (policy, basis): (Policy, Basis) = (policy(self.policy.as_deref())?, basis(self.closed_at));
        let total = |scored: Vec<Scored>| derive(&policy, basis, scored).overall().percent;
        Ok(SeenCourse {
            school: SchoolId(self.school_id),
            student: MemberId(self.student_id),
            course: CourseId(self.id),
            subject: self.subject,
            term: TermId(self.term_id.unwrap_or(0)),
            seen: Seen::made_by(marks, total),
        })
    }
}

#[derive(sqlx::FromRow)]
struct MarkRow {
    school_id: i64,
    student_id: i64,
    course_id: i64,
    id: i64,
    kind: String,
    max_hundredths: i64,
    points_hundredths: Option<i64>,
    flag: Option<String>,
}

impl MarkRow {
    fn scored(self) -> Result<(AssessmentId, Scored), Error> {
        // No row, or a blank one: nothing was given yet.
        let mark = self.flag.map_or(Ok(Mark::default()), |flag| mark(self.points_hundredths, &flag))?;
        let max = Points::hundredths(self.max_hundredths);
        Ok((AssessmentId(self.id), Scored { kind: kind(&self.kind)?, max, mark }))
    }
}
