//! Rosters from a file: held while an admin looks at the preview, then applied as they were shown.
//!
//! Invariant: what is applied is what was previewed. The plan is made anew inside the transaction; where it differs from the
//! one that is held, people changed meanwhile and nothing is applied.

mod apply;
mod hold;
mod known;

use school::{
    id::{RosterId, SchoolId},
    view::{AsOf, RosterPage},
};

use crate::{Caller, Error, permit::Administers, store::Reader};

pub use apply::ApplyRosterCommand;
pub use hold::{HoldRoster, HoldRosterCommand, PlanAgainCommand};

/// Reads a held roster with its preview, or what it changed, in two statements.
///
/// # Errors
/// [`Error::NotFound`] when there is no such roster at a school that the caller administers, else the database's.
pub async fn roster(reader: &mut Reader, caller: Caller, roster: RosterId) -> Result<RosterPage, Error> {
    let permit = Administers::managing_people(reader, caller).await?;
    let held = hold::read(reader, permit.members(), roster).await?;
    let cursor = [(held.school, held.revision)].into_iter().collect();
    Ok(RosterPage {
        as_of: AsOf { read_at: crate::id::now(), cursor, ..AsOf::default() },
        roster,
        school_name: held.school_name,
        file_name: held.file_name,
        made_at: held.made_at,
        shown: held.plan,
        outcome: held.outcome,
    })
}

/// The school of a roster that the caller may apply: where a write about it goes.
async fn school_of(reader: &mut Reader, caller: Caller, roster: RosterId) -> Result<SchoolId, Error> {
    let permit = Administers::managing_people(reader, caller).await?;
    Ok(hold::read(reader, permit.members(), roster).await?.school)
}
