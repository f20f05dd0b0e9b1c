//! What waits for the admins of a school.

use std::collections::BTreeMap;

use school::{
    id::SchoolId,
    request::RequestState,
    view::{Undecided, Waiting},
};
use sqlx::{Any, AssertSqlSafe};

use crate::{
    Error,
    home::with_members,
    permit::Administers,
    requests::state,
    rows::count,
    store::{Reader, sealed::Link},
};

/// Counts the requests that nobody has decided, in one statement.
pub(super) async fn waiting(reader: &mut Reader, permit: &Administers) -> Result<BTreeMap<SchoolId, Waiting>, Error> {
    const TEXT: &str = "SELECT 1 AS teaching, r.school_id, r.state, COUNT(*) AS requests FROM who w \
        JOIN course_requests r ON r.school_id = w.school_id AND r.state IN ('pending', 'under_review') \
        GROUP BY r.school_id, r.state \
        UNION ALL SELECT 0 AS teaching, r.school_id, r.state, COUNT(*) AS requests FROM who w \
        JOIN enrollment_requests r ON r.school_id = w.school_id AND r.state IN ('pending', 'under_review') \
        GROUP BY r.school_id, r.state";
    let who = with_members(permit.members().len());
    let mut query = sqlx::query_as::<Any, (i64, i64, String, i64)>(AssertSqlSafe(format!("{who} {TEXT}")));
    for (school, member) in permit.members() {
        query = query.bind(school.0).bind(member.0);
    }
    let mut all: BTreeMap<SchoolId, Waiting> = BTreeMap::new();
    for (teaching, school, name, requests) in query.fetch_all(reader.link()).await? {
        let waiting = all.entry(SchoolId(school)).or_default();
        let Undecided { pending, under_review } =
            if teaching == 1 { &mut waiting.courses } else { &mut waiting.enrollments };
        let counted = if state(&name)? == RequestState::Pending { pending } else { under_review };
        *counted = count(requests);
    }
    Ok(all)
}
