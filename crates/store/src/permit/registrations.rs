//! The permit for one registration, on which an admin of its school decides.

use school::{
    access::{Action, Relation, allows},
    id::{MemberId, RegistrationId, SchoolId},
};

use super::Caller;
use crate::{Error, store::Connected};

/// The caller administers the school at which somebody registered, and may approve or reject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecidesRegistration {
    school: SchoolId,
    admin: MemberId,
    registration: RegistrationId,
}

impl DecidesRegistration {
    /// Looks whether the caller decides on the registration.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not, or when there is no such registration.
    pub async fn mint(conn: &mut impl Connected, caller: Caller, registration: RegistrationId) -> Result<Self, Error> {
        const TEXT: &str = "SELECT a.school_id, a.id FROM registrations r \
            JOIN members a ON a.school_id = r.school_id AND a.account_id = $1 AND a.role = 'admin' AND a.status = 'active' \
            WHERE r.id = $2";
        let query = sqlx::query_as(TEXT).bind(caller.account.0).bind(registration.0);
        let row: Option<(i64, i64)> = query.fetch_optional(conn.link()).await?;
        let allowed = row.filter(|_| allows(Relation::AdminOf, Action::DecideRegistration));
        let (school, admin) = allowed.ok_or(Error::NotFound)?;
        Ok(Self { school: SchoolId(school), admin: MemberId(admin), registration })
    }

    /// The school.
    #[must_use]
    pub fn school(&self) -> SchoolId {
        self.school
    }

    /// The caller, as an admin of that school.
    #[must_use]
    pub fn admin(&self) -> MemberId {
        self.admin
    }

    /// What is decided on.
    #[must_use]
    pub fn registration(&self) -> RegistrationId {
        self.registration
    }
}
