//! A course's whole book, what changed in it, and how one of its cells came to be what it is.

mod history;

use std::collections::HashSet;

use school::{
    event::Cursor,
    id::{AssessmentId, MemberId, Revision},
    person::Name,
    view::{AsOf, CellsSince, Column, DeletedColumn, GradeCell, Gradebook, RosterRow},
};

use crate::{
    Error,
    assessment::{ColumnRow, column_fields, parted},
    permit::ReadsGradebook,
    rows::{CellRow, basis, cell, class_label, current_policy, current_term, policy, scale, term_closed_at},
    store::{Connected, Reader, sealed::Link},
};

pub use history::cell_history;

/// Reads the book of the current term. The revision is read first: what is written meanwhile shows in the next delta.
///
/// # Errors
/// The database's.
pub async fn load(reader: &mut Reader, permit: &ReadsGradebook) -> Result<Gradebook, Error> {
    let head = head(reader, permit).await?;
    let students = roster(reader, permit).await?;
    let (assessments, deleted) = columns(reader, permit).await?;
    let mut cells = cells(reader, permit).await?;
    // A cell of a column or a student that came between the statements belongs to the next delta.
    let columns: HashSet<AssessmentId> = assessments.iter().map(|column| column.assessment).collect();
    let rows: HashSet<MemberId> = students.iter().map(|row| row.student).collect();
    cells.retain(|cell| columns.contains(&cell.assessment) && rows.contains(&cell.student));
    let revision = Revision(head.revision);
    Ok(Gradebook {
        as_of: as_of(permit, revision),
        school: permit.school(),
        course: permit.course(),
        may_write: permit.may_write() && head.state == "active",
        may_correct: permit.may_correct() && head.state == "active",
        ended: head.state == "ended",
        revision,
        class: class_label(head.grade_level, head.stream.as_deref(), head.section.as_deref(), &head.title),
        policy: policy(head.policy.as_deref())?,
        basis: basis(head.closed_at),
        scale: scale(&head.grading_scale)?,
        subject: head.subject,
        term: head.term.unwrap_or_default(),
        students,
        assessments,
        deleted: if permit.may_write() { deleted } else { Vec::new() },
        cells,
    })
}

/// Reads the cells that were written since a revision, as they are now.
///
/// `book_changed` says to read the whole book anew: something other than a mark changed, or the revision is not of this database.
///
/// # Errors
/// The database's.
pub async fn cells_since(reader: &mut Reader, permit: &ReadsGradebook, since: Revision) -> Result<CellsSince, Error> {
    const NEWEST: &str = "SELECT revision FROM counters WHERE school_id = $1";
    const OTHER: &str = "SELECT revision FROM changes WHERE school_id = $1 AND revision > $3 AND revision <= $4 \
        AND kind NOT IN ('grade_created', 'grade_updated', 'grade_deleted', 'seats_changed', 'enrollment_request_created', \
            'enrollment_request_under_review', 'enrollment_request_waitlisted', 'enrollment_request_offered', \
            'enrollment_request_declined', 'enrollment_request_withdrawn', 'enrollment_request_expired') \
        AND (course_id = $2 OR kind = 'data_refresh_needed') ORDER BY revision LIMIT 1";
    const CELLS: &str = "SELECT g.student_id, g.assessment_id, g.points_hundredths, g.flag, g.comment, g.version FROM grades g \
        JOIN (SELECT DISTINCT h.student_id, h.assessment_id FROM changes h \
              WHERE h.school_id = $1 AND h.course_id = $2 AND h.revision > $3 AND h.revision <= $4 AND h.student_id > 0 \
                AND h.audience <> 'families') n \
          ON n.student_id = g.student_id AND n.assessment_id = g.assessment_id \
        WHERE g.school_id = $1 AND g.course_id = $2 ORDER BY g.student_id, g.assessment_id";
    let (school, course) = (permit.school().0, permit.course().0);
    let newest: i64 = sqlx::query_scalar(NEWEST).bind(school).fetch_one(reader.link()).await?;
    let revision = Revision(newest);
    let answer = |cells, book_changed| Ok(CellsSince { as_of: as_of(permit, revision), revision, cells, book_changed });
    if since.0 == newest {
        return answer(Vec::new(), false);
    }
    let query = sqlx::query_scalar(OTHER).bind(school).bind(course).bind(since.0).bind(newest);
    let other: Option<i64> = query.fetch_optional(reader.link()).await?;
    if since.0 > newest || since.0 < 0 || other.is_some() {
        return answer(Vec::new(), true);
    }
    let query = sqlx::query_as(CELLS).bind(school).bind(course).bind(since.0).bind(newest);
    let rows: Vec<CellRow> = query.fetch_all(reader.link()).await?;
    answer(rows.into_iter().map(cell).collect::<Result<_, _>>()?, false)
}

/// The course's own facts.
#[derive(sqlx::FromRow)]
struct Head {
    revision: i64,
    state: String,
    grading_scale: String,
    subject: String,
    title: String,
    grade_level: Option<i64>,
    stream: Option<String>,
    section: Option<String>,
    term: Option<String>,
    closed_at: Option<i64>,
    policy: Option<String>,
}

async fn head(reader: &mut Reader, permit: &ReadsGradebook) -> Result<Head, Error> {
    const TEXT: &str = concat!(
        "SELECT k.revision, c.state, o.grading_scale, s.name AS subject, c.title, ",
        "COALESCE(l.grade_level, c.grade_level) AS grade_level, COALESCE(l.stream, c.stream) AS stream, l.section, ",
        "(SELECT n.name FROM terms n WHERE n.school_id = c.school_id AND n.id = ",
        current_term!(),
        ") AS term, ",
        term_closed_at!(),
        " AS closed_at, ",
        current_policy!(),
        " AS policy FROM courses c JOIN counters k ON k.school_id = c.school_id JOIN schools o ON o.id = c.school_id \
         JOIN subjects s ON s.school_id = c.school_id AND s.id = c.subject_id \
         LEFT JOIN classes l ON l.school_id = c.school_id AND l.id = c.class_id \
         WHERE c.school_id = $1 AND c.id = $2"
    );
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(permit.course().0);
    query.fetch_optional(reader.link()).await?.ok_or(Error::NotFound)
}

pub(crate) async fn roster(conn: &mut impl Connected, permit: &ReadsGradebook) -> Result<Vec<RosterRow>, Error> {
    const TEXT: &str = "SELECT m.id, m.number, m.given_name, m.father_name, m.grandfather_name FROM enrollments e \
        JOIN members m ON m.school_id = e.school_id AND m.id = e.student_id \
        WHERE e.school_id = $1 AND e.course_id = $2 AND e.ended_at IS NULL";
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(permit.course().0);
    let rows: Vec<(i64, String, String, String, String)> = query.fetch_all(conn.link()).await?;
    let person = |(id, number, given, father, grandfather)| RosterRow {
        student: MemberId(id),
        number,
        name: Name { given, father, grandfather },
    };
    let mut students: Vec<RosterRow> = rows.into_iter().map(person).collect();
    // Sorted here: the two databases compare text differently.
    students.sort_by_cached_key(|row| (row.name.key(&row.number), row.student));
    Ok(students)
}

pub(crate) async fn columns(
    conn: &mut impl Connected,
    permit: &ReadsGradebook,
) -> Result<(Vec<Column>, Vec<DeletedColumn>), Error> {
    const TEXT: &str = concat!(
        "SELECT ",
        column_fields!(),
        " FROM courses c JOIN assessments a ON a.school_id = c.school_id AND a.course_id = c.id AND a.term_id = ",
        current_term!(),
        " WHERE c.school_id = $1 AND c.id = $2 ORDER BY a.position, a.id"
    );
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(permit.course().0);
    let rows: Vec<ColumnRow> = query.fetch_all(conn.link()).await?;
    parted(rows)
}

async fn cells(conn: &mut impl Connected, permit: &ReadsGradebook) -> Result<Vec<GradeCell>, Error> {
    const TEXT: &str = "SELECT student_id, assessment_id, points_hundredths, flag, comment, version FROM grades \
        WHERE school_id = $1 AND course_id = $2 ORDER BY student_id, assessment_id";
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(permit.course().0);
    let rows: Vec<CellRow> = query.fetch_all(conn.link()).await?;
    rows.into_iter().map(cell).collect()
}

fn as_of(permit: &ReadsGradebook, revision: Revision) -> AsOf {
    let cursor: Cursor = [(permit.school(), revision)].into_iter().collect();
    AsOf { read_at: crate::id::now(), cursor, ..AsOf::default() }
}
