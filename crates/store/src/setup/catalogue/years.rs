//! Years with their terms, and what is still blank in those that are open.

use school::{
    calendar::Day,
    clock::Instant,
    id::{TermId, YearId},
    view::{TermRow, YearRow},
};

use crate::{
    Error,
    permit::SchoolAdmin,
    rows::count,
    store::{Reader, sealed::Link},
};

/// A year beside one of its terms; without a term where it has none.
#[derive(sqlx::FromRow)]
struct Row {
    year: i64,
    year_name: String,
    current_year_id: Option<i64>,
    term: Option<i64>,
    term_name: Option<String>,
    starts_on: Option<String>,
    ends_on: Option<String>,
    closed_at: Option<i64>,
    courses: i64,
    places: i64,
    marks: i64,
}

/// The school's years, the newest first, each with its terms, in one statement.
pub(super) async fn read(reader: &mut Reader, permit: &SchoolAdmin) -> Result<Vec<YearRow>, Error> {
    // What a closed term holds is settled: nothing is counted in it.
    const TEXT: &str = "SELECT y.id AS year, y.name AS year_name, s.current_year_id, t.id AS term, t.name AS term_name, \
        t.starts_on, t.ends_on, t.closed_at, \
        (SELECT COUNT(DISTINCT a.course_id) FROM assessments a JOIN courses c ON c.school_id = a.school_id \
            AND c.id = a.course_id AND c.state = 'active' WHERE a.school_id = t.school_id AND a.term_id = t.id \
            AND a.deleted_at IS NULL AND t.closed_at IS NULL) AS courses, \
        (SELECT COUNT(*) FROM assessments a JOIN courses c ON c.school_id = a.school_id AND c.id = a.course_id \
            AND c.state = 'active' JOIN enrollments e ON e.school_id = a.school_id AND e.course_id = a.course_id \
            AND e.ended_at IS NULL WHERE a.school_id = t.school_id AND a.term_id = t.id AND a.deleted_at IS NULL \
            AND t.closed_at IS NULL) AS places, \
        (SELECT COUNT(*) FROM assessments a JOIN courses c ON c.school_id = a.school_id AND c.id = a.course_id \
            AND c.state = 'active' JOIN grades g ON g.school_id = a.school_id AND g.course_id = a.course_id \
            AND g.assessment_id = a.id AND (g.points_hundredths IS NOT NULL OR g.flag <> '') \
            JOIN enrollments e ON e.school_id = g.school_id AND e.course_id = g.course_id AND e.student_id = g.student_id \
            AND e.ended_at IS NULL WHERE a.school_id = t.school_id AND a.term_id = t.id AND a.deleted_at IS NULL \
            AND t.closed_at IS NULL) AS marks \
        FROM academic_years y JOIN schools s ON s.id = y.school_id \
        LEFT JOIN terms t ON t.school_id = y.school_id AND t.year_id = y.id \
        WHERE y.school_id = $1 ORDER BY y.id DESC, t.position, t.id";
    let rows: Vec<Row> = sqlx::query_as(TEXT).bind(permit.school().0).fetch_all(reader.link()).await?;
    let mut years: Vec<YearRow> = Vec::new();
    for row in rows {
        let year = YearId(row.year);
        if years.last().is_none_or(|last| last.year != year) {
            let current = row.current_year_id == Some(row.year);
            years.push(YearRow { year, name: row.year_name.clone(), current, terms: Vec::new() });
        }
        if let (Some(year), Some(term)) = (years.last_mut(), row.term()) {
            year.terms.push(term);
        }
    }
    Ok(years)
}

impl Row {
    fn term(self) -> Option<TermRow> {
        let day = |text: Option<String>| text.as_deref().and_then(Day::from_iso);
        Some(TermRow {
            term: TermId(self.term?),
            name: self.term_name?,
            starts_on: day(self.starts_on),
            ends_on: day(self.ends_on),
            closed_at: self.closed_at.map(Instant),
            courses: count(self.courses),
            blank: count(self.places - self.marks),
        })
    }
}
