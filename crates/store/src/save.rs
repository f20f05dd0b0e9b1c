//! Writing one mark: a teacher's save, and an admin's correction.
//!
//! Invariant: the permit is minted inside the transaction, and a save counts once however often it is sent.

mod correct;
mod grace;
mod path;

use school::{
    grade::Mark,
    id::Version,
    view::{SaveGrade, Saved},
};

pub use correct::CorrectGradeCommand;
pub(crate) use grace::{family_mark, sooner};

use crate::{Caller, Error, Store, Tx, Write, Written, permit::TeachesCourse};
use path::Path;

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
        let wrote = Path { permit: &permit, save: &self.save, why: "" }.write(tx).await?;
        Ok((wrote.mark, wrote.version))
    }
}
