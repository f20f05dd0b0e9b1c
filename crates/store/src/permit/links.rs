//! Who may give whom a link that works once.

use school::{
    access::{Action, Relation, allows},
    account::LinkKind,
    id::{AccountId, MemberId, SchoolId},
};

use crate::{Caller, Error, store::Connected};

/// The caller administers the school of one active member, and may give that member a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IssuesLinks {
    school: SchoolId,
    admin: MemberId,
    member: MemberId,
    account: Option<AccountId>,
    used_elsewhere: bool,
}

impl IssuesLinks {
    /// Looks whether the caller administers a school at which the member is active.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not, or when there is no such member.
    pub async fn mint(conn: &mut impl Connected, caller: Caller, member: MemberId) -> Result<Self, Error> {
        const TEXT: &str = "SELECT t.school_id, a.id, t.account_id, \
            (SELECT COUNT(*) FROM members o WHERE o.account_id = t.account_id \
                AND NOT EXISTS (SELECT 1 FROM members b WHERE b.school_id = o.school_id AND b.account_id = $1 \
                    AND b.role = 'admin' AND b.status = 'active')) \
            FROM members t JOIN members a ON a.school_id = t.school_id AND a.account_id = $1 AND a.role = 'admin' \
                AND a.status = 'active' \
            WHERE t.id = $2 AND t.status = 'active'";
        let query = sqlx::query_as(TEXT).bind(caller.account.0).bind(member.0);
        let row: Option<(i64, i64, Option<i64>, i64)> = query.fetch_optional(conn.link()).await?;
        let allowed = row.filter(|_| allows(Relation::AdminOf, Action::IssueLink));
        let (school, admin, account, elsewhere) = allowed.ok_or(Error::NotFound)?;
        Ok(Self {
            school: SchoolId(school),
            admin: MemberId(admin),
            member,
            account: account.map(AccountId),
            used_elsewhere: elsewhere > 0,
        })
    }

    /// The school of both.
    #[must_use]
    pub fn school(&self) -> SchoolId {
        self.school
    }

    /// The caller, as a member of that school.
    #[must_use]
    pub fn admin(&self) -> MemberId {
        self.admin
    }

    /// For whom the link is.
    #[must_use]
    pub fn member(&self) -> MemberId {
        self.member
    }

    /// What can be made: an invitation for who has no account, a password reset for who has one.
    #[must_use]
    pub fn kind(&self) -> LinkKind {
        if self.account.is_some() { LinkKind::PasswordReset } else { LinkKind::Invitation }
    }

    /// Whether the account is also used at a school that the caller does not administer. Whoever could set its password
    /// would read and write there: an admin's power ends at the own school's door.
    #[must_use]
    pub fn is_used_elsewhere(&self) -> bool {
        self.used_elsewhere
    }
}
