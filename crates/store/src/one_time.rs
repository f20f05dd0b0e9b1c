//! Links that work once: an invitation gives a member a login, a reset a new password.
//!
//! Invariant: the token itself never comes here, only its hash, and whoever has the token is whom the link is for. Of one
//! member and kind at most one link works; using it, what it does, and its end are one transaction.

mod issue;

use school::{
    account::{AccountProblem, LinkKind},
    clock::Instant,
    event::EventName,
    id::{AccountId, MemberId, OneTimeLinkId, SchoolId},
    person::{Name, PersonAct, Role},
    view::Problem,
};

pub use issue::{IssueLinkCommand, member_links};

use crate::{
    Change, Error, Tx, Write,
    account::{NewAccount, insert_account, normal_email},
    error::taken,
    people::history::{Act, write_acts},
    rows::role,
    session::TokenHash,
    store::{Connected, Reader},
};

/// Sets the password of the account that a link is for, and ends its sessions.
#[derive(Clone)]
pub struct UseResetLink {
    /// The hash of the link's token.
    pub token: TokenHash,
    /// The encoded argon2id hash of the new password.
    pub password_hash: String,
}

/// Gives the member whom a link is for a login.
#[derive(Clone)]
pub struct UseInvitation {
    /// The hash of the link's token.
    pub token: TokenHash,
    /// Which login.
    pub login: Login,
}

/// The login that an invited member gets.
#[derive(Clone)]
pub enum Login {
    /// A new account.
    New(NewAccount),
    /// One that is there, and whose owner has just shown to be the owner.
    Known(AccountId),
}

/// A link that works now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveLink {
    id: OneTimeLinkId,
    /// Where.
    pub school: SchoolId,
    /// The school's name.
    pub school_name: String,
    /// For whom.
    pub member: MemberId,
    /// The member's name.
    pub name: Name,
    /// The member's role.
    pub role: Role,
    /// The account whose password a reset sets; none for an invitation.
    pub account: Option<AccountId>,
    /// The account's address, or the one to which an invitation is bound, or "".
    pub email: String,
}

/// Finds a link that works now. Unknown, used, replaced and expired ones look alike, and so do those of suspended members.
///
/// # Errors
/// The database's.
pub async fn live_link(reader: &mut Reader, token: &TokenHash, kind: LinkKind) -> Result<Option<LiveLink>, Error> {
    find(reader, token, kind, crate::id::now()).await
}

impl Write for UseResetLink {
    type Output = AccountId;

    async fn apply(&self, tx: &mut Tx) -> Result<AccountId, Error> {
        let link = take(tx, &self.token, LinkKind::PasswordReset).await?;
        let account = link.account.ok_or(refused(AccountProblem::DeadLink))?;
        if reaches_another_school(tx, &link, account).await? {
            return Err(refused(AccountProblem::DeadLink));
        }
        let password = sqlx::query("UPDATE accounts SET password_hash = $1 WHERE id = $2").bind(&self.password_hash);
        password.bind(account.0).execute(&mut *tx.conn).await?;
        let sessions = sqlx::query("DELETE FROM sessions WHERE account_id = $1").bind(account.0);
        sessions.execute(&mut *tx.conn).await?;
        tx.record(Change::of_member(EventName::PeopleChanged, link.member));
        Ok(account)
    }
}

impl Write for UseInvitation {
    type Output = AccountId;

    async fn apply(&self, tx: &mut Tx) -> Result<AccountId, Error> {
        const JOIN: &str = "UPDATE members SET account_id = $3, version = version + 1 \
            WHERE school_id = $1 AND id = $2 AND account_id IS NULL";
        let link = take(tx, &self.token, LinkKind::Invitation).await?;
        let (account, email) = match &self.login {
            Login::New(new) => (new_account(tx, new).await?, normal_email(&new.email)),
            Login::Known(account) => (*account, email_of(tx, *account).await?),
        };
        if !link.email.is_empty() && link.email != email {
            return Err(refused(AccountProblem::OtherEmail));
        }
        let join = sqlx::query(JOIN).bind(link.school.0).bind(link.member.0).bind(account.0);
        let joined = join.execute(&mut *tx.conn).await.map_err(|cause| match taken(cause) {
            Error::Taken => refused(AccountProblem::RoleHeld),
            other => other,
        })?;
        if joined.rows_affected() == 0 {
            return Err(refused(AccountProblem::DeadLink));
        }
        let act = Act { member: link.member, actor: link.member, act: PersonAct::LoginGiven, reason: "", changes: &[] };
        write_acts(tx, None, &[act]).await?;
        tx.record(Change::of_member(EventName::PeopleChanged, link.member));
        Ok(account)
    }
}

/// Whether the account has come to rely on a school since, that the link's maker does not administer: it was not when the
/// link was made, or there would be none. The operator's links have no maker.
async fn reaches_another_school(tx: &mut Tx, link: &LiveLink, account: AccountId) -> Result<bool, Error> {
    const TEXT: &str = "SELECT o.id FROM one_time_links l \
        JOIN members i ON i.school_id = l.school_id AND i.id = l.created_by \
        JOIN members o ON o.account_id = $3 AND o.school_id <> l.school_id \
        WHERE l.school_id = $1 AND l.id = $2 AND NOT EXISTS (SELECT 1 FROM members b WHERE b.school_id = o.school_id \
            AND b.account_id = i.account_id AND b.role = 'admin' AND b.status = 'active') LIMIT 1";
    let query = sqlx::query_scalar(TEXT).bind(link.school.0).bind(link.id.0).bind(account.0);
    let found: Option<i64> = query.fetch_optional(&mut *tx.conn).await?;
    Ok(found.is_some())
}

/// Finds the link and ends it. Of two that use it at the same moment one does.
async fn take(tx: &mut Tx, token: &TokenHash, kind: LinkKind) -> Result<LiveLink, Error> {
    const TEXT: &str = "UPDATE one_time_links SET used_at = $3 \
        WHERE school_id = $1 AND id = $2 AND used_at IS NULL AND replaced_at IS NULL";
    let now = tx.now;
    let link = find(tx, token, kind, now).await?.ok_or(refused(AccountProblem::DeadLink))?;
    let query = sqlx::query(TEXT).bind(link.school.0).bind(link.id.0).bind(now.0);
    let used = query.execute(&mut *tx.conn).await?.rows_affected();
    if used == 1 { Ok(link) } else { Err(refused(AccountProblem::DeadLink)) }
}

#[derive(sqlx::FromRow)]
struct LinkRow {
    id: i64,
    school_id: i64,
    school_name: String,
    member_id: i64,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    role: String,
    account_id: Option<i64>,
    bound_to: String,
    email: Option<String>,
}

async fn find(
    conn: &mut impl Connected,
    token: &TokenHash,
    kind: LinkKind,
    now: Instant,
) -> Result<Option<LiveLink>, Error> {
    const TEXT: &str = "SELECT l.id, l.school_id, s.name AS school_name, l.member_id, m.given_name, m.father_name, \
            m.grandfather_name, m.role, m.account_id, l.email AS bound_to, a.email \
        FROM one_time_links l JOIN schools s ON s.id = l.school_id \
        JOIN members m ON m.school_id = l.school_id AND m.id = l.member_id AND m.status = 'active' \
        LEFT JOIN accounts a ON a.id = m.account_id \
        WHERE l.token_hash = $1 AND l.kind = $2 AND l.expires_at > $3 AND l.used_at IS NULL AND l.replaced_at IS NULL";
    let query = sqlx::query_as(TEXT).bind(token.as_str()).bind(kind.name()).bind(now.0);
    let row: Option<LinkRow> = query.fetch_optional(conn.link()).await?;
    // A member who got a login by another way needs no invitation any more.
    let fits = |row: &LinkRow| row.account_id.is_some() == (kind == LinkKind::PasswordReset);
    row.filter(fits).map(LinkRow::live).transpose()
}

impl LinkRow {
    fn live(self) -> Result<LiveLink, Error> {
        Ok(LiveLink {
            id: OneTimeLinkId(self.id),
            school: SchoolId(self.school_id),
            school_name: self.school_name,
            member: MemberId(self.member_id),
            name: Name { given: self.given_name, father: self.father_name, grandfather: self.grandfather_name },
            role: role(&self.role)?,
            account: self.account_id.map(AccountId),
            email: self.email.unwrap_or(self.bound_to),
        })
    }
}

async fn new_account(tx: &mut Tx, new: &NewAccount) -> Result<AccountId, Error> {
    insert_account(&mut tx.conn, new, tx.now).await.map_err(|error| match error {
        Error::Taken => refused(AccountProblem::EmailHasAccount),
        other => other,
    })
}

async fn email_of(tx: &mut Tx, account: AccountId) -> Result<String, Error> {
    let query = sqlx::query_scalar("SELECT email FROM accounts WHERE id = $1").bind(account.0);
    query.fetch_optional(&mut *tx.conn).await?.ok_or(Error::NotFound)
}

fn refused(problem: AccountProblem) -> Error {
    Error::Invalid(Problem::Account(problem))
}
