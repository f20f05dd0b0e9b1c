//! The new students of a file: onto the rolls and into the course.

use std::collections::BTreeMap;

use school::{
    id::MemberId,
    marks_file::MarksFileProblem,
    person::{PersonAct, Role},
    view::StudentChanges,
};
use sqlx::Row;

use super::row::{Held, refused};
use crate::{
    Error, Tx, Write,
    build::BuildCommand,
    people::history::{Act, write_acts},
    permit::ImportsMarks,
    plan::{PlannedEnrollment, PlannedMember, SchoolPlan},
    requests::seats,
};

/// Puts the new students of a file on the rolls, unless their numbers are there, and into the course; by line.
///
/// # Errors
/// [`Error::NotFound`] for who may not; [`Error::Invalid`] when the course has fewer free seats, or one of them has left it:
/// whether they come back is a request's to decide.
pub(super) async fn create(tx: &mut Tx, permit: &ImportsMarks, held: &Held) -> Result<BTreeMap<u32, MemberId>, Error> {
    let new: Vec<&StudentChanges> = held.plan.students.iter().filter(|student| student.student.is_none()).collect();
    if new.is_empty() {
        return Ok(BTreeMap::new());
    }
    if !permit.may_create() {
        return Err(Error::NotFound);
    }
    has_room(tx, permit, new.len()).await?;
    let (mut by_line, mut plan) = (BTreeMap::new(), SchoolPlan::default());
    for student in new {
        let known = known(tx, permit, student).await?;
        let id = known.unwrap_or_else(|| MemberId(crate::id::mint()));
        if known.is_none() {
            let (number, name) = (student.number.clone(), student.name.clone());
            plan.members.push(PlannedMember { id, account: None, role: Role::Student, number, name, class: None });
        }
        plan.enrollments.push(PlannedEnrollment { course: permit.course(), student: id, ended_at: None });
        by_line.insert(student.line, id);
    }
    let added: Vec<MemberId> = plan.members.iter().map(|member| member.id).collect();
    BuildCommand::new(plan).apply(tx).await?;
    let act = |member| Act { member, actor: permit.member(), act: PersonAct::Added, reason: "", changes: &[] };
    write_acts(tx, None, &added.into_iter().map(act).collect::<Vec<_>>()).await?;
    Ok(by_line)
}

/// Holds the course until the commit and counts its seats.
async fn has_room(tx: &mut Tx, permit: &ImportsMarks, wanted: usize) -> Result<(), Error> {
    const TEXT: &str = "SELECT capacity, taken FROM courses WHERE school_id = $1 AND id = $2";
    seats::lock(tx, permit.course()).await?;
    let query = sqlx::query(TEXT).bind(permit.school().0).bind(permit.course().0);
    let row = query.fetch_one(&mut *tx.conn).await?;
    let (capacity, taken): (i64, i64) = (row.try_get(0)?, row.try_get(1)?);
    let free = u32::try_from(capacity - taken).unwrap_or_default();
    if capacity == 0 || usize::try_from(free).is_ok_and(|free| wanted <= free) {
        return Ok(());
    }
    Err(refused(MarksFileProblem::Full { free }))
}

/// The student of the school who has the number of a line.
async fn known(tx: &mut Tx, permit: &ImportsMarks, student: &StudentChanges) -> Result<Option<MemberId>, Error> {
    const TEXT: &str = "SELECT m.id, e.student_id FROM members m \
        LEFT JOIN enrollments e ON e.school_id = m.school_id AND e.student_id = m.id AND e.course_id = $3 \
        WHERE m.school_id = $1 AND m.role = 'student' AND lower(m.number) = lower($2)";
    let query = sqlx::query(TEXT).bind(permit.school().0).bind(student.number.as_str()).bind(permit.course().0);
    let Some(row) = query.fetch_optional(&mut *tx.conn).await? else { return Ok(None) };
    // Whoever is in the course now is on its roster, and no new student.
    if row.try_get::<Option<i64>, _>(1)?.is_some() {
        return Err(refused(MarksFileProblem::HasLeft { line: student.line }));
    }
    Ok(Some(MemberId(row.try_get(0)?)))
}
