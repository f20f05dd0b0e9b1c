//! Reading what is held of files: the list of a course, and one file with a part of its preview.

use std::collections::{BTreeSet, HashMap};

use school::{
    clock::Instant,
    curriculum::ClassLabel,
    event::Cursor,
    id::{AssessmentId, CourseId, MarksFileId, MemberId, Revision},
    marks_file::{Layout, Sheet, Use, check},
    person::Name,
    view::{
        AsOf, FileColumn, FileOutcome, FileState, FileUndone, KeptCell, MarksFileLine, MarksFilePage, MarksFilesPage,
        MarksPlan, PlanSize,
    },
};
use sqlx::AssertSqlSafe;

use super::{
    permit_of,
    row::{Held, Kept, Outcome, read},
};
use crate::{
    Caller, Error,
    gradebook::columns,
    permit::ImportsMarks,
    rows::{class_label, count},
    sql::{IN_A_LIST, tuples},
    store::{Reader, sealed::Link},
};

/// How many students and bad cells a page shows.
const A_PAGE: usize = 100;

/// How many lines somebody decides about at once: a form's fields have a limit.
const MOST_OPEN: usize = 500;

/// How many cells of a column are shown as samples.
const SAMPLES: usize = 3;

/// How many files a list shows.
const LISTED: i64 = 20;

#[derive(sqlx::FromRow)]
struct CourseRow {
    revision: i64,
    subject: String,
    title: String,
    grade_level: Option<i64>,
    stream: Option<String>,
    section: Option<String>,
}

/// Reads the files of a course, for the form that sends another.
///
/// # Errors
/// [`Error::NotFound`] when it is not the caller's to bring marks into, else the database's.
pub async fn files(reader: &mut Reader, caller: Caller, course: CourseId) -> Result<MarksFilesPage, Error> {
    const TEXT: &str = "SELECT f.id, f.file_name, f.created_at, f.applied_at, f.undone_at, m.given_name, m.father_name, \
        m.grandfather_name FROM marks_files f JOIN members m ON m.school_id = f.school_id AND m.id = f.created_by \
        WHERE f.school_id = $1 AND f.course_id = $2 ORDER BY f.created_at DESC, f.id DESC LIMIT $3";
    type Row = (i64, String, i64, Option<i64>, Option<i64>, String, String, String);
    let permit = ImportsMarks::mint(reader, caller, course).await?;
    let (as_of, subject, class) = course_row(reader, &permit).await?;
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(permit.course().0).bind(LISTED);
    let rows: Vec<Row> = query.fetch_all(reader.link()).await?;
    let line = |(id, file_name, made_at, applied, undone, given, father, grandfather): Row| MarksFileLine {
        file: MarksFileId(id),
        file_name,
        by: Name { given, father, grandfather },
        made_at: Instant(made_at),
        state: match (applied, undone) {
            (None, _) => FileState::Waiting,
            (Some(_), None) => FileState::Applied,
            (Some(_), Some(_)) => FileState::Undone,
        },
    };
    Ok(MarksFilesPage { as_of, course, subject, class, files: rows.into_iter().map(line).collect() })
}

/// Reads a held file with a part of its preview, or what it changed.
///
/// # Errors
/// [`Error::NotFound`] when there is no such file, or it is not the caller's to apply; else the database's.
pub async fn file(reader: &mut Reader, caller: Caller, id: MarksFileId, page: u32) -> Result<MarksFilePage, Error> {
    let permit = permit_of(reader, caller, id).await?;
    let held = read(reader, &permit, id).await?;
    let (as_of, subject, class) = course_row(reader, &permit).await?;
    let (assessments, _) = columns(reader, &permit.reading()).await?;
    let outcome = match &held.outcome {
        Some(outcome) => Some(shown(reader, &permit, outcome).await?),
        None => None,
    };
    let problem = check(&held.decided.uses).err().filter(|_| outcome.is_none());
    let columns = file_columns(&held.sheet, &held.decided.uses);
    let size = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let Held { file_name, made_at, mut plan, preview, .. } = held;
    let whole = PlanSize {
        students: size(plan.students.len()),
        bad: size(plan.bad.len()),
        open: size(plan.open.len()),
        left_out: size(plan.open.iter().filter(|line| line.decided.is_none()).count()),
    };
    let pages = size(plan.students.len().div_ceil(A_PAGE)).max(1);
    let page = page.min(pages - 1);
    cut(&mut plan, page);
    Ok(MarksFilePage {
        as_of,
        file: id,
        school: permit.school(),
        course: permit.course(),
        subject,
        class,
        file_name,
        made_at,
        preview,
        may_add: permit.may_add(),
        may_create: permit.may_create(),
        corrects: permit.corrects(),
        columns,
        assessments,
        problem,
        plan,
        page,
        pages,
        whole,
        outcome,
    })
}

/// Leaves the part of a plan that a page shows.
fn cut(plan: &mut MarksPlan, page: u32) {
    let start = (page as usize * A_PAGE).min(plan.students.len());
    plan.students.drain(..start);
    plan.students.truncate(A_PAGE);
    plan.bad.truncate(A_PAGE);
    plan.open.truncate(MOST_OPEN);
}

/// The columns of a file, each with what stands in it.
fn file_columns(sheet: &Sheet, uses: &[Use]) -> Vec<FileColumn> {
    let layout = Layout::of(sheet);
    let column = |(n, used): (usize, &Use)| {
        let cells = layout.students().iter().map(|line| line.cell(n)).filter(|cell| !cell.is_empty());
        FileColumn {
            heading: layout.heading(n).to_owned(),
            samples: cells.take(SAMPLES).map(ToOwned::to_owned).collect(),
            max: layout.max(n),
            used: used.clone(),
        }
    };
    uses.iter().take(sheet.width()).enumerate().map(column).collect()
}

async fn course_row(reader: &mut Reader, permit: &ImportsMarks) -> Result<(AsOf, String, ClassLabel), Error> {
    const TEXT: &str = "SELECT k.revision, s.name AS subject, c.title, COALESCE(l.grade_level, c.grade_level) AS grade_level, \
        COALESCE(l.stream, c.stream) AS stream, l.section FROM courses c JOIN counters k ON k.school_id = c.school_id \
        JOIN subjects s ON s.school_id = c.school_id AND s.id = c.subject_id \
        LEFT JOIN classes l ON l.school_id = c.school_id AND l.id = c.class_id WHERE c.school_id = $1 AND c.id = $2";
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(permit.course().0);
    let row: CourseRow = query.fetch_optional(reader.link()).await?.ok_or(Error::NotFound)?;
    let cursor: Cursor = [(permit.school(), Revision(row.revision))].into_iter().collect();
    let class = class_label(row.grade_level, row.stream.as_deref(), row.section.as_deref(), &row.title);
    Ok((AsOf { read_at: crate::id::now(), cursor, ..AsOf::default() }, row.subject, class))
}

/// What a file changed, with names.
async fn shown(reader: &mut Reader, permit: &ImportsMarks, outcome: &Outcome) -> Result<FileOutcome, Error> {
    let undone = outcome.undone.as_ref();
    let kept = || outcome.conflicts.iter().chain(undone.into_iter().flat_map(|undone| &undone.kept));
    let students: BTreeSet<i64> = kept().take(IN_A_LIST).map(|kept| kept.student.0).collect();
    let assessments: BTreeSet<i64> = kept().map(|kept| kept.assessment.0).take(IN_A_LIST).collect();
    let students = names(reader, permit, &students).await?;
    let titles = titles(reader, permit, &assessments).await?;
    let named = |kept: &[Kept]| -> Vec<KeptCell> {
        let cell = |kept: &Kept| KeptCell {
            student: students.get(&kept.student).cloned().unwrap_or_default(),
            assessment: titles.get(&kept.assessment).cloned().unwrap_or_default(),
            now: kept.now,
            wanted: kept.wanted,
        };
        kept.iter().take(IN_A_LIST).map(cell).collect()
    };
    Ok(FileOutcome {
        at: outcome.at,
        written: outcome.written,
        added: count(i64::try_from(outcome.assessments.len()).unwrap_or(i64::MAX)),
        created: count(i64::try_from(outcome.students.len()).unwrap_or(i64::MAX)),
        left_out: outcome.left_out,
        conflicts: named(&outcome.conflicts),
        undone: undone.map(|undone| FileUndone {
            at: undone.at,
            restored: undone.restored,
            kept: named(&undone.kept),
            kept_assessments: undone.kept_assessments,
        }),
    })
}

async fn names(
    reader: &mut Reader,
    permit: &ImportsMarks,
    ids: &BTreeSet<i64>,
) -> Result<HashMap<MemberId, Name>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let list = tuples(1, ids.len(), 2, "");
    let text = format!(
        "SELECT id, given_name, father_name, grandfather_name FROM members WHERE school_id = $1 AND id IN {list}"
    );
    let mut query = sqlx::query_as(AssertSqlSafe(text)).bind(permit.school().0);
    for id in ids {
        query = query.bind(*id);
    }
    let rows: Vec<(i64, String, String, String)> = query.fetch_all(reader.link()).await?;
    let name = |(id, given, father, grandfather)| (MemberId(id), Name { given, father, grandfather });
    Ok(rows.into_iter().map(name).collect())
}

async fn titles(
    reader: &mut Reader,
    permit: &ImportsMarks,
    ids: &BTreeSet<i64>,
) -> Result<HashMap<AssessmentId, String>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let list = tuples(1, ids.len(), 3, "");
    let text = format!("SELECT id, title FROM assessments WHERE school_id = $1 AND course_id = $2 AND id IN {list}");
    let mut query = sqlx::query_as(AssertSqlSafe(text)).bind(permit.school().0).bind(permit.course().0);
    for id in ids {
        query = query.bind(*id);
    }
    let rows: Vec<(i64, String)> = query.fetch_all(reader.link()).await?;
    Ok(rows.into_iter().map(|(id, title)| (AssessmentId(id), title)).collect())
}
