//! What goes into the files that people take along: what their pages show, with what only a file says.
//!
//! Invariant: records come from the query of the pages; nothing about marks is selected here.

mod account;

use school::{
    export::{OwnRecord, Period},
    id::CourseId,
    view::StudentRecord,
};

pub use account::account;

use crate::{
    Error,
    permit::ReadsRecords,
    records,
    rows::current_term,
    store::{Reader, sealed::Link},
    who::of_members,
};

/// Reads the records of the permit's students, with their numbers, zones and terms.
///
/// # Errors
/// The database's.
pub async fn own_records(reader: &mut Reader, permit: &impl ReadsRecords) -> Result<Vec<OwnRecord>, Error> {
    if permit.students().is_empty() {
        return Ok(Vec::new());
    }
    let read = records::records(reader, permit).await?;
    let rows: Vec<AboutRow> = of_members(permit.students(), ABOUT).fetch_all(reader.link()).await?;
    Ok(read.students.into_iter().map(|record| with(record, &rows)).collect())
}

/// A student, once for each course, or once without any.
const ABOUT: &str = concat!(
    "SELECT m.school_id, m.id, m.number, s.time_zone, c.id AS course_id, y.name AS year_name, t.name AS term_name \
     FROM who w JOIN members m ON m.school_id = w.school_id AND m.id = w.member_id JOIN schools s ON s.id = m.school_id \
     LEFT JOIN enrollments e ON e.school_id = m.school_id AND e.student_id = m.id AND e.ended_at IS NULL \
     LEFT JOIN courses c ON c.school_id = e.school_id AND c.id = e.course_id \
     LEFT JOIN academic_years y ON y.school_id = c.school_id AND y.id = c.year_id \
     LEFT JOIN terms t ON t.school_id = c.school_id AND t.id = ",
    current_term!()
);

#[derive(sqlx::FromRow)]
struct AboutRow {
    school_id: i64,
    id: i64,
    number: String,
    time_zone: String,
    course_id: Option<i64>,
    year_name: Option<String>,
    term_name: Option<String>,
}

impl AboutRow {
    fn period(&self) -> Option<(CourseId, Period)> {
        let name = |name: &Option<String>| name.clone().unwrap_or_default();
        Some((CourseId(self.course_id?), Period { year: name(&self.year_name), term: name(&self.term_name) }))
    }
}

fn with(record: StudentRecord, rows: &[AboutRow]) -> OwnRecord {
    let own: Vec<&AboutRow> =
        rows.iter().filter(|row| (row.school_id, row.id) == (record.school.0, record.student.0)).collect();
    let first = |of: fn(&AboutRow) -> &String| own.first().map(|row| of(row).clone()).unwrap_or_default();
    OwnRecord {
        record,
        number: first(|row| &row.number),
        time_zone: first(|row| &row.time_zone),
        periods: own.iter().filter_map(|row| row.period()).collect(),
    }
}
