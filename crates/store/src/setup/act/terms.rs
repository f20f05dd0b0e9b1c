//! Terms: their names and dates, and whether they take marks.

use school::{
    calendar::Day,
    id::{TermId, YearId},
    settings::Setting,
    setup::SetupProblem,
    view::TermFields,
};

use super::{Noticed, label, refused, years};
use crate::{
    Error, Tx,
    permit::SchoolAdmin,
    policy::carry_over,
    setup::history::{self, Told},
    store::sealed::Link,
};

/// A term as it is.
struct Term {
    fields: TermFields,
    year: YearId,
    is_closed: bool,
}

/// Adds a term at the end of a year.
pub(super) async fn add(tx: &mut Tx, permit: &SchoolAdmin, year: YearId, to: &TermFields) -> Result<Noticed, Error> {
    const TEXT: &str = "INSERT INTO terms (school_id, id, year_id, name, starts_on, ends_on, position) \
        SELECT $1, $2, $3, $4, $5, $6, COALESCE(MAX(position), 0) + 1 FROM terms WHERE school_id = $1 AND year_id = $3";
    years::name_of(tx, permit, year).await?;
    let to = checked(to)?;
    free(tx, permit, year, &to.name).await?;
    let term = TermId(crate::id::mint());
    let query = sqlx::query(TEXT).bind(permit.school().0).bind(term.0).bind(year.0);
    query.bind(to.name).bind(to.starts_on).bind(to.ends_on).execute(tx.link()).await?;
    carry_over(tx, permit.school(), year, term).await?;
    // An open term of the year that runs is the one that books show from now on.
    Ok(Noticed::Everywhere)
}

/// Changes a term's name and dates.
pub(super) async fn change(
    tx: &mut Tx,
    permit: &SchoolAdmin,
    term: TermId,
    was: &TermFields,
    to: &TermFields,
) -> Result<Noticed, Error> {
    const TEXT: &str = "UPDATE terms SET name = $3, starts_on = $4, ends_on = $5 WHERE school_id = $1 AND id = $2";
    let now = find(tx, permit, term).await?;
    let to = checked(to)?;
    if to == now.fields {
        return Ok(Noticed::Nothing);
    }
    if now.fields != *was {
        return Err(refused(SetupProblem::ChangedMeanwhile));
    }
    if to.name != now.fields.name {
        free(tx, permit, now.year, &to.name).await?;
    }
    let query = sqlx::query(TEXT).bind(permit.school().0).bind(term.0);
    query.bind(to.name).bind(to.starts_on).bind(to.ends_on).execute(tx.link()).await?;
    Ok(Noticed::Everywhere)
}

/// Lets a term take no more marks.
pub(super) async fn close(tx: &mut Tx, permit: &SchoolAdmin, term: TermId) -> Result<Noticed, Error> {
    let now = tx.now().0;
    settle(tx, permit, term, Some(now)).await
}

/// Lets a closed term take marks again.
pub(super) async fn reopen(tx: &mut Tx, permit: &SchoolAdmin, term: TermId) -> Result<Noticed, Error> {
    settle(tx, permit, term, None).await
}

async fn settle(tx: &mut Tx, permit: &SchoolAdmin, term: TermId, closed_at: Option<i64>) -> Result<Noticed, Error> {
    let now = find(tx, permit, term).await?;
    if now.is_closed == closed_at.is_some() {
        return Ok(Noticed::Nothing);
    }
    // The courses are held as a save of a mark holds its own: none is under way while the term closes.
    let held = sqlx::query("UPDATE courses SET taken = taken WHERE school_id = $1 AND year_id = $2");
    held.bind(permit.school().0).bind(now.year.0).execute(tx.link()).await?;
    let query = sqlx::query("UPDATE terms SET closed_at = $3 WHERE school_id = $1 AND id = $2");
    query.bind(permit.school().0).bind(term.0).bind(closed_at).execute(tx.link()).await?;
    let setting = if closed_at.is_some() { Setting::TermClosed } else { Setting::TermReopened };
    history::add(tx, permit, &[Told { setting, old: String::new(), new: now.fields.name }]).await?;
    Ok(Noticed::Everywhere)
}

/// Reads a term's fields as they were typed.
fn checked(typed: &TermFields) -> Result<TermFields, Error> {
    let name = label(&typed.name)?;
    let (starts_on, ends_on) = (typed.starts_on.trim().to_owned(), typed.ends_on.trim().to_owned());
    let day = |text: &str| if text.is_empty() { Some(None) } else { Day::from_iso(text).map(Some) };
    let (Some(start), Some(end)) = (day(&starts_on), day(&ends_on)) else {
        return Err(refused(SetupProblem::Dates));
    };
    if start.zip(end).is_some_and(|(start, end)| end < start) {
        return Err(refused(SetupProblem::Dates));
    }
    Ok(TermFields { name, starts_on, ends_on })
}

/// The term; it must be one of the permit's school.
async fn find(tx: &mut Tx, permit: &SchoolAdmin, term: TermId) -> Result<Term, Error> {
    const TEXT: &str =
        "SELECT year_id, name, starts_on, ends_on, closed_at FROM terms WHERE school_id = $1 AND id = $2";
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(term.0);
    let row: Option<(i64, String, String, String, Option<i64>)> = query.fetch_optional(tx.link()).await?;
    let (year, name, starts_on, ends_on, closed_at) = row.ok_or(Error::NotFound)?;
    let fields = TermFields { name, starts_on, ends_on };
    Ok(Term { fields, year: YearId(year), is_closed: closed_at.is_some() })
}

/// Refuses a name that another term of the year has.
async fn free(tx: &mut Tx, permit: &SchoolAdmin, year: YearId, name: &str) -> Result<(), Error> {
    let query = sqlx::query_scalar("SELECT id FROM terms WHERE school_id = $1 AND year_id = $2 AND name = $3 LIMIT 1");
    let query = query.bind(permit.school().0).bind(year.0).bind(name);
    let found: Option<i64> = query.fetch_optional(tx.link()).await?;
    if found.is_some() { Err(refused(SetupProblem::Taken)) } else { Ok(()) }
}
