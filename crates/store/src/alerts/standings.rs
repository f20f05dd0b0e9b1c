//! What was told of courses, as it is stored.

use std::collections::BTreeMap;

use school::{
    alert::Standing,
    id::{CourseId, MemberId, TermId},
};

use crate::{
    Error, Tx,
    records::Moment,
    sql::{Value, insert_or},
};

/// Whose standing it is: student, course, guardian.
pub(super) type Key = (MemberId, CourseId, MemberId);

/// The standings of courses, each with the term that it is of.
pub(super) type Standings = BTreeMap<Key, (TermId, Standing)>;

/// Reads what was told of these students' courses, whoever was told.
///
/// # Errors
/// The database's.
pub(super) async fn read(tx: &mut Tx, at: Moment<'_>) -> Result<Standings, Error> {
    const TEXT: &str = "SELECT t.student_id, t.course_id, t.guardian_id, t.term_id, t.body FROM who w CROSS JOIN moment n \
        JOIN alert_standings t ON t.school_id = w.school_id AND t.student_id = w.member_id \
        AND (n.course_id = 0 OR t.course_id = n.course_id)";
    let rows: Vec<(i64, i64, i64, i64, String)> = at.query(tx, TEXT).await?;
    let standing = |(student, course, guardian, term, body): (i64, i64, i64, i64, String)| {
        let body = serde_json::from_str(&body).map_err(|_| Error::corrupt("an unreadable standing"))?;
        Ok(((MemberId(student), CourseId(course), MemberId(guardian)), (TermId(term), body)))
    };
    rows.into_iter().map(standing).collect()
}

/// Writes what is told of courses now.
///
/// # Errors
/// The database's.
pub(super) async fn write(tx: &mut Tx, standings: Standings) -> Result<(), Error> {
    const CHANGED: &str = "ON CONFLICT (school_id, student_id, course_id, guardian_id) \
        DO UPDATE SET term_id = excluded.term_id, body = excluded.body";
    let school = tx.school().0;
    let row = |((student, course, guardian), (term, standing)): (Key, (TermId, Standing))| {
        let body = serde_json::to_string(&standing).map_err(|_| Error::corrupt("a standing can be written"))?;
        Ok([
            Value::Int(school),
            Value::Int(student.0),
            Value::Int(course.0),
            Value::Int(guardian.0),
            Value::Int(term.0),
            Value::Text(body),
        ])
    };
    let rows = standings.into_iter().map(row).collect::<Result<_, Error>>()?;
    let columns = ["school_id", "student_id", "course_id", "guardian_id", "term_id", "body"];
    insert_or(&mut tx.conn, "alert_standings", columns, rows, CHANGED).await.map(drop)
}
