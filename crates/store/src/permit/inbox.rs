//! Permits for one's own inbox.

use school::{
    id::{MemberId, NotificationId, SchoolId},
    person::Role,
};

use super::Caller;
use crate::{Error, store::Connected};

/// The inboxes of the caller's active memberships; none for who is suspended everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnInbox(Vec<(SchoolId, MemberId)>);

/// The caller was told this, as this member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnNotice {
    school: SchoolId,
    notice: NotificationId,
    member: MemberId,
    role: Role,
}

impl OwnInbox {
    /// Finds the caller's active memberships, in whatever role.
    ///
    /// # Errors
    /// The database's.
    pub async fn mint(conn: &mut impl Connected, caller: Caller) -> Result<Self, Error> {
        const TEXT: &str = "SELECT school_id, id FROM members WHERE account_id = $1 AND status = 'active' \
            ORDER BY school_id, id";
        let rows: Vec<(i64, i64)> = sqlx::query_as(TEXT).bind(caller.account.0).fetch_all(conn.link()).await?;
        Ok(Self(rows.into_iter().map(|(school, member)| (SchoolId(school), MemberId(member))).collect()))
    }

    /// The memberships, the smallest ids first.
    #[must_use]
    pub fn members(&self) -> &[(SchoolId, MemberId)] {
        &self.0
    }
}

impl OwnNotice {
    /// Looks whether the notice is in an inbox of the caller's.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not, or when there is no such notice.
    pub async fn mint(conn: &mut impl Connected, caller: Caller, notice: NotificationId) -> Result<Self, Error> {
        // By the memberships: a notice is found by its school and id.
        const TEXT: &str = "SELECT m.school_id, m.id, m.role FROM members m \
            JOIN notifications n ON n.school_id = m.school_id AND n.id = $2 AND n.member_id = m.id \
            AND n.held_until IS NULL \
            WHERE m.account_id = $1 AND m.status = 'active'";
        let query = sqlx::query_as(TEXT).bind(caller.account.0).bind(notice.0);
        let row: Option<(i64, i64, String)> = query.fetch_optional(conn.link()).await?;
        let (school, member, role) = row.ok_or(Error::NotFound)?;
        let role = Role::from_name(&role).ok_or(Error::corrupt("an unknown role"))?;
        Ok(Self { school: SchoolId(school), notice, member: MemberId(member), role })
    }

    /// The school that told it.
    #[must_use]
    pub fn school(&self) -> SchoolId {
        self.school
    }

    /// The notice.
    #[must_use]
    pub fn notice(&self) -> NotificationId {
        self.notice
    }

    /// The caller, as the member who was told.
    #[must_use]
    pub fn member(&self) -> MemberId {
        self.member
    }

    /// As what the caller was told.
    #[must_use]
    pub fn role(&self) -> Role {
        self.role
    }
}
