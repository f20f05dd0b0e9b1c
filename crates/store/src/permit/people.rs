//! The permit for one person, whom an admin of the same school manages.

use school::{
    access::{Action, Relation, allows},
    id::{AccountId, MemberId, SchoolId},
};

use super::Caller;
use crate::{Error, store::Connected};

/// The caller administers the school of one member, and may see and change what the school keeps about that person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ManagesMember {
    school: SchoolId,
    admin: MemberId,
    account: AccountId,
    member: MemberId,
}

impl ManagesMember {
    /// Looks whether the caller manages the person.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not, or when there is no such person.
    pub async fn mint(conn: &mut impl Connected, caller: Caller, member: MemberId) -> Result<Self, Error> {
        const TEXT: &str = "SELECT a.school_id, a.id FROM members a \
            JOIN members m ON m.school_id = a.school_id AND m.id = $2 \
            WHERE a.account_id = $1 AND a.role = 'admin' AND a.status = 'active' ORDER BY a.school_id LIMIT 1";
        let query = sqlx::query_as(TEXT).bind(caller.account.0).bind(member.0);
        let row: Option<(i64, i64)> = query.fetch_optional(conn.link()).await?;
        let allowed = row.filter(|_| allows(Relation::AdminOf, Action::ManagePeople));
        let (school, admin) = allowed.ok_or(Error::NotFound)?;
        Ok(Self { school: SchoolId(school), admin: MemberId(admin), account: caller.account, member })
    }

    /// The school of both.
    #[must_use]
    pub fn school(&self) -> SchoolId {
        self.school
    }

    /// The caller, as an admin of that school.
    #[must_use]
    pub fn admin(&self) -> MemberId {
        self.admin
    }

    /// The caller's login.
    #[must_use]
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// The person who is managed.
    #[must_use]
    pub fn member(&self) -> MemberId {
        self.member
    }
}
