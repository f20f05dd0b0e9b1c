//! A decision on requests of several schools: each school has a door of its own.

use std::collections::{BTreeMap, BTreeSet};

use school::{
    id::SchoolId,
    view::{Problem, REQUESTS_A_CHUNK, Seen},
};
use sqlx::{Any, AssertSqlSafe};

use crate::{Error, sql::tuples, store::Connected};

/// The requests of one decision, by school. `table` is a literal of this crate.
///
/// # Errors
/// [`Error::NotFound`] when one of them is not there; [`Error::Invalid`] for none, too many, or one twice.
pub(super) async fn by_school<Id: Copy + Into<i64>>(
    conn: &mut impl Connected,
    table: &'static str,
    requests: &[Seen<Id>],
) -> Result<BTreeMap<SchoolId, Vec<Seen<Id>>>, Error> {
    if requests.is_empty() {
        return Err(Error::Invalid(Problem::NothingSelected));
    }
    let distinct: BTreeSet<i64> = requests.iter().map(|seen| seen.request.into()).collect();
    if requests.len() > REQUESTS_A_CHUNK || distinct.len() < requests.len() {
        return Err(Error::Invalid(Problem::Malformed));
    }
    let text = format!("SELECT id, school_id FROM {table} WHERE id IN {}", tuples(1, requests.len(), 1, ""));
    let mut query = sqlx::query_as::<Any, (i64, i64)>(AssertSqlSafe(text));
    for seen in requests {
        query = query.bind(seen.request.into());
    }
    let schools: BTreeMap<i64, i64> = query.fetch_all(conn.link()).await?.into_iter().collect();
    let mut parts: BTreeMap<SchoolId, Vec<Seen<Id>>> = BTreeMap::new();
    for seen in requests {
        let school = schools.get(&seen.request.into()).ok_or(Error::NotFound)?;
        parts.entry(SchoolId(*school)).or_default().push(*seen);
    }
    Ok(parts)
}
