//! Looks over a whole database for what must never be: a request without its history, a step without its event or notice,
//! an enrollment without its request, a seat that is counted wrongly.

use sqlx::{AnyConnection, AssertSqlSafe, Connection};

/// What must not be found while the events and notices of the steps are kept, each with a query for its rows.
const UNTOLD: &[(&str, &str)] = &[
    (
        // A step by the plan of a school is told by the refresh of everything.
        "a step of a request to join without its event",
        "SELECT h.request_id FROM request_history h JOIN enrollment_requests r ON r.school_id = h.school_id \
            AND r.id = h.request_id WHERE h.kind = 'enrollment' AND NOT (h.actor = 'school' AND h.from_state || '>' || h.to_state IN ('pending>approved', 'approved>ended')) \
            AND NOT EXISTS (SELECT 1 FROM changes n WHERE n.school_id = h.school_id AND n.course_id = r.course_id \
                AND n.student_id = r.student_id AND n.version = h.version AND n.at = h.at AND n.kind LIKE 'enrollment%') \
            AND NOT EXISTS (SELECT 1 FROM changes n WHERE n.school_id = h.school_id AND n.at = h.at \
                AND n.kind = 'data_refresh_needed')",
    ),
    (
        "a decision of which the student was not told",
        "SELECT h.request_id FROM request_history h JOIN enrollment_requests r ON r.school_id = h.school_id \
            AND r.id = h.request_id WHERE h.kind = 'enrollment' AND h.from_state <> '' AND h.actor IN ('teacher', 'admin') \
            AND (SELECT COUNT(*) FROM notifications n WHERE n.school_id = h.school_id AND n.member_id = r.student_id \
                AND n.request_id = r.id AND n.created_at = h.at) = 0",
    ),
    (
        "a decision of which the asking teacher was not told",
        "SELECT h.request_id FROM request_history h JOIN course_requests r ON r.school_id = h.school_id \
            AND r.id = h.request_id WHERE h.kind = 'course' AND h.from_state <> '' AND h.actor = 'admin' \
            AND NOT EXISTS (SELECT 1 FROM notifications n WHERE n.school_id = h.school_id AND n.member_id = r.teacher_id \
                AND n.created_at = h.at)",
    ),
];

/// Looks, and says what was found.
pub async fn faults(url: &str) -> Vec<String> {
    let mut conn = AnyConnection::connect(url).await.expect("the database answers");
    let mut found = Vec::new();
    for (what, query) in store::doctor::REQUESTS.iter().chain(UNTOLD) {
        let rows: Vec<i64> = sqlx::query_scalar(AssertSqlSafe(*query)).fetch_all(&mut conn).await.expect(what);
        if !rows.is_empty() {
            found.push(format!("{what}: {rows:?}"));
        }
    }
    conn.close().await.expect("the database answers");
    found
}
