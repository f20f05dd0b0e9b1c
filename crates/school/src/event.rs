//! Events: what changed, for whom it may matter, and how far a reader has read.
//!
//! Invariant: an event carries ids, versions and revisions, never a mark or a name.

mod cursor;

use serde::{Deserialize, Serialize};

pub use cursor::{BadCursor, Cursor};

use crate::{
    grade::Mark,
    id::{AssessmentId, CourseId, MemberId, Revision, SchoolId},
    named::named,
    request::RequestState,
};

named! {
    /// What happened. The seed's names never disappear.
    EventName {
        CourseRequestCreated = "course_request_created",
        CourseRequestApproved = "course_request_approved",
        CourseRequestDeclined = "course_request_declined",
        CourseRequestUnderReview = "course_request_under_review",
        EnrollmentRequestCreated = "enrollment_request_created",
        EnrollmentRequestApproved = "enrollment_request_approved",
        EnrollmentRequestDeclined = "enrollment_request_declined",
        EnrollmentRequestUnderReview = "enrollment_request_under_review",
        /// The teacher took the request back.
        CourseRequestWithdrawn = "course_request_withdrawn",
        /// A course takes no more marks; everything stays readable.
        CourseEnded = "course_ended",
        EnrollmentRequestWithdrawn = "enrollment_request_withdrawn",
        /// Would be approved, but every seat is taken.
        EnrollmentRequestWaitlisted = "enrollment_request_waitlisted",
        /// A seat is held for the student.
        EnrollmentRequestOffered = "enrollment_request_offered",
        /// The offered seat was not taken in time.
        EnrollmentRequestExpired = "enrollment_request_expired",
        /// A student left a course.
        EnrollmentEnded = "enrollment_ended",
        /// A course has more or fewer seats left.
        SeatsChanged = "seats_changed",
        /// Somebody has a new message, or read one.
        NotificationsChanged = "notifications_changed",
        /// People, links or accounts of a school changed.
        PeopleChanged = "people_changed",
        /// Somebody downloaded a person's data; nothing about the person changed.
        DataDisclosed = "data_disclosed",
        /// Subjects, years, terms, classes or settings of a school changed.
        SetupChanged = "setup_changed",
        GradeCreated = "grade_created",
        GradeUpdated = "grade_updated",
        /// A grade was blanked; its row and history stay.
        GradeDeleted = "grade_deleted",
        AssessmentCreated = "assessment_created",
        /// An assessment was edited, moved, posted, held back or restored.
        AssessmentUpdated = "assessment_updated",
        /// An assessment was deleted; its row and its marks stay.
        AssessmentDeleted = "assessment_deleted",
        /// A course's marks become its totals in another way.
        PolicyChanged = "policy_changed",
        /// A question to a course's teachers was asked, answered or taken back.
        QuestionChanged = "question_changed",
        /// Wakes every reader.
        DataRefreshNeeded = "data_refresh_needed",
    }
}

impl EventName {
    /// What a save of a grade is called, by what the cell held and what it holds.
    #[must_use]
    pub fn of_grade(before: Mark, after: Mark) -> Self {
        match (before.is_blank(), after.is_blank()) {
            (_, true) => EventName::GradeDeleted,
            (true, false) => EventName::GradeCreated,
            (false, false) => EventName::GradeUpdated,
        }
    }
}

impl EventName {
    /// What a step of a request to teach is called, by where it led.
    #[must_use]
    pub fn of_course_request(state: RequestState) -> Self {
        match state {
            RequestState::Pending => EventName::CourseRequestCreated,
            RequestState::UnderReview => EventName::CourseRequestUnderReview,
            RequestState::Declined => EventName::CourseRequestDeclined,
            RequestState::Withdrawn => EventName::CourseRequestWithdrawn,
            RequestState::Ended => EventName::CourseEnded,
            // A request to teach waits for no seat.
            RequestState::Approved | RequestState::Waitlisted | RequestState::Offered | RequestState::Expired => {
                EventName::CourseRequestApproved
            }
        }
    }

    /// What a step of a request to join is called, by where it led.
    #[must_use]
    pub fn of_enrollment_request(state: RequestState) -> Self {
        match state {
            RequestState::Pending => EventName::EnrollmentRequestCreated,
            RequestState::UnderReview => EventName::EnrollmentRequestUnderReview,
            RequestState::Waitlisted => EventName::EnrollmentRequestWaitlisted,
            RequestState::Offered => EventName::EnrollmentRequestOffered,
            RequestState::Approved => EventName::EnrollmentRequestApproved,
            RequestState::Declined => EventName::EnrollmentRequestDeclined,
            RequestState::Withdrawn => EventName::EnrollmentRequestWithdrawn,
            RequestState::Expired => EventName::EnrollmentRequestExpired,
            RequestState::Ended => EventName::EnrollmentEnded,
        }
    }
}

/// One committed change, as the feed tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// What happened.
    pub name: EventName,
    /// Where.
    pub school: SchoolId,
    /// The school's revision that made it visible.
    pub revision: Revision,
    /// The course it touches, if it touches one.
    pub course: Option<CourseId>,
    /// The student whom it touches, if it is one student's.
    pub student: Option<MemberId>,
    /// The assessment it touches, if one.
    pub assessment: Option<AssessmentId>,
}

/// What a reader listens to: narrow (one course's grades) or wide (all grades that I may see).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Grades and assessments of one course.
    CourseGrades(CourseId),
    /// Grades and assessments of every course that the reader may see.
    Grades,
    /// Requests to teach a course.
    CourseRequests,
    /// Requests to join a course.
    EnrollmentRequests,
    /// What may be asked for: courses that opened or ended, and seats.
    AvailableCourses,
    /// The reader's own inbox.
    Notifications,
    /// Questions of families to teachers, one's own or to one's courses.
    Questions,
    /// People, links and accounts of a school.
    People,
    /// Subjects, years, terms, classes and settings of a school.
    Setup,
}

impl Topic {
    /// Every wide topic.
    pub const WIDE: [Topic; 8] = [
        Topic::Grades,
        Topic::CourseRequests,
        Topic::EnrollmentRequests,
        Topic::AvailableCourses,
        Topic::Notifications,
        Topic::Questions,
        Topic::People,
        Topic::Setup,
    ];

    /// The name by which a document says what makes it stale; what is narrow has none.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        Some(match self {
            Topic::CourseGrades(_) => return None,
            Topic::Grades => "grades",
            Topic::CourseRequests => "course-requests",
            Topic::EnrollmentRequests => "enrollment-requests",
            Topic::AvailableCourses => "available-courses",
            Topic::Notifications => "notifications",
            Topic::Questions => "questions",
            Topic::People => "people",
            Topic::Setup => "setup",
        })
    }

    /// Reads such a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Topic::WIDE.into_iter().find(|topic| topic.name() == Some(name))
    }
}

impl Event {
    /// Whether a reader of the topic must hear of this event.
    #[must_use]
    pub fn concerns(&self, topic: Topic) -> bool {
        use EventName as N;
        match self.name {
            // An approved request opens a course: pages of grades show one more, and students may ask to join.
            N::CourseRequestApproved | N::CourseEnded => {
                matches!(topic, Topic::CourseRequests | Topic::AvailableCourses) || self.is_of_the_grades(topic)
            }
            N::CourseRequestCreated
            | N::CourseRequestDeclined
            | N::CourseRequestUnderReview
            | N::CourseRequestWithdrawn => topic == Topic::CourseRequests,
            // An approved request puts a student into a course: a book has one more row.
            N::EnrollmentRequestApproved | N::EnrollmentEnded => {
                matches!(topic, Topic::EnrollmentRequests | Topic::AvailableCourses) || self.is_of_the_grades(topic)
            }
            N::EnrollmentRequestCreated
            | N::EnrollmentRequestDeclined
            | N::EnrollmentRequestUnderReview
            | N::EnrollmentRequestWithdrawn
            | N::EnrollmentRequestWaitlisted
            | N::EnrollmentRequestOffered
            | N::EnrollmentRequestExpired => matches!(topic, Topic::EnrollmentRequests | Topic::AvailableCourses),
            N::SeatsChanged => topic == Topic::AvailableCourses,
            N::NotificationsChanged => topic == Topic::Notifications,
            N::QuestionChanged => topic == Topic::Questions,
            // A student's guardians changed: whatever shows a family's children shows one more or less.
            N::PeopleChanged if self.student.is_some() => {
                matches!(topic, Topic::People | Topic::Grades | Topic::EnrollmentRequests | Topic::AvailableCourses)
            }
            N::PeopleChanged | N::DataDisclosed => topic == Topic::People,
            N::SetupChanged => topic == Topic::Setup,
            N::GradeCreated
            | N::GradeUpdated
            | N::GradeDeleted
            | N::AssessmentCreated
            | N::AssessmentUpdated
            | N::AssessmentDeleted
            | N::PolicyChanged => self.is_of_the_grades(topic),
            N::DataRefreshNeeded => true,
        }
    }

    /// Whether the topic is about grades, of this event's course if it is about one's.
    fn is_of_the_grades(&self, topic: Topic) -> bool {
        match topic {
            Topic::Grades => true,
            Topic::CourseGrades(course) => self.course == Some(course),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests;
