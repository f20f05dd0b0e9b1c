//! Writing marks: a teacher's save of one cell or of many, and an admin's correction.
//!
//! Invariant: the permit is minted inside the transaction, and a save counts once however often it is sent.

mod correct;
mod grace;
mod history;
mod many;
mod path;
mod target;
mod write;

use school::{
    grade::Mark,
    id::Version,
    view::{CellSave, CellValue, Problem, SaveGrade, Saved},
};

pub use correct::CorrectGradeCommand;
pub(crate) use grace::{family_mark, sooner};
pub use many::SaveGradesCommand;

use crate::{
    Caller, Error, Store, Tx, Write, Written,
    permit::{TeachesCourse, WritesMarks},
};
pub(crate) use path::Path;
use path::Wrote;

/// Writes one mark.
#[derive(Clone, Debug)]
pub struct SaveGradeCommand {
    /// Who saves.
    pub caller: Caller,
    /// What was typed, and where.
    pub save: SaveGrade,
}

impl Store {
    /// Writes one mark through the door.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the permit or the cell, [`Error::Invalid`] for what was typed, [`Error::Conflict`] with the
    /// cell as it is now, [`Error::Busy`].
    pub async fn save_grade(&self, caller: Caller, save: SaveGrade) -> Result<Saved, Error> {
        let school = self.school_of(save.course).await?.ok_or(Error::NotFound)?;
        let Written { value, revision, .. } = self.write(school, SaveGradeCommand { caller, save }).await?;
        let (mark, version) = value;
        Ok(Saved { mark, version, revision })
    }
}

impl Write for SaveGradeCommand {
    type Output = (Mark, Version);

    async fn apply(&self, tx: &mut Tx) -> Result<(Mark, Version), Error> {
        let permit = TeachesCourse::writing_grades(tx, self.caller, self.save.course).await?;
        let wrote = write_one(tx, &permit, &self.save, "").await?;
        Ok((wrote.mark, wrote.version))
    }
}

/// What the write of one cell did.
pub(crate) struct WroteOne {
    pub mark: Mark,
    pub version: Version,
    /// It was written before by this very save.
    pub replayed: bool,
}

/// Writes one cell on the path of all; what it can't be written for is the answer.
pub(crate) async fn write_one(
    tx: &mut Tx,
    permit: &impl WritesMarks,
    save: &SaveGrade,
    why: &str,
) -> Result<WroteOne, Error> {
    let SaveGrade { student, assessment, seen, .. } = *save;
    let cells = [CellSave { student, assessment, value: CellValue::Typed(save.typed.clone()), seen }];
    let path = Path { permit, cells: &cells, save_id: &save.save_id, why };
    let Wrote { cells, replayed } = path.write(tx).await.map_err(of_one)?;
    let cell = cells.into_iter().next().ok_or(Error::corrupt("a save of one cell writes one"))?;
    Ok(WroteOne { mark: cell.mark, version: cell.version, replayed })
}

/// Why the one cell of a save was not written.
fn of_one(error: Error) -> Error {
    let Error::Unsaved(unsaved) = error else { return error };
    match (unsaved.refused.first(), unsaved.conflicts.into_iter().next()) {
        (Some(refused), _) if refused.problem == Problem::NoSuchCell => Error::NotFound,
        (Some(refused), _) => Error::Invalid(refused.problem),
        (None, Some(current)) => Error::Conflict { current },
        (None, None) => Error::corrupt("a cell that is not written has a reason"),
    }
}
