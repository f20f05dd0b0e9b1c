//! Putting a person on the rolls.
//!
//! Invariant: the permit is minted inside the transaction, and an addition counts once however often it is sent.

use school::{
    access::may_give,
    event::EventName,
    id::{AccountId, MemberId, Version},
    person::{Address, Name, Number, Particulars, PersonAct, PersonProblem, Role},
    view::{AddPerson, PersonSaved},
};

use super::{
    history::{Act, write_acts},
    rules::{self, refused},
};
use crate::{Caller, Change, Error, Store, Tx, Write, permit::SchoolAdmin};

/// Adds one person. With an address that a login of this school has the person is that login's owner; with another one
/// the login is made, or joined, by whoever is invited there.
#[derive(Clone, Debug)]
pub struct AddPersonCommand {
    /// Who adds.
    pub caller: Caller,
    /// The person.
    pub add: AddPerson,
}

impl Store {
    /// Adds one person through the door.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the permit, [`Error::Invalid`] for what was typed, [`Error::Busy`].
    pub async fn add_person(&self, caller: Caller, add: AddPerson) -> Result<PersonSaved, Error> {
        let school = add.school;
        let written = self.write(school, AddPersonCommand { caller, add }).await?;
        Ok(PersonSaved { school, member: written.value, version: Version(1), revision: written.own() })
    }
}

impl Write for AddPersonCommand {
    type Output = MemberId;

    async fn apply(&self, tx: &mut Tx) -> Result<MemberId, Error> {
        let permit = SchoolAdmin::managing_people(tx, self.caller, self.add.school).await?;
        let role = self.add.role;
        if !may_give(Some(Role::Admin), role) {
            return Err(Error::Denied);
        }
        let new = self.particulars().map_err(refused)?;
        if let Some(member) = self.replayed(tx, &permit).await? {
            return Ok(member);
        }
        rules::number_is_free(tx, &new.number, None).await?;
        if let Some(class) = new.class {
            rules::class_of_this_year(tx, class).await?;
        }
        let account = rules::login_for(tx, role, &new.email, None).await?;
        let member = MemberId(crate::id::mint());
        insert(tx, member, role, account, &new).await?;
        let act = Act { member, actor: permit.member(), act: PersonAct::Added, reason: "", changes: &[] };
        // Another process makes the same addition at this moment: run again, and find its row.
        write_acts(tx, Some(self.add.save_id.as_str()), &[act]).await.map_err(crate::error::again_if_taken)?;
        tx.record(Change::of_member(EventName::PeopleChanged, member));
        Ok(member)
    }
}

impl AddPersonCommand {
    fn particulars(&self) -> Result<Particulars, PersonProblem> {
        let AddPerson { role, given, father, grandfather, number, class, email, .. } = &self.add;
        let new = Particulars {
            name: Name::typed(given, father, grandfather)?,
            number: Number::typed(number)?,
            class: *class,
            email: Address::typed(email)?,
        };
        new.fits(*role)?;
        Ok(new)
    }

    /// The person whom this very addition made before, if it is a repetition.
    async fn replayed(&self, tx: &mut Tx, permit: &SchoolAdmin) -> Result<Option<MemberId>, Error> {
        const TEXT: &str = "SELECT member_id FROM member_history \
            WHERE school_id = $1 AND actor_id = $2 AND save_id = $3 AND item = 0 AND act = 'added'";
        let query = sqlx::query_scalar(TEXT).bind(permit.school().0).bind(permit.member().0);
        let found: Option<i64> = query.bind(self.add.save_id.as_str()).fetch_optional(&mut *tx.conn).await?;
        let Some(member) = found.map(MemberId) else { return Ok(None) };
        tx.replay(Change::of_member(EventName::PeopleChanged, member)).await?;
        Ok(Some(member))
    }
}

/// Puts a person on the rolls.
///
/// # Errors
/// [`Error::Busy`] when the number or the role of the login was taken meanwhile, else the database's.
pub(crate) async fn insert(
    tx: &mut Tx,
    member: MemberId,
    role: Role,
    account: Option<AccountId>,
    new: &Particulars,
) -> Result<(), Error> {
    const TEXT: &str = "INSERT INTO members (school_id, id, account_id, role, number, given_name, father_name, \
        grandfather_name, search_key, class_id, email) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let query = sqlx::query(TEXT)
        .bind(tx.school().0)
        .bind(member.0)
        .bind(account.map(|id| id.0))
        .bind(role.name())
        .bind(new.number.as_str())
        .bind(new.name.given.as_str())
        .bind(new.name.father.as_str())
        .bind(new.name.grandfather.as_str())
        .bind(new.name.key(new.number.as_str()))
        .bind(new.class.map(|id| id.0))
        .bind(if account.is_some() { "" } else { new.email.as_str() });
    query.execute(&mut *tx.conn).await.map_err(crate::error::again)?;
    Ok(())
}
