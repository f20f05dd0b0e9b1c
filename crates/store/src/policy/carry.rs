//! A new term begins with what the one before it had.

use school::id::{SchoolId, TermId, YearId};

use crate::{Error, Tx, store::sealed::Link};

/// Copies defaults and courses' own policies of the term before into a term that was just made.
///
/// The term before is the last other one of its year; in a year without another one, the current term of the current year,
/// whose courses are not those of the new year: then it is the defaults alone.
///
/// # Errors
/// The database's.
pub(crate) async fn carry_over(tx: &mut Tx, school: SchoolId, year: YearId, term: TermId) -> Result<(), Error> {
    const DEFAULTS: &str = "INSERT INTO policy_defaults \
        (school_id, term_id, grade_level, version, body, created_at, created_by) \
        SELECT f.school_id, $3, f.grade_level, 1, f.body, $4, f.created_by FROM policy_defaults f \
        WHERE f.school_id = $1 AND f.term_id = $2 AND f.body <> '' AND f.version = (SELECT MAX(v.version) \
            FROM policy_defaults v WHERE v.school_id = f.school_id AND v.term_id = f.term_id \
            AND v.grade_level = f.grade_level)";
    const OWN: &str = "INSERT INTO grading_policies \
        (school_id, course_id, term_id, version, body, created_at, created_by) \
        SELECT p.school_id, p.course_id, $3, 1, p.body, $4, p.created_by FROM grading_policies p \
        JOIN courses c ON c.school_id = p.school_id AND c.id = p.course_id AND c.year_id = $5 AND c.state = 'active' \
        WHERE p.school_id = $1 AND p.term_id = $2 AND p.body <> '' AND p.version = (SELECT MAX(v.version) \
            FROM grading_policies v WHERE v.school_id = p.school_id AND v.course_id = p.course_id \
            AND v.term_id = p.term_id)";
    let Some(before) = term_before(tx, school, year, term).await? else { return Ok(()) };
    let now = tx.now().0;
    let query = sqlx::query(DEFAULTS).bind(school.0).bind(before).bind(term.0).bind(now);
    query.execute(tx.link()).await?;
    let query = sqlx::query(OWN).bind(school.0).bind(before).bind(term.0).bind(now).bind(year.0);
    query.execute(tx.link()).await?;
    Ok(())
}

async fn term_before(tx: &mut Tx, school: SchoolId, year: YearId, term: TermId) -> Result<Option<i64>, Error> {
    const TEXT: &str = "SELECT t.id FROM terms t JOIN schools s ON s.id = t.school_id \
        WHERE t.school_id = $1 AND t.id <> $3 AND (t.year_id = $2 OR t.year_id = s.current_year_id) \
        ORDER BY CASE WHEN t.year_id = $2 THEN 0 ELSE 1 END, \
            CASE WHEN t.year_id = $2 OR t.closed_at IS NULL THEN 0 ELSE 1 END, t.position DESC LIMIT 1";
    let query = sqlx::query_scalar(TEXT).bind(school.0).bind(year.0).bind(term.0);
    Ok(query.fetch_optional(tx.link()).await?)
}
