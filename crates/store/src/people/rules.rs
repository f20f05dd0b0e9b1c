//! What the rolls ask of a person, as far as only the database knows: numbers, classes and addresses.

use school::{
    access::takes_on,
    id::{AccountId, ClassId, MemberId},
    person::{Address, Number, PersonProblem, Role},
    view::Problem,
};

use crate::{Error, Tx};

pub(crate) fn refused(problem: PersonProblem) -> Error {
    Error::Invalid(Problem::Person(problem))
}

/// Refuses a number that somebody else at the school has.
pub(crate) async fn number_is_free(tx: &mut Tx, number: &Number, own: Option<MemberId>) -> Result<(), Error> {
    const TEXT: &str = "SELECT id FROM members WHERE school_id = $1 AND number = $2 AND number <> ''";
    let query = sqlx::query_scalar(TEXT).bind(tx.school().0).bind(number.as_str());
    let holder: Option<i64> = query.fetch_optional(&mut *tx.conn).await?;
    match holder {
        Some(holder) if own != Some(MemberId(holder)) => Err(refused(PersonProblem::NumberTaken)),
        Some(_) | None => Ok(()),
    }
}

/// Refuses a class that the school does not have in its current year.
pub(crate) async fn class_of_this_year(tx: &mut Tx, class: ClassId) -> Result<(), Error> {
    const TEXT: &str = "SELECT l.id FROM classes l JOIN schools s ON s.id = l.school_id AND s.current_year_id = l.year_id \
        WHERE l.school_id = $1 AND l.id = $2";
    let query = sqlx::query_scalar(TEXT).bind(tx.school().0).bind(class.0);
    let found: Option<i64> = query.fetch_optional(&mut *tx.conn).await?;
    found.map(|_| ()).ok_or(refused(PersonProblem::ClassUnknown))
}

/// The login that a new person in a role gets at once: one of the same school with this address that may take the role on
/// unasked. Every other login is joined by its owner only, who is invited: neither a slip of the pen nor an address that
/// somebody merely calls their own must let a stranger in.
///
/// # Errors
/// [`PersonProblem::EmailTaken`] when somebody else in that role has the address.
pub(super) async fn login_for(
    tx: &mut Tx,
    role: Role,
    email: &Address,
    own: Option<MemberId>,
) -> Result<Option<AccountId>, Error> {
    const TEXT: &str = "SELECT m.id, m.role, m.account_id FROM members m LEFT JOIN accounts a ON a.id = m.account_id \
        WHERE m.school_id = $1 AND (m.account_id IN (SELECT b.id FROM accounts b WHERE b.email = $2) \
            OR (m.email = $2 AND m.account_id IS NULL))";
    if email.is_none() {
        return Ok(None);
    }
    let query = sqlx::query_as(TEXT).bind(tx.school().0).bind(email.as_str());
    let holders: Vec<(i64, String, Option<i64>)> = query.fetch_all(&mut *tx.conn).await?;
    let others = || holders.iter().filter(|(id, ..)| own != Some(MemberId(*id)));
    if others().any(|(_, held, _)| held == role.name()) {
        return Err(refused(PersonProblem::EmailTaken));
    }
    // By the least trusted of the roles that it holds here.
    let held = |account: i64| {
        others().filter(move |(.., of)| *of == Some(account)).filter_map(|(_, held, _)| Role::from_name(held))
    };
    let known = others().find_map(|(_, _, account)| *account);
    Ok(known.filter(|account| held(*account).all(|held| takes_on(held, role))).map(AccountId))
}
