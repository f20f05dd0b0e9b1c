//! School years, and which of them is the current one.

use school::{id::YearId, settings::Setting, setup::SetupProblem};

use super::{Noticed, label, refused};
use crate::{
    Error, Tx,
    permit::SchoolAdmin,
    setup::history::{self, Told},
    store::sealed::Link,
};

/// Adds a year; a school's first one is the current one.
pub(super) async fn add(tx: &mut Tx, permit: &SchoolAdmin, typed: &str) -> Result<Noticed, Error> {
    const FIRST: &str = "UPDATE schools SET current_year_id = $2 WHERE id = $1 AND current_year_id IS NULL";
    let name = label(typed)?;
    free(tx, permit, &name).await?;
    let year = crate::id::mint();
    let query = sqlx::query("INSERT INTO academic_years (school_id, id, name) VALUES ($1, $2, $3)");
    query.bind(permit.school().0).bind(year).bind(name).execute(tx.link()).await?;
    sqlx::query(FIRST).bind(permit.school().0).bind(year).execute(tx.link()).await?;
    Ok(Noticed::Catalogue)
}

/// Gives a year another name.
pub(super) async fn rename(
    tx: &mut Tx,
    permit: &SchoolAdmin,
    year: YearId,
    was: &str,
    to: &str,
) -> Result<Noticed, Error> {
    let now = name_of(tx, permit, year).await?;
    let name = label(to)?;
    if name == now {
        return Ok(Noticed::Nothing);
    }
    if now != was {
        return Err(refused(SetupProblem::ChangedMeanwhile));
    }
    free(tx, permit, &name).await?;
    let query = sqlx::query("UPDATE academic_years SET name = $3 WHERE school_id = $1 AND id = $2");
    query.bind(permit.school().0).bind(year.0).bind(name).execute(tx.link()).await?;
    Ok(Noticed::Everywhere)
}

/// Lets courses open in this year from now on.
pub(super) async fn make_current(tx: &mut Tx, permit: &SchoolAdmin, year: YearId) -> Result<Noticed, Error> {
    const BEFORE: &str = "SELECT s.current_year_id, y.name FROM schools s \
        LEFT JOIN academic_years y ON y.school_id = s.id AND y.id = s.current_year_id WHERE s.id = $1";
    let new = name_of(tx, permit, year).await?;
    let query = sqlx::query_as(BEFORE).bind(permit.school().0);
    let (before, old): (Option<i64>, Option<String>) = query.fetch_one(tx.link()).await?;
    if before == Some(year.0) {
        return Ok(Noticed::Nothing);
    }
    let query = sqlx::query("UPDATE schools SET current_year_id = $2 WHERE id = $1");
    query.bind(permit.school().0).bind(year.0).execute(tx.link()).await?;
    let told = Told { setting: Setting::CurrentYear, old: old.unwrap_or_default(), new };
    history::add(tx, permit, &[told]).await?;
    Ok(Noticed::Everywhere)
}

/// What the year is called; it must be one of the permit's school.
pub(super) async fn name_of(tx: &mut Tx, permit: &SchoolAdmin, year: YearId) -> Result<String, Error> {
    let query = sqlx::query_scalar("SELECT name FROM academic_years WHERE school_id = $1 AND id = $2");
    query.bind(permit.school().0).bind(year.0).fetch_optional(tx.link()).await?.ok_or(Error::NotFound)
}

/// Refuses a name that another year has.
async fn free(tx: &mut Tx, permit: &SchoolAdmin, name: &str) -> Result<(), Error> {
    let query = sqlx::query_scalar("SELECT id FROM academic_years WHERE school_id = $1 AND name = $2 LIMIT 1");
    let found: Option<i64> = query.bind(permit.school().0).bind(name).fetch_optional(tx.link()).await?;
    if found.is_some() { Err(refused(SetupProblem::Taken)) } else { Ok(()) }
}
