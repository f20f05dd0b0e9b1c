//! What a change of policy does to totals.

use std::collections::BTreeMap;

use school::{
    grade::{Basis, Mark, Points, Policy, PolicyEffect, Scale, Scored, TotalMove, derive},
    id::{MemberId, SchoolId, TermId},
    view::StudentMove,
};
use sqlx::{Any, AssertSqlSafe};

use crate::{
    Error, gradebook,
    permit::ReadsGradebook,
    rows::{kind, mark},
    store::Connected,
};

/// From one policy to another, in a term.
#[derive(Clone, Copy)]
pub(super) struct Change<'a> {
    pub term: TermId,
    pub before: &'a Policy,
    pub after: &'a Policy,
}

impl Change<'_> {
    /// What it does to one total.
    pub fn of(self, basis: Basis, column: &[Scored]) -> TotalMove {
        let total = |policy: &Policy| derive(policy, basis, column.iter().copied()).overall();
        TotalMove { before: total(self.before), after: total(self.after) }
    }
}

/// What a change does to a course.
pub(super) struct Compared {
    pub effect: PolicyEffect,
    pub at_the_end: PolicyEffect,
    pub moves: Vec<StudentMove>,
}

/// Compares all totals of a course: two statements.
pub(super) async fn compare(
    conn: &mut impl Connected,
    permit: &ReadsGradebook,
    change: Change<'_>,
    scale: Scale,
) -> Result<Compared, Error> {
    let students = gradebook::roster(conn, permit).await?;
    let course = permit.course().0;
    let mut columns = marks(conn, permit.school(), change.term, &[course]).await?.remove(&course).unwrap_or_default();
    let moves = students.into_iter().map(|row| {
        // Who is enrolled in a course without assessments has no mark.
        let column = columns.remove(&row.student).unwrap_or_default();
        let (total, at_the_end) = (change.of(Basis::Current, &column), change.of(Basis::Final, &column));
        StudentMove { student: row.student, name: row.name, total, at_the_end }
    });
    let moves: Vec<StudentMove> = moves.collect();
    let of =
        |total: fn(&StudentMove) -> TotalMove| PolicyEffect::of(&moves.iter().map(total).collect::<Vec<_>>(), scale);
    let (effect, at_the_end) = (of(|moved| moved.total), of(|moved| moved.at_the_end));
    Ok(Compared { effect, at_the_end, moves })
}

/// Course, student, kind, maximum, points, flag.
type MarkRow = (i64, i64, String, i64, Option<i64>, Option<String>);
/// Each student's marks in the order of the columns.
pub(super) type Columns = BTreeMap<MemberId, Vec<Scored>>;

/// Every enrolled student's column of these courses in the term.
pub(super) async fn marks(
    conn: &mut impl Connected,
    school: SchoolId,
    term: TermId,
    courses: &[i64],
) -> Result<BTreeMap<i64, Columns>, Error> {
    const TEXT: &str = "SELECT e.course_id, e.student_id, a.kind, a.max_hundredths, g.points_hundredths, g.flag \
        FROM enrollments e JOIN assessments a ON a.school_id = e.school_id AND a.course_id = e.course_id \
          AND a.term_id = $2 AND a.deleted_at IS NULL \
        LEFT JOIN grades g ON g.school_id = a.school_id AND g.course_id = a.course_id AND g.student_id = e.student_id \
          AND g.assessment_id = a.id \
        WHERE e.school_id = $1 AND e.ended_at IS NULL AND e.course_id IN";
    const ORDER: &str = "ORDER BY e.course_id, e.student_id, a.position, a.id";
    if courses.is_empty() {
        return Ok(BTreeMap::new());
    }
    let places = (3..courses.len() + 3).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
    let text = AssertSqlSafe(format!("{TEXT} ({places}) {ORDER}"));
    let mut query = sqlx::query_as::<Any, MarkRow>(text).bind(school.0).bind(term.0);
    for course in courses {
        query = query.bind(course);
    }
    let mut columns: BTreeMap<i64, Columns> = BTreeMap::new();
    for (course, student, name, max, points, flag) in query.fetch_all(conn.link()).await? {
        let mark = flag.map_or(Ok(Mark::default()), |flag| mark(points, &flag))?;
        let scored = Scored { kind: kind(&name)?, max: Points::hundredths(max), mark };
        columns.entry(course).or_default().entry(MemberId(student)).or_default().push(scored);
    }
    Ok(columns)
}
