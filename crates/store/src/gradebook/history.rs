//! The history of one cell.

use school::{
    clock::Instant,
    id::Version,
    person::Name,
    view::{AsOf, CellHistory, CellLine, HistoryOf},
};

use crate::{
    Error,
    permit::ReadsGradebook,
    rows::mark,
    store::{Reader, sealed::Link},
};

/// Reads who wrote one cell of the permit's course, the newest first, at most [`CellHistory::MOST`] lines. A cell that was
/// never written has none.
///
/// # Errors
/// The database's.
pub async fn cell_history(reader: &mut Reader, permit: &ReadsGradebook, of: HistoryOf) -> Result<CellHistory, Error> {
    const TEXT: &str = "SELECT h.version, h.written_at, m.given_name, m.father_name, m.grandfather_name, \
        h.old_points_hundredths, h.old_flag, h.old_comment, h.new_points_hundredths, h.new_flag, h.new_comment, h.why \
        FROM grade_history h JOIN members m ON m.school_id = h.school_id AND m.id = h.actor_id \
        WHERE h.school_id = $1 AND h.course_id = $2 AND h.student_id = $3 AND h.assessment_id = $4 AND h.version < $5 \
        ORDER BY h.version DESC LIMIT 51";
    let before = if of.before == Version(0) { i64::MAX } else { of.before.0 };
    let query = sqlx::query_as(TEXT)
        .bind(permit.school().0)
        .bind(permit.course().0)
        .bind(of.student.0)
        .bind(of.assessment.0)
        .bind(before);
    let mut rows: Vec<Row> = query.fetch_all(reader.link()).await?;
    let more = rows.len() > CellHistory::MOST;
    rows.truncate(CellHistory::MOST);
    let lines = rows.into_iter().map(Row::line).collect::<Result<_, _>>()?;
    Ok(CellHistory { as_of: AsOf { read_at: crate::id::now(), ..AsOf::default() }, lines, more })
}

#[derive(sqlx::FromRow)]
struct Row {
    version: i64,
    written_at: i64,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    old_points_hundredths: Option<i64>,
    old_flag: String,
    old_comment: String,
    new_points_hundredths: Option<i64>,
    new_flag: String,
    new_comment: String,
    why: String,
}

impl Row {
    fn line(self) -> Result<CellLine, Error> {
        Ok(CellLine {
            version: Version(self.version),
            at: Instant(self.written_at),
            who: Name { given: self.given_name, father: self.father_name, grandfather: self.grandfather_name },
            old: mark(self.old_points_hundredths, &self.old_flag)?,
            new: mark(self.new_points_hundredths, &self.new_flag)?,
            old_comment: self.old_comment,
            new_comment: self.new_comment,
            why: self.why,
        })
    }
}
