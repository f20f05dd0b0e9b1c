//! Classes of the current year: where they stand in the school, and who is their teacher.

use school::{
    curriculum::Stage,
    id::{ClassId, MemberId},
    setup::SetupProblem,
    view::ClassFields,
};

use super::{Noticed, label, refused};
use crate::{Error, Tx, error::taken, permit::SchoolAdmin, setup::curriculum::current_year, store::sealed::Link};

/// Adds a class to the current year.
pub(super) async fn add(tx: &mut Tx, permit: &SchoolAdmin, to: &ClassFields) -> Result<Noticed, Error> {
    const TEXT: &str = "INSERT INTO classes (school_id, id, year_id, grade_level, stream, section, class_teacher_id) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let year = current_year(tx, permit.school()).await?.ok_or(refused(SetupProblem::NoYear))?;
    let to = checked(tx, permit, to, None).await?;
    let query = sqlx::query(TEXT).bind(permit.school().0).bind(crate::id::mint()).bind(year.0);
    let query = query.bind(to.stage.level().number()).bind(to.stage.stream().name()).bind(to.section);
    let query = query.bind(to.teacher.map(|teacher| teacher.0));
    query.execute(tx.link()).await.map_err(there_already)?;
    Ok(Noticed::Catalogue)
}

/// Changes a class. Once someone learns in it, its grade level and stream stay.
pub(super) async fn change(
    tx: &mut Tx,
    permit: &SchoolAdmin,
    class: ClassId,
    was: &ClassFields,
    to: &ClassFields,
) -> Result<Noticed, Error> {
    const TEXT: &str = "UPDATE classes SET grade_level = $3, stream = $4, section = $5, class_teacher_id = $6 \
        WHERE school_id = $1 AND id = $2";
    let now = find(tx, permit, class).await?;
    if *to == now {
        return Ok(Noticed::Nothing);
    }
    let to = checked(tx, permit, to, now.teacher).await?;
    if now != *was {
        return Err(refused(SetupProblem::ChangedMeanwhile));
    }
    if to.stage != now.stage && is_in_use(tx, permit, class).await? {
        return Err(refused(SetupProblem::ClassInUse));
    }
    let query = sqlx::query(TEXT).bind(permit.school().0).bind(class.0);
    let query = query.bind(to.stage.level().number()).bind(to.stage.stream().name()).bind(to.section);
    let query = query.bind(to.teacher.map(|teacher| teacher.0));
    query.execute(tx.link()).await.map_err(there_already)?;
    Ok(Noticed::Everywhere)
}

/// Two classes of one year have not the same grade level, stream and section.
fn there_already(cause: sqlx::Error) -> Error {
    match taken(cause) {
        Error::Taken => refused(SetupProblem::Taken),
        other => other,
    }
}

/// Reads a class's fields as they were typed; a new teacher must be an active one of the permit's school.
async fn checked(
    tx: &mut Tx,
    permit: &SchoolAdmin,
    typed: &ClassFields,
    kept: Option<MemberId>,
) -> Result<ClassFields, Error> {
    const TEXT: &str = "SELECT id FROM members \
        WHERE school_id = $1 AND id = $2 AND role = 'teacher' AND status = 'active'";
    let section = if typed.section.trim().is_empty() { String::new() } else { label(&typed.section)? };
    if let Some(teacher) = typed.teacher.filter(|teacher| Some(*teacher) != kept) {
        let query = sqlx::query_scalar(TEXT).bind(permit.school().0).bind(teacher.0);
        let found: Option<i64> = query.fetch_optional(tx.link()).await?;
        found.ok_or(Error::NotFound)?;
    }
    Ok(ClassFields { stage: typed.stage, section, teacher: typed.teacher })
}

/// The class; it must be one of the permit's school.
async fn find(tx: &mut Tx, permit: &SchoolAdmin, class: ClassId) -> Result<ClassFields, Error> {
    const TEXT: &str =
        "SELECT grade_level, stream, section, class_teacher_id FROM classes WHERE school_id = $1 AND id = $2";
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(class.0);
    let row: Option<(i64, String, String, Option<i64>)> = query.fetch_optional(tx.link()).await?;
    let (level, stream, section, teacher) = row.ok_or(Error::NotFound)?;
    let stage = Stage::read(level, &stream).ok_or(Error::corrupt("an unknown grade level"))?;
    Ok(ClassFields { stage, section, teacher: teacher.map(MemberId) })
}

/// Whether a student, a course or a request that may still open one belongs to the class.
async fn is_in_use(tx: &mut Tx, permit: &SchoolAdmin, class: ClassId) -> Result<bool, Error> {
    const TEXT: &str = "SELECT id FROM members WHERE school_id = $1 AND class_id = $2 \
        UNION ALL SELECT id FROM courses WHERE school_id = $1 AND class_id = $2 \
        UNION ALL SELECT id FROM course_requests WHERE school_id = $1 AND class_id = $2 \
            AND state IN ('pending', 'under_review', 'declined') LIMIT 1";
    let query = sqlx::query_scalar(TEXT).bind(permit.school().0).bind(class.0);
    let found: Option<i64> = query.fetch_optional(tx.link()).await?;
    Ok(found.is_some())
}
