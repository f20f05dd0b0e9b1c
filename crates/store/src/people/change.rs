//! Changing what the school keeps about a person: name, number, class, and the address of who has no login.
//!
//! Invariant: a change names the version that its writer saw; what somebody else wrote meanwhile is never overwritten.

use std::collections::HashMap;

use school::{
    event::EventName,
    id::{AccountId, ClassId, MemberId, Version},
    person::{Address, FieldChange, Name, Number, Particulars, PersonAct, PersonProblem, Role},
    view::{ChangePerson, PersonSaved},
};

use super::{
    history::{Act, write_acts},
    person::school_of,
    rules::{self, refused},
};
use crate::{
    Caller, Change, Error, Store, Tx, Write,
    permit::ManagesMember,
    rows::{class_name, role},
};

/// Changes what is known about one person.
#[derive(Clone, Debug)]
pub struct ChangePersonCommand {
    /// Who changes.
    pub caller: Caller,
    /// What is to stand from now on.
    pub change: ChangePerson,
}

impl Store {
    /// Changes one person through the door.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the permit, [`Error::Invalid`] for what was typed and for a person whom somebody else
    /// changed meanwhile, [`Error::Busy`].
    pub async fn change_person(&self, caller: Caller, change: ChangePerson) -> Result<PersonSaved, Error> {
        let member = change.member;
        let school = school_of(&mut self.read().await?, caller, member).await?;
        let written = self.write(school, ChangePersonCommand { caller, change }).await?;
        Ok(PersonSaved { school, member, version: written.value, revision: written.own() })
    }
}

impl Write for ChangePersonCommand {
    type Output = Version;

    async fn apply(&self, tx: &mut Tx) -> Result<Version, Error> {
        let permit = ManagesMember::mint(tx, self.caller, self.change.member).await?;
        let before = stored(tx, permit.member()).await?;
        let after = self.wanted(&before).map_err(refused)?;
        let changes = changes(tx, &before.particulars, &after).await?;
        if changes.is_empty() {
            // Sent twice, or nothing was typed.
            return Ok(before.version);
        }
        if before.version != self.change.seen {
            return Err(refused(PersonProblem::Overtaken));
        }
        let own = Some(permit.member());
        rules::number_is_free(tx, &after.number, own).await?;
        if let Some(class) = after.class.filter(|class| before.particulars.class != Some(*class)) {
            rules::class_of_this_year(tx, class).await?;
        }
        let account = match before.account {
            None if after.email != before.particulars.email => {
                rules::login_for(tx, before.role, &after.email, own).await?
            }
            held => held,
        };
        write_particulars(tx, permit.member(), before.version, account, &after).await?;
        let (member, actor) = (permit.member(), permit.admin());
        let act = Act { member, actor, act: PersonAct::Changed, reason: "", changes: &changes };
        write_acts(tx, None, &[act]).await?;
        tx.record(Change::of_member(EventName::PeopleChanged, member));
        Ok(before.version.next())
    }
}

impl ChangePersonCommand {
    /// What is to stand. The address of a login is its owner's: it is not changed here.
    fn wanted(&self, before: &Stored) -> Result<Particulars, PersonProblem> {
        let ChangePerson { given, father, grandfather, number, class, email, .. } = &self.change;
        let email = if before.account.is_some() { before.particulars.email.clone() } else { Address::typed(email)? };
        let wanted = Particulars {
            name: Name::typed(given, father, grandfather)?,
            number: Number::typed(number)?,
            class: *class,
            email,
        };
        wanted.fits(before.role)?;
        Ok(wanted)
    }
}

/// A person as the rolls have them.
struct Stored {
    role: Role,
    account: Option<AccountId>,
    version: Version,
    particulars: Particulars,
}

#[derive(sqlx::FromRow)]
struct StoredRow {
    role: String,
    account_id: Option<i64>,
    version: i64,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    number: String,
    class_id: Option<i64>,
    email: String,
}

async fn stored(tx: &mut Tx, member: MemberId) -> Result<Stored, Error> {
    const TEXT: &str = "SELECT role, account_id, version, given_name, father_name, grandfather_name, number, class_id, \
        email FROM members WHERE school_id = $1 AND id = $2";
    let query = sqlx::query_as(TEXT).bind(tx.school().0).bind(member.0);
    let row: StoredRow = query.fetch_optional(&mut *tx.conn).await?.ok_or(Error::NotFound)?;
    Ok(Stored {
        role: role(&row.role)?,
        account: row.account_id.map(AccountId),
        version: Version(row.version),
        particulars: Particulars {
            name: Name { given: row.given_name, father: row.father_name, grandfather: row.grandfather_name },
            number: Number::stored(row.number),
            class: row.class_id.map(ClassId),
            email: Address::stored(row.email),
        },
    })
}

/// What differs, with the names of both classes.
async fn changes(tx: &mut Tx, before: &Particulars, after: &Particulars) -> Result<Vec<FieldChange>, Error> {
    const TEXT: &str = "SELECT id, grade_level, stream, section FROM classes WHERE school_id = $1 AND id IN ($2, $3)";
    let mut names = HashMap::new();
    if before.class != after.class {
        let id = |class: Option<ClassId>| class.map_or(0, |id| id.0);
        let query = sqlx::query_as(TEXT).bind(tx.school().0).bind(id(before.class)).bind(id(after.class));
        let rows: Vec<(i64, i64, String, String)> = query.fetch_all(&mut *tx.conn).await?;
        let name = |(id, level, stream, section): (i64, i64, String, String)| {
            (ClassId(id), class_name(Some(level), Some(&stream), Some(&section), ""))
        };
        names.extend(rows.into_iter().map(name));
    }
    Ok(before.changes_to(after, |class| names.get(&class).cloned().unwrap_or_default()))
}

/// Writes what is to stand over the version that was read; its address goes where a login has one of its own.
pub(super) async fn write_particulars(
    tx: &mut Tx,
    member: MemberId,
    seen: Version,
    account: Option<AccountId>,
    to: &Particulars,
) -> Result<(), Error> {
    const TEXT: &str = "UPDATE members SET given_name = $1, father_name = $2, grandfather_name = $3, search_key = $4, \
        number = $5, class_id = $6, email = $7, account_id = $8, version = version + 1 \
        WHERE school_id = $9 AND id = $10 AND version = $11";
    let query = sqlx::query(TEXT)
        .bind(to.name.given.as_str())
        .bind(to.name.father.as_str())
        .bind(to.name.grandfather.as_str())
        .bind(to.name.key(to.number.as_str()))
        .bind(to.number.as_str())
        .bind(to.class.map(|id| id.0))
        .bind(if account.is_some() { "" } else { to.email.as_str() })
        .bind(account.map(|id| id.0))
        .bind(tx.school().0)
        .bind(member.0)
        .bind(seen.0);
    let done = query.execute(&mut *tx.conn).await.map_err(crate::error::again)?;
    // Another process wrote the person since the row was read: run again, and see what it wrote.
    if done.rows_affected() == 1 { Ok(()) } else { Err(Error::Busy) }
}
