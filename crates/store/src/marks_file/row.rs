//! A held file as a row: what was read, what was decided, what it would change, what it changed.

use std::collections::BTreeMap;

use school::{
    clock::Instant,
    grade::Mark,
    id::{AssessmentId, MarksFileId, MemberId},
    marks_file::{Decision, MarksFileProblem, Sheet, Use},
    view::{MarksPlan, Problem},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{Error, permit::ImportsMarks, rows::count, store::Connected};

/// A held file.
pub(super) struct Held {
    pub file_name: String,
    pub made_at: Instant,
    /// Empty once it is applied.
    pub sheet: Sheet,
    pub decided: Decided,
    /// Empty once it is applied.
    pub plan: MarksPlan,
    pub preview: u32,
    pub applied_by: Option<MemberId>,
    pub outcome: Option<Outcome>,
}

/// What the columns and the lines of a file are taken for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Decided {
    pub uses: Vec<Use>,
    pub lines: BTreeMap<u32, Decision>,
}

/// What a file changed, with ids where a page shows names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Outcome {
    pub at: Instant,
    pub written: u32,
    pub left_out: u32,
    /// Assessments that it made.
    pub assessments: Vec<AssessmentId>,
    /// Students whom it put on the rolls and into the course.
    pub students: Vec<MemberId>,
    pub conflicts: Vec<Kept>,
    pub undone: Option<Undone>,
}

/// What became of a file that was taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Undone {
    pub at: Instant,
    pub restored: u32,
    pub kept: Vec<Kept>,
    pub kept_assessments: u32,
}

/// A mark that was left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    pub student: MemberId,
    pub assessment: AssessmentId,
    pub now: Mark,
    pub wanted: Mark,
}

#[derive(sqlx::FromRow)]
struct Row {
    file_name: String,
    created_at: i64,
    sheet: String,
    decided: String,
    plan: String,
    preview: i64,
    applied_by: Option<i64>,
    outcome: String,
}

/// Reads a file of the permit's course.
pub(super) async fn read(conn: &mut impl Connected, permit: &ImportsMarks, file: MarksFileId) -> Result<Held, Error> {
    const TEXT: &str = "SELECT file_name, created_at, sheet, decided, plan, preview, applied_by, outcome \
        FROM marks_files WHERE school_id = $1 AND course_id = $2 AND id = $3";
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(permit.course().0).bind(file.0);
    let row: Row = query.fetch_optional(conn.link()).await?.ok_or(Error::NotFound)?;
    Ok(Held {
        file_name: row.file_name,
        made_at: Instant(row.created_at),
        sheet: from_json(&row.sheet)?,
        decided: from_json(&row.decided)?,
        plan: from_json(&row.plan)?,
        preview: count(row.preview),
        applied_by: row.applied_by.map(MemberId),
        outcome: if row.outcome.is_empty() { None } else { Some(from_json(&row.outcome)?) },
    })
}

pub(super) fn refused(problem: MarksFileProblem) -> Error {
    Error::Invalid(Problem::MarksFile(problem))
}

/// Reads what is held; nothing is held any more once a file is applied.
fn from_json<T: DeserializeOwned + Default>(json: &str) -> Result<T, Error> {
    if json.is_empty() {
        return Ok(T::default());
    }
    serde_json::from_str(json).map_err(|_| Error::corrupt("an unreadable file of marks"))
}

pub(super) fn as_json(what: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(what).map_err(|_| Error::corrupt("an unwritable file of marks"))
}
