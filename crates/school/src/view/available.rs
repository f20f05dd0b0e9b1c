//! What may be asked for, and one's own requests to join.

use serde::{Deserialize, Serialize};

use super::{AsOf, EnrollmentLine, HistoryLine, Seats, StateCounts};
use crate::{
    curriculum::ClassLabel,
    id::{CourseId, MemberId, Revision, SchoolId},
    person::Name,
    request::{Refusal, RequestState},
};

dated!(AvailableCourses, OwnEnrollments);

/// What a student may ask for, for each student of the reader: oneself, or one's children.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AvailableCourses {
    pub as_of: AsOf,
    pub students: Vec<AvailableTo>,
}

/// What one student may ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AvailableTo {
    pub student: MemberId,
    pub name: Name,
    pub school: SchoolId,
    pub school_name: String,
    pub class: ClassLabel,
    pub courses: Vec<AvailableCourse>,
}

/// A course that is offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AvailableCourse {
    pub course: CourseId,
    pub subject: String,
    pub class: ClassLabel,
    pub teachers: Vec<Name>,
    pub seats: Seats,
    /// How many wait for a seat.
    pub waiting: u32,
    /// Where the student's newest request stands, if there is one.
    pub asked: Option<RequestState>,
    /// Why it can't be asked for; none where it can.
    pub refusal: Option<Refusal>,
}

/// A student, or a guardian for a child, asks to join.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskEnrollment {
    pub course: CourseId,
    /// The student: oneself, or a linked child.
    pub student: MemberId,
    #[serde(default)]
    pub note: String,
}

/// A student's or a family's own requests, each with its whole history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnEnrollments {
    pub as_of: AsOf,
    pub counts: StateCounts,
    pub requests: Vec<OwnEnrollment>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnEnrollment {
    pub line: EnrollmentLine,
    /// The place in the waiting list, from 1.
    pub place: Option<u32>,
    /// The first step first.
    pub history: Vec<HistoryLine>,
}

/// The acknowledgement of a new request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked<Id> {
    pub request: Id,
    pub revision: Revision,
}
