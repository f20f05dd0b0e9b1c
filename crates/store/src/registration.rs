//! People who register themselves: they have a login, and no right at all until an admin approves.
//!
//! Invariant: every step is a row of `registration_history` in the same transaction, along `school::registration::step`. A
//! member is made by an approval only, and never an admin.

mod decide;
mod read;

use school::{
    account::AccountProblem,
    event::EventName,
    id::{AccountId, MemberId, RegistrationId, SchoolId, Version},
    notice::NoticeKind,
    person::{Name, Number, Role},
    registration::{Act, Refusal, RegistrationState, Step, is_complete, may_register, step},
    view::Problem,
};

pub use decide::DecideRegistrationCommand;
pub use read::{open_schools, own_registrations, registrations};

use crate::{
    Caller, Change, Error, Store, Tx, Write,
    account::{NewAccount, insert_account_if_new},
    notice::{Told, admins, notify},
};

/// Who registers.
#[derive(Clone)]
pub enum Registrant {
    /// Somebody without a login, and the login wanted.
    New(NewAccount),
    /// Somebody who is signed in.
    Known(Caller),
}

/// Registers somebody at the transaction's school.
#[derive(Clone)]
pub struct RegisterCommand {
    /// Who.
    pub registrant: Registrant,
    /// As what.
    pub role: Role,
    /// The name.
    pub name: Name,
    /// A student's number, or none.
    pub number: Number,
}

/// Corrects or completes one's own registration, and sends it again.
#[derive(Clone, Debug)]
pub struct CorrectRegistrationCommand {
    /// Whose it is.
    pub caller: Caller,
    /// Which one.
    pub registration: RegistrationId,
    /// The name.
    pub name: Name,
    /// A student's number, or none.
    pub number: Number,
}

impl Store {
    /// The school of one of the caller's own registrations.
    ///
    /// # Errors
    /// [`Error::NotFound`] for who has no such registration, else the database's.
    pub async fn school_of_registration(&self, caller: Caller, of: RegistrationId) -> Result<SchoolId, Error> {
        const TEXT: &str = "SELECT school_id FROM registrations WHERE id = $1 AND account_id = $2";
        let query = sqlx::query_scalar(TEXT).bind(of.0).bind(caller.account.0);
        let school: Option<i64> = query.fetch_optional(&self.inner.reads).await?;
        school.map(SchoolId).ok_or(Error::NotFound)
    }
}

impl Write for RegisterCommand {
    /// Nothing: whether a login of the address was there before, nobody learns.
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        if !may_register(self.role) {
            return Err(refused(Refusal::Role));
        }
        takes_registrations(tx).await?;
        let account = match &self.registrant {
            Registrant::Known(caller) => caller.account,
            // Somebody has the address: the answer is the same, and nothing happens.
            Registrant::New(new) => match insert_account_if_new(&mut tx.conn, new, tx.now).await? {
                Some(account) => account,
                None => return Ok(()),
            },
        };
        if holds_role(tx, account, self.role).await? {
            return Err(Error::Invalid(Problem::Account(AccountProblem::RoleHeld)));
        }
        let number = if self.role == Role::Student { self.number.clone() } else { Number::default() };
        match find(tx, account, Key::Role(self.role)).await? {
            Some(found) => submit_again(tx, &found, &self.name, &number).await,
            None => submit(tx, account, self.role, &self.name, &number).await,
        }
    }
}

impl Write for CorrectRegistrationCommand {
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        let found = find(tx, self.caller.account, Key::Id(self.registration)).await?.ok_or(Error::NotFound)?;
        let number = if found.role == Role::Student { self.number.clone() } else { Number::default() };
        submit_again(tx, &found, &self.name, &number).await
    }
}

/// A registration as a step starts from it.
struct Found {
    id: RegistrationId,
    role: Role,
    state: RegistrationState,
    version: Version,
}

/// How an account's own registration is found.
enum Key {
    Role(Role),
    Id(RegistrationId),
}

async fn find(tx: &mut Tx, account: AccountId, key: Key) -> Result<Option<Found>, Error> {
    const BY_ROLE: &str =
        "SELECT id, role, state, version FROM registrations WHERE school_id = $1 AND account_id = $2 AND role = $3";
    const BY_ID: &str =
        "SELECT id, role, state, version FROM registrations WHERE school_id = $1 AND account_id = $2 AND id = $3";
    let (school, account) = (tx.school.0, account.0);
    let query = match key {
        Key::Role(role) => sqlx::query_as(BY_ROLE).bind(school).bind(account).bind(role.name()),
        Key::Id(id) => sqlx::query_as(BY_ID).bind(school).bind(account).bind(id.0),
    };
    let row: Option<(i64, String, String, i64)> = query.fetch_optional(&mut *tx.conn).await?;
    let found = |(id, role, standing, version): (i64, String, String, i64)| {
        let (id, version) = (RegistrationId(id), Version(version));
        Ok(Found { id, role: crate::rows::role(&role)?, state: state(&standing)?, version })
    };
    row.map(found).transpose()
}

async fn submit(tx: &mut Tx, account: AccountId, role: Role, name: &Name, number: &Number) -> Result<(), Error> {
    const TEXT: &str = "INSERT INTO registrations (school_id, id, account_id, role, given_name, father_name, \
        grandfather_name, number, state, version, created_at, changed_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $10)";
    let to = next(None, Act::Submit { complete: is_complete(name) })?;
    let id = RegistrationId(crate::id::mint());
    let query = sqlx::query(TEXT)
        .bind(tx.school.0)
        .bind(id.0)
        .bind(account.0)
        .bind(role.name())
        .bind(&name.given)
        .bind(&name.father)
        .bind(&name.grandfather)
        .bind(number.as_str())
        .bind(to.name())
        .bind(tx.now.0);
    // Another process registers the same person at this moment: run again, and find the row.
    query.execute(&mut *tx.conn).await.map_err(crate::error::again)?;
    submitted(tx, id, None, to, Version(1)).await
}

async fn submit_again(tx: &mut Tx, found: &Found, name: &Name, number: &Number) -> Result<(), Error> {
    const TEXT: &str = "UPDATE registrations SET given_name = $3, father_name = $4, grandfather_name = $5, number = $6, \
        state = $7, version = $8, changed_at = $9 WHERE school_id = $1 AND id = $2 AND version = $8 - 1";
    let to = next(Some(found.state), Act::Submit { complete: is_complete(name) })?;
    let version = found.version.next();
    let query = sqlx::query(TEXT)
        .bind(tx.school.0)
        .bind(found.id.0)
        .bind(&name.given)
        .bind(&name.father)
        .bind(&name.grandfather)
        .bind(number.as_str())
        .bind(to.name())
        .bind(version.0)
        .bind(tx.now.0);
    // An admin of another process decided since the row was read: run again, and see.
    if query.execute(&mut *tx.conn).await?.rows_affected() == 0 {
        return Err(Error::Busy);
    }
    submitted(tx, found.id, Some(found.state), to, version).await
}

/// Writes the step, and tells the admins of a registration that waits from now on.
async fn submitted(
    tx: &mut Tx,
    id: RegistrationId,
    from: Option<RegistrationState>,
    to: RegistrationState,
    version: Version,
) -> Result<(), Error> {
    let step = Written { registration: id, version, from, to, actor: None, note: "" };
    write_step(tx, &step).await?;
    let waits = to == RegistrationState::PendingReview;
    if waits && from != Some(to) {
        let told = Told { request: Some(id.0), ..Told::of(NoticeKind::RegistrationWaits) };
        let admins = admins(tx).await?;
        notify(tx, told, admins, None).await?;
    }
    tx.record(Change::of_school(EventName::PeopleChanged));
    Ok(())
}

/// A step that was made.
struct Written<'a> {
    registration: RegistrationId,
    /// The version that it made.
    version: Version,
    from: Option<RegistrationState>,
    to: RegistrationState,
    /// The admin who decided; none for the person.
    actor: Option<MemberId>,
    note: &'a str,
}

async fn write_step(tx: &mut Tx, step: &Written<'_>) -> Result<(), Error> {
    const TEXT: &str = "INSERT INTO registration_history (school_id, registration_id, version, from_state, to_state, \
        actor_id, at, note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let query = sqlx::query(TEXT)
        .bind(tx.school.0)
        .bind(step.registration.0)
        .bind(step.version.0)
        .bind(step.from.map_or("", RegistrationState::name))
        .bind(step.to.name())
        .bind(step.actor.map(|id| id.0))
        .bind(tx.now.0)
        .bind(step.note);
    query.execute(&mut *tx.conn).await?;
    Ok(())
}

async fn takes_registrations(tx: &mut Tx) -> Result<(), Error> {
    let query = sqlx::query_scalar("SELECT registration_open FROM schools WHERE id = $1").bind(tx.school.0);
    let open: Option<i64> = query.fetch_optional(&mut *tx.conn).await?;
    if open == Some(1) { Ok(()) } else { Err(refused(Refusal::NotOpen)) }
}

/// Whether the account has the role at the school, suspended or not.
async fn holds_role(tx: &mut Tx, account: AccountId, role: Role) -> Result<bool, Error> {
    const TEXT: &str = "SELECT id FROM members WHERE school_id = $1 AND account_id = $2 AND role = $3";
    let query = sqlx::query_scalar(TEXT).bind(tx.school.0).bind(account.0).bind(role.name());
    let member: Option<i64> = query.fetch_optional(&mut *tx.conn).await?;
    Ok(member.is_some())
}

/// Where an act of the person leads.
fn next(from: Option<RegistrationState>, act: Act) -> Result<RegistrationState, Error> {
    match step(from, act).map_err(refused)? {
        Step::To(to) => Ok(to),
        // Sending is always a step of its own; only decisions repeat.
        Step::Unchanged => Err(Error::corrupt("a sent registration did not move")),
    }
}

/// Reads a stored state.
fn state(name: &str) -> Result<RegistrationState, Error> {
    RegistrationState::from_name(name).ok_or(Error::corrupt("an unknown state of a registration"))
}

fn refused(refusal: Refusal) -> Error {
    Error::Invalid(Problem::Registration(refusal))
}
