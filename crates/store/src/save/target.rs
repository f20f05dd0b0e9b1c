//! The cells at which a save aims, as they are before it.

use std::collections::HashMap;

use school::{
    grade::Points,
    id::{AssessmentId, MemberId, Version},
    view::{CellSave, Column, GradeCell, Problem},
};
use sqlx::{Any, AssertSqlSafe};

use super::grace::GraceRow;
use crate::{Error, Tx, permit::WritesMarks, rows::mark, sql};

/// A cell before a save.
pub(super) struct Target {
    /// The most points of its column.
    pub max: Points,
    /// Whether the student is in the course and the column is not deleted.
    pub is_open_to_marks: bool,
    /// Why the course or the term takes no marks any more.
    pub closed: Option<Problem>,
    pub before: GradeCell,
    /// The seal of the cell's last write; "" where nobody has written it.
    pub seal: String,
    /// What families see of it, and for how long.
    pub grace: GraceRow,
}

/// How many cells are read by one statement: two ids each, see [`sql`] for the limit.
const AT_ONCE: usize = 450;

/// Reads the cells, in the order of the save; none for one whose column is not of the course.
pub(super) async fn read(
    tx: &mut Tx,
    permit: &impl WritesMarks,
    cells: &[CellSave],
) -> Result<Vec<Option<Target>>, Error> {
    const TEXT: &str = "SELECT w.student_id, w.assessment_id, a.max_hundredths, a.deleted_at, c.state AS course_state, \
        t.closed_at, e.student_id AS enrolled_id, g.points_hundredths, g.flag, g.comment, g.version, \
        g.seal, g.changed_at, g.due_at, g.seen_points_hundredths, g.seen_flag, g.seen_comment, g.seen_at, o.grace_seconds \
        FROM wanted w JOIN schools o ON o.id = $1 \
        JOIN assessments a ON a.school_id = $1 AND a.course_id = $2 AND a.id = w.assessment_id \
        JOIN terms t ON t.school_id = a.school_id AND t.id = a.term_id \
        JOIN courses c ON c.school_id = a.school_id AND c.id = a.course_id \
        LEFT JOIN enrollments e ON e.school_id = a.school_id AND e.course_id = a.course_id \
            AND e.student_id = w.student_id AND e.ended_at IS NULL \
        LEFT JOIN grades g ON g.school_id = a.school_id AND g.course_id = a.course_id AND g.student_id = w.student_id \
            AND g.assessment_id = a.id";
    let mut found = HashMap::with_capacity(cells.len());
    for chunk in cells.chunks(AT_ONCE) {
        let wanted = sql::tuples(chunk.len(), 2, 3, "");
        let text = format!("WITH wanted (student_id, assessment_id) AS (VALUES {wanted}) {TEXT}");
        // As with rows in bulk: lists of odd lengths would push the others out of the driver's cache.
        let again = chunk.len() == 1 || chunk.len() == AT_ONCE;
        let mut query = sqlx::query_as::<Any, Row>(AssertSqlSafe(text)).persistent(again);
        query = query.bind(permit.school().0).bind(permit.course().0);
        for cell in chunk {
            query = query.bind(cell.student.0).bind(cell.assessment.0);
        }
        for row in query.fetch_all(&mut *tx.conn).await? {
            found.insert((row.student_id, row.assessment_id), row.target()?);
        }
    }
    Ok(cells.iter().map(|cell| found.remove(&(cell.student.0, cell.assessment.0))).collect())
}

/// The most points that a column had before each of its changes.
pub(super) async fn earlier_maxima(
    tx: &mut Tx,
    permit: &impl WritesMarks,
    assessment: AssessmentId,
) -> Result<Vec<Points>, Error> {
    const TEXT: &str = "SELECT before_change FROM assessment_history \
        WHERE school_id = $1 AND course_id = $2 AND assessment_id = $3";
    let query = sqlx::query_scalar(TEXT).bind(permit.school().0).bind(permit.course().0).bind(assessment.0);
    let columns: Vec<String> = query.fetch_all(&mut *tx.conn).await?;
    let max = |column: String| {
        let column: Column = serde_json::from_str(&column).map_err(|_| Error::corrupt("an unreadable column"))?;
        Ok(column.max)
    };
    columns.into_iter().map(max).collect()
}

#[derive(sqlx::FromRow)]
struct Row {
    student_id: i64,
    assessment_id: i64,
    max_hundredths: i64,
    deleted_at: Option<i64>,
    course_state: String,
    closed_at: Option<i64>,
    /// The student, if enrolled.
    enrolled_id: Option<i64>,
    points_hundredths: Option<i64>,
    flag: Option<String>,
    comment: Option<String>,
    version: Option<i64>,
    seal: Option<String>,
    #[sqlx(flatten)]
    grace: GraceRow,
}

impl Row {
    fn target(self) -> Result<Target, Error> {
        let closed = match self.closed_at {
            _ if self.course_state == "ended" => Some(Problem::CourseEnded),
            Some(_) => Some(Problem::TermClosed),
            None => None,
        };
        Ok(Target {
            max: Points::hundredths(self.max_hundredths),
            is_open_to_marks: self.deleted_at.is_none() && self.enrolled_id.is_some(),
            closed,
            before: GradeCell {
                student: MemberId(self.student_id),
                assessment: AssessmentId(self.assessment_id),
                mark: mark(self.points_hundredths, self.flag.as_deref().unwrap_or_default())?,
                comment: self.comment.unwrap_or_default(),
                version: Version(self.version.unwrap_or(0)),
            },
            seal: self.seal.unwrap_or_default(),
            grace: self.grace,
        })
    }
}
