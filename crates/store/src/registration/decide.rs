//! An admin decides on somebody who registered.

use school::{
    account::AccountProblem,
    event::EventName,
    id::{AccountId, MemberId, Version},
    notice::NoticeKind,
    person::{Address, Name, Number, Particulars, PersonAct, PersonProblem, Reason, Role},
    registration::{Act, Refusal, RegistrationState, Step, step},
    view::{DecideRegistration, Problem, Verdict},
};

use super::{Written, refused, state, write_step};
use crate::{
    Caller, Change, Error, Tx, Write,
    notice::{Told, notify},
    people::{
        self,
        history::{Act as PersonRow, write_acts},
        rules,
    },
    permit::DecidesRegistration,
};

/// Approves or rejects. The same decision again is nothing; the other one finds out who was first.
#[derive(Clone, Debug)]
pub struct DecideRegistrationCommand {
    /// The admin.
    pub caller: Caller,
    /// The decision.
    pub decide: DecideRegistration,
}

impl Write for DecideRegistrationCommand {
    /// Where the registration stands now.
    type Output = RegistrationState;

    async fn apply(&self, tx: &mut Tx) -> Result<RegistrationState, Error> {
        let permit = DecidesRegistration::mint(tx, self.caller, self.decide.registration).await?;
        let waiting = waiting(tx, &permit).await?;
        let act = match self.decide.verdict {
            Verdict::Approve => Act::Approve,
            Verdict::Reject => Act::Reject,
        };
        let to = match step(Some(waiting.state), act).map_err(refused)? {
            Step::Unchanged => return Ok(waiting.state),
            Step::To(to) => to,
        };
        if waiting.version != self.decide.seen {
            return Err(refused(Refusal::Changed));
        }
        match self.decide.verdict {
            Verdict::Approve => self.approve(tx, &permit, &waiting, to).await?,
            Verdict::Reject => self.reject(tx, &permit, &waiting, to).await?,
        }
        Ok(to)
    }
}

/// A registration that is decided on.
#[derive(sqlx::FromRow)]
struct WaitingRow {
    account_id: i64,
    role: String,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    number: String,
    state: String,
    version: i64,
}

struct Waiting {
    account: AccountId,
    role: Role,
    name: Name,
    number: Number,
    state: RegistrationState,
    version: Version,
}

impl DecideRegistrationCommand {
    async fn approve(
        &self,
        tx: &mut Tx,
        permit: &DecidesRegistration,
        waiting: &Waiting,
        to: RegistrationState,
    ) -> Result<(), Error> {
        let holder = holder(tx, waiting).await?;
        // The number came to somebody else since the admin looked.
        if holder != self.decide.holder {
            return Err(refused(Refusal::Changed));
        }
        let number = self.number(waiting).map_err(rules::refused)?;
        let member = match holder.filter(|_| number == waiting.number) {
            Some(known) => join(tx, permit, waiting, known).await?,
            None => self.add(tx, permit, waiting, number).await?,
        };
        move_on(tx, permit, waiting, to, Some(member), "").await?;
        let told = Told { request: Some(permit.registration().0), ..Told::of(NoticeKind::RegistrationApproved) };
        notify(tx, told, [member], Some(permit.admin())).await?;
        tx.record(Change::of_member(EventName::PeopleChanged, member));
        Ok(())
    }

    async fn reject(
        &self,
        tx: &mut Tx,
        permit: &DecidesRegistration,
        waiting: &Waiting,
        to: RegistrationState,
    ) -> Result<(), Error> {
        let reason = Reason::typed(&self.decide.reason).map_err(rules::refused)?;
        move_on(tx, permit, waiting, to, None, reason.as_str()).await?;
        tx.record(Change::of_school(EventName::PeopleChanged));
        Ok(())
    }

    /// A student's number: what the admin typed, else what the student did.
    fn number(&self, waiting: &Waiting) -> Result<Number, PersonProblem> {
        let typed = Number::typed(&self.decide.number)?;
        Ok(if waiting.role == Role::Student && !typed.is_none() { typed } else { waiting.number.clone() })
    }

    /// Makes a new member of who registered.
    async fn add(
        &self,
        tx: &mut Tx,
        permit: &DecidesRegistration,
        waiting: &Waiting,
        number: Number,
    ) -> Result<MemberId, Error> {
        let class = self.decide.class.filter(|_| waiting.role == Role::Student);
        let new = Particulars { name: waiting.name.clone(), number, class, email: Address::default() };
        new.fits(waiting.role).map_err(rules::refused)?;
        rules::number_is_free(tx, &new.number, None).await?;
        if let Some(class) = class {
            rules::class_of_this_year(tx, class).await?;
        }
        role_is_free(tx, waiting).await?;
        let member = MemberId(crate::id::mint());
        people::insert(tx, member, waiting.role, Some(waiting.account), &new).await?;
        write_acts(tx, None, &[row(permit, member, PersonAct::Added)]).await?;
        Ok(member)
    }
}

/// Gives a student who is on the rolls the login of who registered. Name and class are the school's, and stay.
async fn join(
    tx: &mut Tx,
    permit: &DecidesRegistration,
    waiting: &Waiting,
    known: MemberId,
) -> Result<MemberId, Error> {
    const TEXT: &str = "UPDATE members SET account_id = $3, version = version + 1 \
        WHERE school_id = $1 AND id = $2 AND account_id IS NULL AND role = 'student' AND status = 'active'";
    role_is_free(tx, waiting).await?;
    let query = sqlx::query(TEXT).bind(permit.school().0).bind(known.0).bind(waiting.account.0);
    if query.execute(&mut *tx.conn).await?.rows_affected() == 0 {
        return Err(rules::refused(PersonProblem::NumberTaken));
    }
    write_acts(tx, None, &[row(permit, known, PersonAct::LoginGiven)]).await?;
    Ok(known)
}

fn row(permit: &DecidesRegistration, member: MemberId, act: PersonAct) -> PersonRow<'static> {
    PersonRow { member, actor: permit.admin(), act, reason: "", changes: &[] }
}

async fn waiting(tx: &mut Tx, permit: &DecidesRegistration) -> Result<Waiting, Error> {
    const TEXT: &str = "SELECT account_id, role, given_name, father_name, grandfather_name, number, state, version \
        FROM registrations WHERE school_id = $1 AND id = $2";
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(permit.registration().0);
    let row: WaitingRow = query.fetch_optional(&mut *tx.conn).await?.ok_or(Error::NotFound)?;
    Ok(Waiting {
        account: AccountId(row.account_id),
        role: crate::rows::role(&row.role)?,
        name: Name { given: row.given_name, father: row.father_name, grandfather: row.grandfather_name },
        number: Number::stored(row.number),
        state: state(&row.state)?,
        version: Version(row.version),
    })
}

/// Who of the school has the number that a student typed.
async fn holder(tx: &mut Tx, waiting: &Waiting) -> Result<Option<MemberId>, Error> {
    const TEXT: &str = "SELECT id FROM members WHERE school_id = $1 AND number = $2 AND number <> ''";
    if waiting.role != Role::Student {
        return Ok(None);
    }
    let query = sqlx::query_scalar(TEXT).bind(tx.school.0).bind(waiting.number.as_str());
    let holder: Option<i64> = query.fetch_optional(&mut *tx.conn).await?;
    Ok(holder.map(MemberId))
}

async fn role_is_free(tx: &mut Tx, waiting: &Waiting) -> Result<(), Error> {
    if super::holds_role(tx, waiting.account, waiting.role).await? {
        return Err(Error::Invalid(Problem::Account(AccountProblem::RoleHeld)));
    }
    Ok(())
}

async fn move_on(
    tx: &mut Tx,
    permit: &DecidesRegistration,
    waiting: &Waiting,
    to: RegistrationState,
    member: Option<MemberId>,
    note: &str,
) -> Result<(), Error> {
    const TEXT: &str = "UPDATE registrations SET state = $3, version = $4, changed_at = $5, member_id = $6 \
        WHERE school_id = $1 AND id = $2 AND version = $4 - 1";
    let version = waiting.version.next();
    let query = sqlx::query(TEXT)
        .bind(permit.school().0)
        .bind(permit.registration().0)
        .bind(to.name())
        .bind(version.0)
        .bind(tx.now.0)
        .bind(member.map(|id| id.0));
    // Somebody of another process decided since the row was read: run again, and be told.
    if query.execute(&mut *tx.conn).await?.rows_affected() == 0 {
        return Err(Error::Busy);
    }
    let (registration, from, actor) = (permit.registration(), Some(waiting.state), Some(permit.admin()));
    write_step(tx, &Written { registration, version, from, to, actor, note }).await
}
