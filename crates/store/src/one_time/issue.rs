//! Making links, and an admin's page of them.

use school::{
    account::{AccountProblem, Email, LinkKind, LinkState},
    clock::Instant,
    event::EventName,
    id::{MemberId, OneTimeLinkId},
    person::Name,
    view::{AsOf, IssuedLink, MemberLinks},
};

use super::refused;
use crate::{
    Caller, Change, Error, Tx, Write,
    error::again,
    home::revisions,
    permit::IssuesLinks,
    rows::role,
    session::TokenHash,
    store::{Reader, sealed::Link},
};

/// Makes a link for one member; an older one of its kind ends.
#[derive(Clone, Debug)]
pub struct IssueLinkCommand {
    /// The admin.
    pub caller: Caller,
    /// For whom.
    pub member: MemberId,
    /// The address to which an invitation is bound, if to one. A reset's is the account's own.
    pub email: Option<Email>,
    /// The hash of the new token.
    pub token: TokenHash,
}

/// Reads an admin's page of one member's links.
///
/// # Errors
/// The database's.
pub async fn member_links(reader: &mut Reader, permit: &IssuesLinks) -> Result<MemberLinks, Error> {
    const TEXT: &str = "SELECT m.given_name, m.father_name, m.grandfather_name, m.role, s.name, a.email, m.email \
        FROM members m \
        JOIN schools s ON s.id = m.school_id LEFT JOIN accounts a ON a.id = m.account_id \
        WHERE m.school_id = $1 AND m.id = $2";
    type Row = (String, String, String, String, String, Option<String>, String);
    let cursor = revisions(reader, &[(permit.school(), permit.admin())]).await?;
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(permit.member().0);
    let row: Row = query.fetch_optional(reader.link()).await?.ok_or(Error::NotFound)?;
    let (given, father, grandfather, role_name, school_name, email, invite_to) = row;
    Ok(MemberLinks {
        as_of: AsOf { read_at: crate::id::now(), cursor, ..AsOf::default() },
        member: permit.member(),
        name: Name { given, father, grandfather },
        role: role(&role_name)?,
        school_name,
        email: email.unwrap_or_default(),
        invite_to,
        kind: permit.kind(),
        used_elsewhere: permit.is_used_elsewhere(),
        issued: issued(reader, permit).await?,
        fresh: None,
    })
}

impl Write for IssueLinkCommand {
    type Output = LinkKind;

    async fn apply(&self, tx: &mut Tx) -> Result<LinkKind, Error> {
        const REPLACE: &str = "UPDATE one_time_links SET replaced_at = $4 \
            WHERE school_id = $1 AND member_id = $2 AND kind = $3 AND used_at IS NULL AND replaced_at IS NULL";
        const INSERT: &str = "INSERT INTO one_time_links (school_id, id, kind, member_id, email, token_hash, created_at, \
            created_by, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let permit = IssuesLinks::mint(tx, self.caller, self.member).await?;
        let kind = permit.kind();
        if permit.is_used_elsewhere() {
            return Err(refused(AccountProblem::UsedElsewhere));
        }
        let replace = sqlx::query(REPLACE).bind(permit.school().0).bind(permit.member().0).bind(kind.name());
        replace.bind(tx.now.0).execute(&mut *tx.conn).await?;
        let bound = self.email.as_ref().filter(|_| kind == LinkKind::Invitation);
        let insert = sqlx::query(INSERT)
            .bind(permit.school().0)
            .bind(crate::id::mint())
            .bind(kind.name())
            .bind(permit.member().0)
            .bind(bound.map_or("", Email::as_str))
            .bind(self.token.as_str())
            .bind(tx.now.0)
            .bind(permit.admin().0)
            .bind(tx.now.plus_millis(kind.life_millis()).0);
        // Another process makes one for the same member at this moment: run again, and replace it.
        insert.execute(&mut *tx.conn).await.map_err(again)?;
        tx.record(Change::of_school(EventName::PeopleChanged));
        Ok(kind)
    }
}

#[derive(sqlx::FromRow)]
struct IssuedRow {
    id: i64,
    kind: String,
    created_at: i64,
    expires_at: i64,
    used_at: Option<i64>,
    replaced_at: Option<i64>,
    given_name: Option<String>,
    father_name: Option<String>,
    grandfather_name: Option<String>,
}

/// The newest links of the member; more than so many nobody asks for.
async fn issued(reader: &mut Reader, permit: &IssuesLinks) -> Result<Vec<IssuedLink>, Error> {
    const TEXT: &str = "SELECT l.id, l.kind, l.created_at, l.expires_at, l.used_at, l.replaced_at, \
            b.given_name, b.father_name, b.grandfather_name \
        FROM one_time_links l LEFT JOIN members b ON b.school_id = l.school_id AND b.id = l.created_by \
        WHERE l.school_id = $1 AND l.member_id = $2 ORDER BY l.created_at DESC, l.id DESC LIMIT 20";
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(permit.member().0);
    let rows: Vec<IssuedRow> = query.fetch_all(reader.link()).await?;
    let now = crate::id::now().0;
    rows.into_iter().map(|row| row.issued(now)).collect()
}

impl IssuedRow {
    fn issued(self, now: i64) -> Result<IssuedLink, Error> {
        let state = match (self.used_at, self.replaced_at) {
            (Some(_), _) => LinkState::Used,
            (None, Some(at)) if at < self.expires_at => LinkState::Replaced,
            _ if self.expires_at <= now => LinkState::Expired,
            _ => LinkState::Open,
        };
        let father = self.father_name.unwrap_or_default();
        let grandfather = self.grandfather_name.unwrap_or_default();
        Ok(IssuedLink {
            id: OneTimeLinkId(self.id),
            kind: LinkKind::from_name(&self.kind).ok_or(Error::corrupt("an unknown kind of link"))?,
            state,
            made_at: Instant(self.created_at),
            made_by: self.given_name.map(|given| Name { given, father, grandfather }),
            expires_at: Instant(self.expires_at),
        })
    }
}
