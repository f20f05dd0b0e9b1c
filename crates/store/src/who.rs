//! The members of a permit as a table `who`, which queries join: their ids come from the permit and from nowhere else.

use school::id::{MemberId, SchoolId};
use sqlx::{
    Any, AssertSqlSafe, FromRow,
    any::{AnyArguments, AnyRow},
    query::QueryAs,
};

use crate::sql;

/// Members with their schools.
pub(crate) type Members<'a> = &'a [(SchoolId, MemberId)];

/// A query whose text follows a table `who (school_id, member_id)` of one or more members: `SELECT … FROM who w …`, or
/// `, another AS (…) SELECT …`. What else the text asks for is bound by the caller, from the placeholder [`after`] on.
pub(crate) fn of_members<T>(members: Members<'_>, text: &str) -> QueryAs<'static, Any, T, AnyArguments>
where
    T: for<'r> FromRow<'r, AnyRow>,
{
    let table = sql::tuples(members.len(), 2, 1, "");
    let query = sqlx::query_as(AssertSqlSafe(format!("WITH who (school_id, member_id) AS (VALUES {table}) {text}")));
    members.iter().fold(query, |query, (school, member)| query.bind(school.0).bind(member.0))
}

/// The number of the first placeholder behind those of the members.
pub(crate) fn after(members: Members<'_>) -> usize {
    2 * members.len() + 1
}
