//! A teacher writes many cells of one course together: a paste, a fill, an undo.

use school::view::{GradeCell, Problem, SaveGrades, SavedGrades};

use super::path::Path;
use crate::{Caller, Error, Store, Tx, Write, Written, permit::TeachesCourse};

/// Writes many cells of one course, all or none.
#[derive(Clone, Debug)]
pub struct SaveGradesCommand {
    /// Who saves.
    pub caller: Caller,
    /// What is written, and where.
    pub save: SaveGrades,
}

impl Store {
    /// Writes many cells of one course through the door, all or none, at one revision.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the permit; [`Error::Unsaved`] with every cell that was refused or met another's value;
    /// [`Error::Invalid`] for their number and a save id that was used for something else; [`Error::Busy`].
    pub async fn save_grades(&self, caller: Caller, save: SaveGrades) -> Result<SavedGrades, Error> {
        let school = self.school_of(save.course).await?.ok_or(Error::NotFound)?;
        let Written { value: cells, revision, .. } = self.write(school, SaveGradesCommand { caller, save }).await?;
        Ok(SavedGrades { cells, revision })
    }
}

impl Write for SaveGradesCommand {
    type Output = Vec<GradeCell>;

    async fn apply(&self, tx: &mut Tx) -> Result<Vec<GradeCell>, Error> {
        let SaveGrades { course, cells, save_id } = &self.save;
        let permit = TeachesCourse::writing_grades(tx, self.caller, *course).await?;
        if cells.len() > SaveGrades::MOST {
            return Err(Error::Invalid(Problem::CellCount));
        }
        let wrote = Path { permit: &permit, cells, save_id, why: "" }.write(tx).await?;
        Ok(wrote.cells)
    }
}
