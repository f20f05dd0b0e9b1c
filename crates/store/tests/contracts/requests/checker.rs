//! Looks over a whole database for what must never be: a request without its history, a step without its event or notice,
//! an enrollment without its request, a seat that is counted wrongly.

use sqlx::{AnyConnection, AssertSqlSafe, Connection};

/// What must not be found, each with a query for its rows.
const NEVER: &[(&str, &str)] = &[
    (
        "a request whose version is not the number of its steps",
        "SELECT r.id FROM (SELECT school_id, 'course' AS kind, id, version FROM course_requests \
         UNION ALL SELECT school_id, 'enrollment', id, version FROM enrollment_requests) r \
         WHERE r.version <> (SELECT COUNT(*) FROM request_history h WHERE h.school_id = r.school_id AND h.kind = r.kind \
            AND h.request_id = r.id)",
    ),
    (
        "a request that does not stand where its last step led",
        "SELECT r.id FROM (SELECT school_id, 'course' AS kind, id, version, state FROM course_requests \
         UNION ALL SELECT school_id, 'enrollment', id, version, state FROM enrollment_requests) r \
         JOIN request_history h ON h.school_id = r.school_id AND h.kind = r.kind AND h.request_id = r.id \
            AND h.version = r.version WHERE h.to_state <> r.state",
    ),
    (
        "a step that does not begin where the one before ended",
        "SELECT h.request_id FROM request_history h JOIN request_history b ON b.school_id = h.school_id AND b.kind = h.kind \
            AND b.request_id = h.request_id AND b.version = h.version - 1 WHERE h.from_state <> b.to_state",
    ),
    (
        "an enrollment that is open without an approved request",
        "SELECT e.student_id FROM enrollments e WHERE e.ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM enrollment_requests r \
            WHERE r.school_id = e.school_id AND r.course_id = e.course_id AND r.student_id = e.student_id \
            AND r.state = 'approved')",
    ),
    (
        "an approved request without an open enrollment",
        "SELECT r.id FROM enrollment_requests r WHERE r.state = 'approved' AND NOT EXISTS (SELECT 1 FROM enrollments e \
            WHERE e.school_id = r.school_id AND e.course_id = r.course_id AND e.student_id = r.student_id \
            AND e.ended_at IS NULL)",
    ),
    (
        "a course whose seats are counted wrongly",
        "SELECT c.id FROM courses c WHERE c.taken <> (SELECT COUNT(*) FROM enrollment_requests r \
            WHERE r.school_id = c.school_id AND r.course_id = c.id AND r.state IN ('approved', 'offered'))",
    ),
    ("a course with more students than seats", "SELECT id FROM courses WHERE capacity > 0 AND taken > capacity"),
    (
        "a free seat beside somebody who waits for one",
        "SELECT c.id FROM courses c WHERE c.state = 'active' AND c.taken < c.capacity AND EXISTS (SELECT 1 \
            FROM enrollment_requests r WHERE r.school_id = c.school_id AND r.course_id = c.id AND r.state = 'waitlisted')",
    ),
    (
        "an approved request to teach without an active course, or an ended one with it",
        "SELECT r.id FROM course_requests r LEFT JOIN courses c ON c.school_id = r.school_id AND c.id = r.course_id \
         WHERE (r.state = 'approved' AND (c.id IS NULL OR c.state <> 'active')) \
            OR (r.state = 'ended' AND (c.id IS NULL OR c.state <> 'ended'))",
    ),
    (
        "a request that is open in a course that is over",
        "SELECT r.id FROM enrollment_requests r JOIN courses c ON c.school_id = r.school_id AND c.id = r.course_id \
         WHERE c.state = 'ended' AND r.state IN ('pending', 'under_review', 'waitlisted', 'offered')",
    ),
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
    for (what, query) in NEVER {
        let rows: Vec<i64> = sqlx::query_scalar(AssertSqlSafe(*query)).fetch_all(&mut conn).await.expect(what);
        if !rows.is_empty() {
            found.push(format!("{what}: {rows:?}"));
        }
    }
    conn.close().await.expect("the database answers");
    found
}
