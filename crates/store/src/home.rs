//! The teacher's start page.

use std::collections::BTreeMap;

use school::{
    event::Cursor,
    id::{CourseId, MemberId, Revision, SchoolId},
    view::{AsOf, TaughtCourse, TeacherHome},
};
use sqlx::{Any, AssertSqlSafe};

use crate::{
    Caller, Error,
    permit::Teaches,
    rows::{class_label, count, current_term},
    sql,
    store::{Reader, sealed::Link},
    who::of_members,
};

/// Reads the caller's courses, of all schools at which the caller teaches, with the counts of the current term.
///
/// # Errors
/// [`Error::NotFound`] when the caller is no teacher, else the database's.
pub async fn teacher_home(reader: &mut Reader, caller: Caller) -> Result<TeacherHome, Error> {
    let permit = Teaches::mint(reader, caller).await?;
    // The revisions first: what is written meanwhile shows in the next refresh.
    let cursor = revisions(reader, permit.members()).await?;
    let mut courses = courses(reader, &permit).await?;
    courses.sort_by(|a, b| (a.ended, &a.subject, &a.class, a.course).cmp(&(b.ended, &b.subject, &b.class, b.course)));
    Ok(TeacherHome { as_of: AsOf { read_at: crate::id::now(), cursor, ..AsOf::default() }, courses })
}

/// The newest revisions of the members' schools.
pub(crate) async fn revisions(reader: &mut Reader, members: &[(SchoolId, MemberId)]) -> Result<Cursor, Error> {
    let schools: BTreeMap<SchoolId, ()> = members.iter().map(|(school, _)| (*school, ())).collect();
    if schools.is_empty() {
        return Ok(Cursor::default());
    }
    let places = sql::tuples(1, schools.len(), 1, "");
    let text = format!("SELECT school_id, revision FROM counters WHERE school_id IN {places}");
    let mut query = sqlx::query_as::<Any, (i64, i64)>(AssertSqlSafe(text));
    for school in schools.keys() {
        query = query.bind(school.0);
    }
    let rows = query.fetch_all(reader.link()).await?;
    Ok(rows.into_iter().map(|(school, revision)| (SchoolId(school), Revision(revision))).collect())
}

#[derive(sqlx::FromRow)]
struct CourseRow {
    id: i64,
    state: String,
    subject: String,
    title: String,
    grade_level: Option<i64>,
    stream: Option<String>,
    section: Option<String>,
    term: Option<String>,
    students: i64,
    assessments: i64,
    marks: i64,
}

async fn courses(reader: &mut Reader, permit: &Teaches) -> Result<Vec<TaughtCourse>, Error> {
    const TEXT: &str = concat!(
        "SELECT c.id, c.state, s.name AS subject, c.title, \
         COALESCE(l.grade_level, c.grade_level) AS grade_level, COALESCE(l.stream, c.stream) AS stream, l.section, n.name AS term, \
         (SELECT COUNT(*) FROM enrollments e WHERE e.school_id = c.school_id AND e.course_id = c.id \
            AND e.ended_at IS NULL) AS students, \
         (SELECT COUNT(*) FROM assessments a WHERE a.school_id = c.school_id AND a.course_id = c.id \
            AND a.term_id = n.id AND a.deleted_at IS NULL) AS assessments, \
         (SELECT COUNT(*) FROM grades g \
            JOIN assessments a ON a.school_id = g.school_id AND a.course_id = g.course_id AND a.id = g.assessment_id \
            JOIN enrollments e ON e.school_id = g.school_id AND e.course_id = g.course_id AND e.student_id = g.student_id \
            WHERE g.school_id = c.school_id AND g.course_id = c.id AND a.term_id = n.id AND a.deleted_at IS NULL \
            AND e.ended_at IS NULL AND (g.points_hundredths IS NOT NULL OR g.flag <> '')) AS marks \
         FROM who w JOIN course_teachers h ON h.school_id = w.school_id AND h.teacher_id = w.member_id \
         JOIN courses c ON c.school_id = h.school_id AND c.id = h.course_id \
         JOIN subjects s ON s.school_id = c.school_id AND s.id = c.subject_id \
         LEFT JOIN classes l ON l.school_id = c.school_id AND l.id = c.class_id \
         LEFT JOIN terms n ON n.school_id = c.school_id AND n.id = ",
        current_term!()
    );
    let rows = of_members(permit.members(), TEXT).fetch_all(reader.link()).await?;
    let course = |row: CourseRow| TaughtCourse {
        course: CourseId(row.id),
        ended: row.state == "ended",
        class: class_label(row.grade_level, row.stream.as_deref(), row.section.as_deref(), &row.title),
        subject: row.subject,
        term: row.term.unwrap_or_default(),
        students: count(row.students),
        assessments: count(row.assessments),
        marks: count(row.marks),
    };
    Ok(rows.into_iter().map(course).collect())
}
