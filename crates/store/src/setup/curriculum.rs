//! What is taught where.

use school::{
    curriculum::Stage,
    id::{SchoolId, SubjectId, YearId},
};

use crate::{Error, store::Connected};

/// Whether the school offers the subject at this grade level and stream.
///
/// # Errors
/// The database's.
pub(crate) async fn offers(
    conn: &mut impl Connected,
    school: SchoolId,
    subject: SubjectId,
    stage: Stage,
) -> Result<bool, Error> {
    const TEXT: &str = "SELECT subject_id FROM curriculum \
        WHERE school_id = $1 AND grade_level = $2 AND stream = $3 AND subject_id = $4";
    let query = sqlx::query_scalar(TEXT).bind(school.0).bind(stage.level().number()).bind(stage.stream().name());
    let found: Option<i64> = query.bind(subject.0).fetch_optional(conn.link()).await?;
    Ok(found.is_some())
}

/// The year in which the school's courses open; none where it has no year yet.
///
/// # Errors
/// The database's.
pub(crate) async fn current_year(conn: &mut impl Connected, school: SchoolId) -> Result<Option<YearId>, Error> {
    let query = sqlx::query_scalar("SELECT current_year_id FROM schools WHERE id = $1").bind(school.0);
    let year: Option<Option<i64>> = query.fetch_optional(conn.link()).await?;
    Ok(year.flatten().map(YearId))
}
