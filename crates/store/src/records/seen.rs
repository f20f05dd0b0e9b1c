//! What guardians have seen of what needs attention.

use school::{
    access::Action,
    glance::{ConcernKind, SeenConcern},
    id::{CourseId, MemberId, Revision},
    view::Records,
};

use super::records;
use crate::{
    Caller, Error, Store, Tx, Write,
    permit::{ChildrenRecords, ReadsRecords, SpeaksFor},
    sql::{Value, insert_or},
    store::{Reader, sealed::Link},
    who::of_members,
};

/// Reads the records of the permit's children, with what their guardian has seen of what needs attention: one statement more.
///
/// # Errors
/// The database's.
pub async fn records_of_children(reader: &mut Reader, permit: &ChildrenRecords) -> Result<Records, Error> {
    const TEXT: &str = "SELECT x.student_id, x.course_id, x.kind, x.extract FROM who w \
        JOIN concerns_seen x ON x.school_id = w.school_id AND x.guardian_id = w.member_id";
    let mut records = records(reader, permit).await?;
    if permit.students().is_empty() {
        return Ok(records);
    }
    let rows: Vec<(i64, i64, String, i64)> = of_members(permit.guardians(), TEXT).fetch_all(reader.link()).await?;
    let seen = rows.into_iter().filter_map(|(student, course, kind, extract)| {
        let (student, course) = (MemberId(student), CourseId(course));
        let is_shown = permit.students().iter().any(|(_, child)| *child == student);
        // A kind of a newer release is nothing that this one shows.
        ConcernKind::from_name(&kind).filter(|_| is_shown).map(|kind| SeenConcern { student, course, kind, extract })
    });
    records.seen = seen.collect();
    Ok(records)
}

/// Notes that a guardian has seen a concern.
#[derive(Clone, Copy, Debug)]
pub struct SeeConcernCommand {
    /// The guardian.
    pub caller: Caller,
    /// What was seen.
    pub seen: SeenConcern,
}

impl Store {
    /// Notes through the door that a guardian has seen a concern as it is. Nobody else is told.
    ///
    /// # Errors
    /// [`Error::NotFound`] for somebody else's child, or a course without a place in it; [`Error::Busy`].
    pub async fn see_concern(&self, caller: Caller, seen: SeenConcern) -> Result<Revision, Error> {
        let school = self.school_of(seen.course).await?.ok_or(Error::NotFound)?;
        Ok(self.write(school, SeeConcernCommand { caller, seen }).await?.revision)
    }
}

impl Write for SeeConcernCommand {
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        const AGAIN: &str = "ON CONFLICT (school_id, guardian_id, student_id, course_id, kind) \
            DO UPDATE SET extract = excluded.extract, seen_at = excluded.seen_at";
        let SeenConcern { student, course, kind, extract } = self.seen;
        let permit = SpeaksFor::mint(tx, self.caller, Action::ReadRecord, (course, student)).await?;
        if !permit.is_guardian {
            return Err(Error::NotFound);
        }
        let columns = ["school_id", "guardian_id", "student_id", "course_id", "kind", "extract", "seen_at"];
        let row = [
            Value::Int(tx.school().0),
            Value::Int(permit.member.0),
            Value::Int(permit.student.0),
            Value::Int(permit.course.0),
            Value::from(kind.name()),
            Value::Int(extract),
            Value::Int(tx.now().0),
        ];
        insert_or(&mut tx.conn, "concerns_seen", columns, vec![row], AGAIN).await.map(drop)
    }
}
