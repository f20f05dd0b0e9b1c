//! The permit to read how one student's total in one course is made.

use school::id::{CourseId, MemberId, SchoolId};

use super::{Caller, ChildrenRecords, OwnRecords, ReadsGradebook, ReadsRecords};
use crate::{Error, store::Connected};

/// The caller may read how a student's total in a course is made: by the course's book, or by the student's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadsTotal(Source);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Every mark of the course's book, posted or not.
    Book(ReadsGradebook, MemberId),
    /// The student's posted marks.
    Record(OneRecord, CourseId),
}

/// The record of one student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OneRecord([(SchoolId, MemberId); 1]);

impl ReadsTotal {
    /// Looks whether the caller may read the total: who reads the course's book may, the student, and the guardians.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not. A course in which the student is not has nothing to read, with a permit or without.
    pub async fn mint(
        conn: &mut impl Connected,
        caller: Caller,
        course: CourseId,
        student: MemberId,
    ) -> Result<Self, Error> {
        match ReadsGradebook::mint(conn, caller, course).await {
            Ok(book) => return Ok(Self(Source::Book(book, student))),
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
        let own = OwnRecords::mint(conn, caller).await;
        let found = one_of(own, student)?;
        let found = match found {
            Some(record) => Some(record),
            None => one_of(ChildrenRecords::mint(conn, caller).await, student)?,
        };
        found.map(|record| Self(Source::Record(record, course))).ok_or(Error::NotFound)
    }

    pub(crate) fn source(&self) -> &Source {
        &self.0
    }
}

impl ReadsRecords for OneRecord {
    fn students(&self) -> &[(SchoolId, MemberId)] {
        &self.0
    }
}

/// The student among those of a permit, where the caller has it.
fn one_of(permit: Result<impl ReadsRecords, Error>, student: MemberId) -> Result<Option<OneRecord>, Error> {
    match permit {
        Ok(permit) => Ok(permit.students().iter().find(|(_, own)| *own == student).map(|own| OneRecord([*own]))),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}
