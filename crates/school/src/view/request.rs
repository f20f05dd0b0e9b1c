//! Requests: what askers and deciders read, what they send, what comes back.

use serde::{Deserialize, Serialize};

use super::AsOf;
use crate::{
    clock::Instant,
    curriculum::{ClassLabel, CourseLabel, Region},
    id::{ClassId, CourseId, CourseRequestId, EnrollmentRequestId, MemberId, SchoolId, SubjectId, Version},
    person::Name,
    request::{Actor, RequestState},
};

dated!(CourseRequests, CourseRequestDetail, EnrollmentRequests, EnrollmentDetail);

/// The most requests on one page of a list.
pub const REQUESTS_A_PAGE: u32 = 50;

/// Which requests a list shows. Everything may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RequestFilter {
    /// Only those that stand here.
    #[serde(default)]
    pub state: Option<RequestState>,
    /// Only those with all of these words: people's names, numbers, subjects.
    #[serde(default)]
    pub search: String,
    /// Only those of this course.
    #[serde(default)]
    pub course: Option<CourseId>,
    /// Only those of this school, of several.
    #[serde(default)]
    pub school: Option<SchoolId>,
    /// The page, from 0.
    #[serde(default)]
    pub page: u32,
}

/// How many requests stand where, under a filter but for its state.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateCounts(pub Vec<(RequestState, u32)>);

impl StateCounts {
    /// How many stand there.
    #[must_use]
    pub fn of(&self, state: RequestState) -> u32 {
        self.0.iter().find(|(there, _)| *there == state).map_or(0, |(_, count)| *count)
    }

    /// How many there are.
    #[must_use]
    pub fn all(&self) -> u32 {
        self.0.iter().map(|(_, count)| count).sum()
    }
}

/// One step of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryLine {
    /// Where it led.
    pub state: RequestState,
    /// In which part it was taken.
    pub actor: Actor,
    /// Who took it; none is the program itself.
    pub by: Option<Name>,
    pub at: Instant,
    pub note: String,
}

/// A request to teach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseRequestLine {
    pub request: CourseRequestId,
    /// What a decision names as seen.
    pub version: Version,
    pub state: RequestState,
    pub teacher: Name,
    pub school: SchoolId,
    pub school_name: String,
    /// The school's; none where it is not said.
    pub region: Option<Region>,
    pub subject: String,
    /// The class, or the grade level and stream.
    pub class: ClassLabel,
    /// How many students it takes; 0 is no limit.
    pub capacity: u32,
    pub asked_at: Instant,
    pub changed_at: Instant,
    /// The newest step's note.
    pub note: String,
    /// The course that it opened.
    pub course: Option<CourseId>,
    /// How many students are in that course.
    pub students: u32,
}

/// A list of requests to teach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseRequests {
    pub as_of: AsOf,
    pub counts: StateCounts,
    /// The newest first; those that wait before those that are decided.
    pub lines: Vec<CourseRequestLine>,
}

/// A request to teach with its history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseRequestDetail {
    pub as_of: AsOf,
    /// In which part its reader can act: who asked, or an admin.
    pub actor: Actor,
    pub line: CourseRequestLine,
    /// The first step first.
    pub history: Vec<HistoryLine>,
}

/// What a teacher may choose from when asking to teach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeachingChoices {
    pub schools: Vec<SchoolChoices>,
}

/// One school's part of the choices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolChoices {
    pub school: SchoolId,
    pub name: String,
    pub region: Option<Region>,
    /// What is taught at which grade level and stream.
    pub offers: Vec<Offer>,
    pub classes: Vec<ClassChoice>,
}

/// A subject at a grade level and stream.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Offer {
    /// 0 is kindergarten.
    pub grade_level: u32,
    /// Empty where the level has no streams.
    pub stream: String,
    pub subject_name: String,
    pub subject: SubjectId,
}

/// A class of the current year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassChoice {
    pub class: ClassId,
    pub grade_level: u32,
    pub stream: String,
    pub label: ClassLabel,
}

/// A teacher asks to teach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskCourse {
    pub school: SchoolId,
    pub subject: SubjectId,
    /// The class; none is the whole grade level.
    #[serde(default, deserialize_with = "crate::view::blank_is_none")]
    pub class: Option<ClassId>,
    pub grade_level: u32,
    #[serde(default)]
    pub stream: String,
    /// How many students it takes; 0 is no limit.
    pub capacity: u32,
    #[serde(default)]
    pub note: String,
}

impl AskCourse {
    /// The fields of the form that asks, by name.
    #[must_use]
    pub fn fields(&self) -> [(&'static str, String); 7] {
        [
            ("ask[school]", self.school.to_string()),
            ("ask[subject]", self.subject.to_string()),
            ("ask[class]", self.class.map(|class| class.to_string()).unwrap_or_default()),
            ("ask[grade_level]", self.grade_level.to_string()),
            ("ask[stream]", self.stream.clone()),
            ("ask[capacity]", self.capacity.to_string()),
            ("ask[note]", self.note.clone()),
        ]
    }
}

/// A request to join.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrollmentLine {
    pub request: EnrollmentRequestId,
    /// What a decision names as seen.
    pub version: Version,
    pub state: RequestState,
    pub school: SchoolId,
    pub student: MemberId,
    pub student_name: Name,
    pub student_number: String,
    /// The student's own class.
    pub student_class: ClassLabel,
    pub course: CourseId,
    pub subject: String,
    /// The course's class or grade level.
    pub class: ClassLabel,
    pub seats: Seats,
    pub asked_at: Instant,
    pub changed_at: Instant,
    /// The newest step's note.
    pub note: String,
    /// Until when the offered seat is held.
    pub offer_expires_at: Option<Instant>,
}

/// A course's seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seats {
    /// How many there are; 0 is no limit.
    pub capacity: u32,
    /// How many are taken or held.
    pub taken: u32,
}

impl Seats {
    /// How many are left; none where there is no limit.
    #[must_use]
    pub fn left(self) -> Option<u32> {
        (self.capacity > 0).then(|| self.capacity.saturating_sub(self.taken))
    }
}

/// A list of requests to join, for those who decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrollmentRequests {
    pub as_of: AsOf,
    pub counts: StateCounts,
    /// The courses that the reader decides about, for a filter.
    pub courses: Vec<(CourseId, CourseLabel)>,
    /// Those that wait first, and of them the first asked; then the newest decision.
    pub lines: Vec<EnrollmentLine>,
}

/// A request to join, with what helps to decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrollmentDetail {
    pub as_of: AsOf,
    /// In which part its reader can act: a teacher of the course, or an admin.
    pub actor: Actor,
    pub line: EnrollmentLine,
    /// The first step first.
    pub history: Vec<HistoryLine>,
    /// The student's other courses, such as "Physics · Grade 9 A".
    pub other_courses: Vec<CourseLabel>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_without_a_limit_have_no_rest() {
        assert_eq!(Seats { capacity: 0, taken: 80 }.left(), None);
        assert_eq!(Seats { capacity: 40, taken: 38 }.left(), Some(2));
    }
}
