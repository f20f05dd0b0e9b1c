//! The permit to choose of what one is told of one's children.

use std::collections::BTreeSet;

use school::{
    access::{Action, Relation, allows},
    id::{MemberId, SchoolId},
};

use super::{Caller, children};
use crate::{Error, store::Connected};

/// The caller's memberships as a parent, each with the students whose open guardian it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetsAlerts {
    guardians: Vec<(SchoolId, MemberId)>,
    /// School, guardian and student.
    children: Vec<(SchoolId, MemberId, MemberId)>,
}

impl SetsAlerts {
    /// Finds the caller's memberships as a parent, with their children; there may be no child.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the caller is no parent anywhere.
    pub async fn mint(conn: &mut impl Connected, caller: Caller) -> Result<Self, Error> {
        if !allows(Relation::GuardianOf, Action::SetAlerts) {
            return Err(Error::NotFound);
        }
        let rows = children(conn, caller).await?;
        let guardians: BTreeSet<_> = rows.iter().map(|(school, own, _)| (*school, *own)).collect();
        let linked = rows.into_iter().filter_map(|(school, own, student)| Some((school, own, student?)));
        Ok(Self { guardians: guardians.into_iter().collect(), children: linked.collect() })
    }

    /// The caller as a guardian, once at each school; the smallest ids first.
    #[must_use]
    pub fn guardians(&self) -> &[(SchoolId, MemberId)] {
        &self.guardians
    }

    /// The schools at which the caller is a guardian.
    pub fn schools(&self) -> impl Iterator<Item = SchoolId> + '_ {
        self.guardians.iter().map(|(school, _)| *school)
    }

    /// The caller as a guardian at this school.
    #[must_use]
    pub fn guardian_at(&self, school: SchoolId) -> Option<MemberId> {
        self.guardians.iter().find(|(at, _)| *at == school).map(|(_, guardian)| *guardian)
    }

    /// The school of a child of the caller's, and the caller as its guardian.
    #[must_use]
    pub fn watches(&self, child: MemberId) -> Option<(SchoolId, MemberId)> {
        let found = self.children.iter().find(|(_, _, student)| *student == child);
        found.map(|(school, guardian, _)| (*school, *guardian))
    }

    /// The children, each with the school.
    #[must_use]
    pub fn students(&self) -> Vec<(SchoolId, MemberId)> {
        self.children.iter().map(|(school, _, student)| (*school, *student)).collect()
    }
}
