//! Suspending and reactivating a person.
//!
//! Invariant: nobody suspends themselves, so who suspends an admin stays one: a school never loses its last.

use school::{
    event::EventName,
    id::{AccountId, MemberId, Version},
    person::{PersonAct, PersonProblem, Reason, Role, Standing},
    view::{ChangeStanding, PersonSaved},
};

use super::{
    history::{Act, write_acts},
    list::standing,
    person::school_of,
    rules::refused,
};
use crate::{Caller, Change, Error, Store, Tx, Write, permit::ManagesMember, rows::role};

/// Suspends or reactivates one person. Who has no other active membership is signed out on every device.
#[derive(Clone, Debug)]
pub struct ChangeStandingCommand {
    /// Who decides.
    pub caller: Caller,
    /// Whom, to what, why.
    pub change: ChangeStanding,
}

impl Store {
    /// Suspends or reactivates one person through the door. What stands already is left as it is.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the permit, [`Error::Invalid`] without a reason and for oneself, [`Error::Busy`].
    pub async fn change_standing(&self, caller: Caller, change: ChangeStanding) -> Result<PersonSaved, Error> {
        let member = change.member;
        let school = school_of(&mut self.read().await?, caller, member).await?;
        let command = ChangeStandingCommand { caller, change };
        let written = self.write(school, command).await?;
        Ok(PersonSaved { school, member, version: written.value, revision: written.own() })
    }
}

impl Write for ChangeStandingCommand {
    type Output = Version;

    async fn apply(&self, tx: &mut Tx) -> Result<Version, Error> {
        let to = self.change.to;
        let mut permit = ManagesMember::mint(tx, self.caller, self.change.member).await?;
        let reason = Reason::typed(&self.change.reason).map_err(refused)?;
        let before = stored(tx, permit.member()).await?;
        if before.account == Some(permit.account()) {
            return Err(refused(PersonProblem::Oneself));
        }
        if before.standing == to {
            return Ok(before.version);
        }
        if (before.role, to) == (Role::Admin, Standing::Suspended) {
            lock_admins(tx).await?;
            // Two admins may be suspending each other: whoever comes second is no admin any more.
            permit = ManagesMember::mint(tx, self.caller, self.change.member).await?;
        }
        write_standing(tx, permit.member(), to).await?;
        if let (Standing::Suspended, Some(account)) = (to, before.account) {
            end_sessions(tx, account).await?;
        }
        let act = match to {
            Standing::Active => PersonAct::Reactivated,
            Standing::Suspended => PersonAct::Suspended,
        };
        let (member, actor) = (permit.member(), permit.admin());
        write_acts(tx, None, &[Act { member, actor, act, reason: reason.as_str(), changes: &[] }]).await?;
        tx.record(Change::of_member(EventName::PeopleChanged, member));
        Ok(before.version.next())
    }
}

/// A person, as far as it matters here.
struct Stored {
    role: Role,
    standing: Standing,
    account: Option<AccountId>,
    version: Version,
}

async fn stored(tx: &mut Tx, member: MemberId) -> Result<Stored, Error> {
    const TEXT: &str = "SELECT role, status, account_id, version FROM members WHERE school_id = $1 AND id = $2";
    let query = sqlx::query_as(TEXT).bind(tx.school().0).bind(member.0);
    let row: Option<(String, String, Option<i64>, i64)> = query.fetch_optional(&mut *tx.conn).await?;
    let (name, status, account, version) = row.ok_or(Error::NotFound)?;
    let (role, standing) = (role(&name)?, standing(&status)?);
    Ok(Stored { role, standing, account: account.map(AccountId), version: Version(version) })
}

/// Keeps every other transaction off the school's admins until this one ends; SQLite has one writer anyway.
async fn lock_admins(tx: &mut Tx) -> Result<(), Error> {
    const TEXT: &str = "UPDATE members SET status = status WHERE school_id = $1 AND role = 'admin'";
    sqlx::query(TEXT).bind(tx.school().0).execute(&mut *tx.conn).await?;
    Ok(())
}

async fn write_standing(tx: &mut Tx, member: MemberId, to: Standing) -> Result<(), Error> {
    const TEXT: &str = "UPDATE members SET status = $1, version = version + 1 \
        WHERE school_id = $2 AND id = $3 AND status <> $1";
    let query = sqlx::query(TEXT).bind(to.name()).bind(tx.school().0).bind(member.0);
    // Another process did the same since the row was read: run again, and see it.
    if query.execute(&mut *tx.conn).await?.rows_affected() == 1 { Ok(()) } else { Err(Error::Busy) }
}

/// Signs the account out on every device, unless another of its memberships is active, at whatever school.
async fn end_sessions(tx: &mut Tx, account: AccountId) -> Result<(), Error> {
    const TEXT: &str = "DELETE FROM sessions WHERE account_id = $1 \
        AND NOT EXISTS (SELECT 1 FROM members m WHERE m.account_id = $1 AND m.status = 'active')";
    sqlx::query(TEXT).bind(account.0).execute(&mut *tx.conn).await?;
    Ok(())
}
