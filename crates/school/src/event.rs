//! Events: what changed, for whom it may matter, and how far a reader has read.
//!
//! Invariant: an event carries ids, versions and revisions, never a mark or a name.

use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    grade::Mark,
    id::{AssessmentId, CourseId, MemberId, Revision, SchoolId},
};

/// Declares the events with their names on the wire and in the database.
macro_rules! event_names {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)?) => {
        /// What happened. The seed's names never disappear.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum EventName {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)+
        }

        impl EventName {
            /// Every event.
            pub const ALL: &[EventName] = &[$(EventName::$variant),+];

            /// The name on the wire and in the database.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(EventName::$variant => $name,)+ }
            }

            /// Reads a stored name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(EventName::$variant),)+ _ => None }
            }
        }
    };
}

event_names! {
    CourseRequestCreated = "course_request_created",
    CourseRequestApproved = "course_request_approved",
    CourseRequestDeclined = "course_request_declined",
    CourseRequestUnderReview = "course_request_under_review",
    EnrollmentRequestCreated = "enrollment_request_created",
    EnrollmentRequestApproved = "enrollment_request_approved",
    EnrollmentRequestDeclined = "enrollment_request_declined",
    EnrollmentRequestUnderReview = "enrollment_request_under_review",
    GradeCreated = "grade_created",
    GradeUpdated = "grade_updated",
    /// A grade was blanked; its row and history stay.
    GradeDeleted = "grade_deleted",
    AssessmentCreated = "assessment_created",
    /// Wakes every reader.
    DataRefreshNeeded = "data_refresh_needed",
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
}

impl Event {
    /// Whether a reader of the topic must hear of this event.
    #[must_use]
    pub fn concerns(&self, topic: Topic) -> bool {
        use EventName as N;
        let own = match self.name {
            N::CourseRequestCreated
            | N::CourseRequestApproved
            | N::CourseRequestDeclined
            | N::CourseRequestUnderReview => topic == Topic::CourseRequests,
            N::EnrollmentRequestCreated
            | N::EnrollmentRequestApproved
            | N::EnrollmentRequestDeclined
            | N::EnrollmentRequestUnderReview => topic == Topic::EnrollmentRequests,
            N::GradeCreated | N::GradeUpdated | N::GradeDeleted | N::AssessmentCreated => match topic {
                Topic::Grades => true,
                Topic::CourseGrades(course) => self.course == Some(course),
                Topic::CourseRequests | Topic::EnrollmentRequests => false,
            },
            N::DataRefreshNeeded => true,
        };
        // An approved request opens a course or an enrollment: pages of grades show one more.
        own || matches!(self.name, N::CourseRequestApproved | N::EnrollmentRequestApproved) && topic == Topic::Grades
    }
}

/// How far a client has read, in every school of its account. Opaque on the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cursor {
    revisions: BTreeMap<SchoolId, Revision>,
}

/// The text is no cursor of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a cursor")]
pub struct BadCursor;

impl Cursor {
    /// The revision read so far at a school; none where the school is not in the cursor.
    #[must_use]
    pub fn at(&self, school: SchoolId) -> Option<Revision> {
        self.revisions.get(&school).copied()
    }

    /// Moves a school's revision forward, never back.
    pub fn advance(&mut self, school: SchoolId, revision: Revision) {
        let held = self.revisions.entry(school).or_insert(revision);
        *held = revision.max(*held);
    }

    /// The schools with their revisions.
    pub fn schools(&self) -> impl Iterator<Item = (SchoolId, Revision)> {
        self.revisions.iter().map(|(school, revision)| (*school, *revision))
    }
}

impl FromIterator<(SchoolId, Revision)> for Cursor {
    fn from_iter<I: IntoIterator<Item = (SchoolId, Revision)>>(pairs: I) -> Self {
        Self { revisions: pairs.into_iter().collect() }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, (school, revision)) in self.revisions.iter().enumerate() {
            let dot = if n == 0 { "" } else { "." };
            write!(f, "{dot}{school}-{}", revision.0)?;
        }
        Ok(())
    }
}

impl FromStr for Cursor {
    type Err = BadCursor;

    fn from_str(text: &str) -> Result<Self, BadCursor> {
        let pair = |part: &str| {
            let (school, revision) = part.split_once('-')?;
            Some((SchoolId(school.parse().ok()?), Revision(revision.parse().ok().filter(|r| *r >= 0)?)))
        };
        let parts = text.split('.').filter(|part| !part.is_empty());
        parts.map(pair).collect::<Option<_>>().map(|revisions| Self { revisions }).ok_or(BadCursor)
    }
}

impl TryFrom<String> for Cursor {
    type Error = BadCursor;

    fn try_from(text: String) -> Result<Self, BadCursor> {
        text.parse()
    }
}

impl From<Cursor> for String {
    fn from(cursor: Cursor) -> Self {
        cursor.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grade(course: i64) -> Event {
        Event {
            name: EventName::GradeUpdated,
            school: SchoolId(1),
            revision: Revision(9),
            course: Some(CourseId(course)),
            student: Some(MemberId(3)),
            assessment: Some(AssessmentId(4)),
        }
    }

    #[test]
    fn a_grade_wakes_its_course_and_all_grades_and_nothing_else() {
        let topics = [
            (Topic::CourseGrades(CourseId(7)), true),
            (Topic::CourseGrades(CourseId(8)), false),
            (Topic::Grades, true),
            (Topic::CourseRequests, false),
            (Topic::EnrollmentRequests, false),
        ];
        for (topic, heard) in topics {
            assert_eq!(grade(7).concerns(topic), heard, "{topic:?}");
        }
    }

    #[test]
    fn refresh_needed_wakes_every_topic() {
        let all = Event { name: EventName::DataRefreshNeeded, ..grade(7) };
        for topic in [Topic::CourseGrades(CourseId(8)), Topic::Grades, Topic::CourseRequests, Topic::EnrollmentRequests]
        {
            assert!(all.concerns(topic));
        }
    }

    #[test]
    fn the_seeds_names_are_there_and_every_name_reads_back() {
        for name in
            ["course_request_created", "enrollment_request_under_review", "grade_deleted", "data_refresh_needed"]
        {
            assert!(EventName::from_name(name).is_some(), "{name}");
        }
        for name in EventName::ALL {
            assert_eq!(EventName::from_name(name.name()), Some(*name));
            assert_eq!(serde_json::to_value(name).ok(), Some(name.name().into()));
        }
    }

    #[test]
    fn a_cursor_reads_back_and_never_moves_back() {
        let mut cursor: Cursor = [(SchoolId(7), Revision(12)), (SchoolId(8), Revision(0))].into_iter().collect();
        assert_eq!(cursor.to_string().parse(), Ok(cursor.clone()));
        cursor.advance(SchoolId(7), Revision(3));
        assert_eq!(cursor.at(SchoolId(7)), Some(Revision(12)));
        for garbage in ["x", "7", "7-x", "7--1", "7-1;8-2", "9999999999999999999-1"] {
            assert_eq!(garbage.parse::<Cursor>(), Err(BadCursor), "{garbage}");
        }
    }
}
