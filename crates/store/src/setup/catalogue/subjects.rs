//! Subjects, and where they are taught.

use std::collections::BTreeMap;

use school::{curriculum::Stage, id::SubjectId, view::SubjectRow};

use crate::{
    Error,
    permit::SchoolAdmin,
    rows::count,
    store::{Reader, sealed::Link},
};

/// A subject at one of its grade levels; without a level where it is taught nowhere.
#[derive(sqlx::FromRow)]
struct Taught {
    id: i64,
    name: String,
    removed_at: Option<i64>,
    grade_level: Option<i64>,
    stream: Option<String>,
    courses: Option<i64>,
    requests: Option<i64>,
}

/// The school's subjects by name, removed ones too, in one statement.
pub(super) async fn read(reader: &mut Reader, permit: &SchoolAdmin) -> Result<Vec<SubjectRow>, Error> {
    const TEXT: &str = "SELECT s.id, s.name, s.removed_at, t.grade_level, t.stream, c.number AS courses, \
        r.number AS requests FROM subjects s \
        LEFT JOIN curriculum t ON t.school_id = s.school_id AND t.subject_id = s.id \
        LEFT JOIN (SELECT subject_id, COUNT(*) AS number FROM courses WHERE school_id = $1 GROUP BY subject_id) c \
            ON c.subject_id = s.id \
        LEFT JOIN (SELECT subject_id, COUNT(*) AS number FROM course_requests WHERE school_id = $1 GROUP BY subject_id) r \
            ON r.subject_id = s.id \
        WHERE s.school_id = $1";
    let rows: Vec<Taught> = sqlx::query_as(TEXT).bind(permit.school().0).fetch_all(reader.link()).await?;
    let mut subjects: BTreeMap<(String, i64), SubjectRow> = BTreeMap::new();
    for row in rows {
        let subject = subjects.entry((row.name.clone(), row.id)).or_insert(SubjectRow {
            subject: SubjectId(row.id),
            name: row.name,
            stages: std::collections::BTreeSet::new(),
            courses: count(row.courses.unwrap_or(0)),
            asked_for: row.requests.is_some(),
            removed: row.removed_at.is_some(),
        });
        if let Some((level, stream)) = row.grade_level.zip(row.stream) {
            let stage = Stage::read(level, &stream).ok_or(Error::corrupt("an unknown grade level"))?;
            subject.stages.insert(stage);
        }
    }
    // By name, as the key sorts them: the two databases compare text differently.
    Ok(subjects.into_values().collect())
}
