//! Writing the cells of a file, whoever may: those that can be written, and what became of the others.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use school::{
    grade::{Mark, Reason},
    id::{AssessmentId, MemberId, SaveId},
    notice::NoticeKind,
    view::{CellSave, CellValue, GradeCell, Problem, UnsavedGrades},
};

use super::row::Kept;
use crate::{
    Error, Tx,
    notice::{Told, notify, teachers_of},
    permit::ImportsMarks,
    save::Path,
};

/// What became of the cells of a file.
pub(super) struct Wrote {
    pub written: u32,
    /// Cells that somebody else wrote meanwhile.
    pub kept: Vec<Kept>,
}

/// Writes those cells whose version is still the one that was compared, all in one save. What a rule refuses now counts as
/// kept: a student who left, an assessment that went.
///
/// # Errors
/// [`Error::Invalid`] for a course that has ended and a term that is closed.
pub(super) async fn write(
    tx: &mut Tx,
    permit: &ImportsMarks,
    mut cells: Vec<CellSave>,
    save: &str,
    why: &str,
) -> Result<Wrote, Error> {
    let save_id = SaveId::try_from(save.to_owned()).map_err(|_| Error::corrupt("a save id of a file"))?;
    let mut kept = Vec::new();
    loop {
        if cells.is_empty() {
            return Ok(Wrote { written: 0, kept });
        }
        let path = Path { permit, cells: &cells, save_id: &save_id, why };
        match path.write(tx).await {
            Ok(wrote) => return Ok(Wrote { written: u32::try_from(wrote.cells.len()).unwrap_or(u32::MAX), kept }),
            // Nothing was written: the others are tried without these.
            Err(Error::Unsaved(unsaved)) => {
                closed(&unsaved)?;
                leave_out(&mut cells, &unsaved, &mut kept);
            }
            Err(other) => return Err(other),
        }
    }
}

/// Why marks are written: a teacher's own need no reason, corrections do.
///
/// # Errors
/// [`Error::Invalid`] for the reason.
pub(super) fn why_of(permit: &ImportsMarks, typed: &str) -> Result<String, Error> {
    if !permit.corrects() {
        return Ok(String::new());
    }
    let why = Reason::typed(typed).map_err(|problem| Error::Invalid(Problem::Reason(problem)))?;
    Ok(why.as_str().to_owned())
}

/// Tells the course's teachers that marks were corrected, once for all of them.
///
/// # Errors
/// The database's.
pub(super) async fn tell(tx: &mut Tx, permit: &ImportsMarks, written: u32) -> Result<(), Error> {
    if !permit.corrects() || written == 0 {
        return Ok(());
    }
    let teachers = teachers_of(tx, permit.course()).await?;
    let told = Told { course: Some(permit.course()), ..Told::of(NoticeKind::MarkChangedByAdmin) };
    notify(tx, told, teachers, Some(permit.member())).await
}

/// What keeps every cell from being written is the answer.
fn closed(unsaved: &UnsavedGrades) -> Result<(), Error> {
    let closed = |problem: &Problem| matches!(problem, Problem::CourseEnded | Problem::TermClosed);
    match unsaved.refused.iter().map(|refused| refused.problem).find(closed) {
        Some(problem) => Err(Error::Invalid(problem)),
        None => Ok(()),
    }
}

fn leave_out(cells: &mut Vec<CellSave>, unsaved: &UnsavedGrades, kept: &mut Vec<Kept>) {
    let now: HashMap<(MemberId, AssessmentId), &GradeCell> =
        unsaved.conflicts.iter().map(|cell| ((cell.student, cell.assessment), cell)).collect();
    let refused: BTreeSet<(MemberId, AssessmentId)> =
        unsaved.refused.iter().map(|cell| (cell.student, cell.assessment)).collect();
    cells.retain(|cell| {
        let key = (cell.student, cell.assessment);
        let there = now.get(&key).map(|cell| cell.mark);
        let wanted = if let CellValue::Mark(mark) = cell.value { mark } else { Mark::default() };
        let left = there.is_some() || refused.contains(&key);
        if left {
            let now = there.unwrap_or_default();
            kept.push(Kept { student: cell.student, assessment: cell.assessment, now, wanted });
        }
        !left
    });
}

/// The cells of a file as one save writes them.
pub(super) fn cells_of(
    held: &super::row::Held,
    created: &BTreeMap<u32, MemberId>,
    assessments: &BTreeMap<u32, AssessmentId>,
) -> Vec<CellSave> {
    let students = held.plan.students.iter();
    let cells = students.flat_map(|student| {
        let who = student.student.or_else(|| created.get(&student.line).copied());
        student.cells.iter().filter_map(move |cell| {
            let assessment = *assessments.get(&cell.column)?;
            Some(CellSave { student: who?, assessment, value: CellValue::Mark(cell.to), seen: cell.seen })
        })
    });
    cells.collect()
}
