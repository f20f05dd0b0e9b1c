//! The demo school: the same Ethiopian school every time, made on first use.
//!
//! Invariant: its passwords are public, so it is never made in a database that holds anything else.

mod alerts;
mod content;
pub mod dice;
pub mod names;
mod office;
mod people;
mod questions;
mod requests;
mod teaching;

use school::id::SchoolId;
use store::Store;

use super::{cli::Refusal, operator::refusal, password};
use crate::session::DEMO_PASSWORD;

/// The big one of the two schools.
const SECONDARY: SchoolId = SchoolId(1);

/// Makes the demo school in an empty database; leaves one that is there as it is.
///
/// # Errors
/// When the database holds a school that is not the demo's.
pub async fn ensure(store: &Store) -> Result<(), Refusal> {
    if store.is_demo().await.map_err(|e| refusal(&e))? {
        return Ok(());
    }
    if !store.is_empty().await.map_err(|e| refusal(&e))? {
        let refused =
            "this database holds a real school; --demo would publish its passwords. Name another with --database";
        return Err(refused.into());
    }
    let hash = password::hash(DEMO_PASSWORD.to_owned()).await.map_err(|e| e.to_string())?;
    for (school, plan) in content::schools(&hash) {
        store.build(school, plan).await.map_err(|e| refusal(&e))?;
    }
    requests::decide(store).await.map_err(|e| refusal(&e))?;
    questions::ask(store).await.map_err(|e| refusal(&e))?;
    office::keep(store, SECONDARY).await.map_err(|e| refusal(&e))?;
    alerts::choose(store).await.map_err(|e| refusal(&e))
}
