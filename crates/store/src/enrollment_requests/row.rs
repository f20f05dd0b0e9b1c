//! A line of a list of requests to join, as it is read.

use school::{
    clock::Instant,
    id::{CourseId, EnrollmentRequestId, MemberId, SchoolId, Version},
    person::Name,
    view::{EnrollmentLine, Seats},
};

use crate::{
    Error,
    requests::state,
    rows::{class_label, count},
};

/// The columns of a line.
macro_rules! columns {
    () => {
        "r.id, r.version, r.state, r.school_id, r.student_id, m.given_name, m.father_name, m.grandfather_name, m.number, \
         k.grade_level AS own_level, k.stream AS own_stream, k.section AS own_section, r.course_id, b.name AS subject, \
         c.grade_level, c.stream, l.section, c.title, c.capacity, c.taken, r.asked_at, r.changed_at, r.offer_expires_at, \
         h.note, (SELECT COUNT(*) FROM enrollment_requests q WHERE q.school_id = r.school_id AND q.course_id = r.course_id \
            AND q.state = 'waitlisted' AND r.state = 'waitlisted' \
            AND (q.asked_at < r.asked_at OR (q.asked_at = r.asked_at AND q.id <= r.id))) AS place"
    };
}

/// The tables beside the request itself.
macro_rules! joins {
    () => {
        "JOIN members m ON m.school_id = r.school_id AND m.id = r.student_id \
         LEFT JOIN classes k ON k.school_id = m.school_id AND k.id = m.class_id \
         JOIN courses c ON c.school_id = r.school_id AND c.id = r.course_id \
         JOIN subjects b ON b.school_id = c.school_id AND b.id = c.subject_id \
         LEFT JOIN classes l ON l.school_id = c.school_id AND l.id = c.class_id \
         LEFT JOIN request_history h ON h.school_id = r.school_id AND h.kind = 'enrollment' AND h.request_id = r.id \
            AND h.version = r.version"
    };
}

pub(super) use {columns, joins};

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub id: i64,
    version: i64,
    pub state: String,
    pub school_id: i64,
    student_id: i64,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    number: String,
    own_level: Option<i64>,
    own_stream: Option<String>,
    own_section: Option<String>,
    course_id: i64,
    subject: String,
    grade_level: i64,
    stream: String,
    section: Option<String>,
    title: String,
    capacity: i64,
    taken: i64,
    asked_at: i64,
    changed_at: i64,
    offer_expires_at: Option<i64>,
    note: Option<String>,
    /// The place in the waiting list; 0 where the request does not wait.
    pub place: i64,
}

impl Row {
    pub fn line(self) -> Result<EnrollmentLine, Error> {
        Ok(EnrollmentLine {
            request: EnrollmentRequestId(self.id),
            version: Version(self.version),
            state: state(&self.state)?,
            school: SchoolId(self.school_id),
            student: MemberId(self.student_id),
            student_name: Name::new(&self.given_name, &self.father_name, &self.grandfather_name),
            student_number: self.number,
            student_class: class_label(self.own_level, self.own_stream.as_deref(), self.own_section.as_deref(), ""),
            course: CourseId(self.course_id),
            subject: self.subject,
            class: class_label(Some(self.grade_level), Some(&self.stream), self.section.as_deref(), &self.title),
            seats: Seats { capacity: count(self.capacity), taken: count(self.taken) },
            asked_at: Instant(self.asked_at),
            changed_at: Instant(self.changed_at),
            note: self.note.unwrap_or_default(),
            offer_expires_at: self.offer_expires_at.map(Instant),
        })
    }
}
