//! What waits for the admins of a school.

use std::collections::BTreeMap;

use school::{
    id::SchoolId,
    request::RequestState,
    view::{Undecided, Waiting},
};

use crate::{
    Error,
    permit::Administers,
    requests::state,
    rows::count,
    store::{Reader, sealed::Link},
    who::of_members,
};

/// Counts the requests and registrations that nobody has decided, in one statement.
pub(super) async fn waiting(reader: &mut Reader, permit: &Administers) -> Result<BTreeMap<SchoolId, Waiting>, Error> {
    const TEXT: &str = "SELECT 'course' AS kind, r.school_id, r.state, COUNT(*) AS requests FROM who w \
        JOIN course_requests r ON r.school_id = w.school_id AND r.state IN ('pending', 'under_review') \
        GROUP BY r.school_id, r.state \
        UNION ALL SELECT 'enrollment' AS kind, r.school_id, r.state, COUNT(*) AS requests FROM who w \
        JOIN enrollment_requests r ON r.school_id = w.school_id AND r.state IN ('pending', 'under_review') \
        GROUP BY r.school_id, r.state \
        UNION ALL SELECT 'registration' AS kind, r.school_id, r.state, COUNT(*) AS requests FROM who w \
        JOIN registrations r ON r.school_id = w.school_id AND r.state = 'pending_review' \
        GROUP BY r.school_id, r.state";
    type Row = (String, i64, String, i64);
    let rows: Vec<Row> = of_members(permit.members(), TEXT).fetch_all(reader.link()).await?;
    let mut all: BTreeMap<SchoolId, Waiting> = BTreeMap::new();
    for (kind, school, name, requests) in rows {
        let waiting = all.entry(SchoolId(school)).or_default();
        let counted = match kind.as_str() {
            "registration" => &mut waiting.registrations,
            "course" => of_state(&mut waiting.courses, &name)?,
            _ => of_state(&mut waiting.enrollments, &name)?,
        };
        *counted = count(requests);
    }
    Ok(all)
}

fn of_state<'a>(undecided: &'a mut Undecided, name: &str) -> Result<&'a mut u32, Error> {
    let Undecided { pending, under_review } = undecided;
    Ok(if state(name)? == RequestState::Pending { pending } else { under_review })
}
