//! Questions of families to teachers: what is sent, and what each side reads.

use serde::{Deserialize, Serialize};

use super::{AsOf, blank_is_none};
use crate::{
    clock::Instant,
    curriculum::CourseLabel,
    event::{Event, EventName},
    glance::ConcernKind,
    grade::{Mark, Points},
    id::{AssessmentId, CourseId, MemberId, QuestionId, Revision, SchoolId, Version},
    person::{Name, Role},
    question::{QuestionAct, QuestionKind, QuestionState},
};

dated!(Questions);

/// The most questions on one page.
pub const QUESTIONS_A_PAGE: u32 = 25;

/// Asks the teachers of a course about a student.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskTeacher {
    pub course: CourseId,
    pub student: MemberId,
    pub kind: QuestionKind,
    /// The assessment that it is about; a request to correct a mark has one.
    #[serde(default, deserialize_with = "blank_is_none")]
    pub assessment: Option<AssessmentId>,
    /// The concern from which it was asked.
    #[serde(default)]
    pub concern: Option<ConcernKind>,
    pub said: String,
}

/// Takes a step with a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActOnQuestion {
    pub question: QuestionId,
    /// The version that its taker saw.
    pub seen: Version,
    pub act: QuestionAct,
    /// What is said; nothing where it is taken back.
    #[serde(default)]
    pub said: String,
    /// The new mark as it was typed, of a correction.
    #[serde(default)]
    pub mark: String,
    /// The version of the mark that the teacher saw.
    #[serde(default)]
    pub mark_seen: Version,
}

/// The acknowledgement of a step: it is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionMoved {
    pub question: QuestionId,
    pub school: SchoolId,
    pub state: QuestionState,
    pub version: Version,
    /// The school's revision that made it visible.
    pub revision: Revision,
}

impl QuestionMoved {
    /// What the feed tells of it.
    #[must_use]
    pub fn event(&self) -> Event {
        let (name, school, revision) = (EventName::QuestionChanged, self.school, self.revision);
        Event { name, school, revision, course: None, student: None, assessment: None }
    }
}

/// Which questions are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionFilter {
    /// Only those that are the teachers' turn.
    #[serde(default)]
    pub open_only: bool,
    /// The page, from 0.
    #[serde(default)]
    pub page: u32,
}

/// A page of questions: one's own, or those to one's courses, or all of one's schools.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questions {
    pub as_of: AsOf,
    /// How many are the teachers' turn, on all pages.
    pub open: u32,
    /// The page, from 0.
    pub page: u32,
    /// Those that are open first, then what moved last.
    pub lines: Vec<QuestionLine>,
    /// Whether there are more.
    pub more: bool,
}

/// One question with all that was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionLine {
    pub question: QuestionId,
    pub school: SchoolId,
    pub school_name: String,
    pub kind: QuestionKind,
    pub state: QuestionState,
    pub version: Version,
    pub student: MemberId,
    pub student_name: Name,
    pub course: CourseId,
    pub about: CourseLabel,
    /// The concern from which it was asked.
    pub concern: Option<ConcernKind>,
    /// The mark that it is about.
    pub asked_mark: Option<AskedMark>,
    /// Who asked.
    pub asked_by: Name,
    pub asked_as: Role,
    /// Who may answer: the reader teaches the course.
    pub may_answer: bool,
    /// The first step first.
    pub steps: Vec<QuestionStep>,
}

/// The mark that a question is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedMark {
    pub title: String,
    /// What stands in the book now; none for a family, whose own pages show what it sees of it.
    pub now: Option<MarkNow>,
}

/// A mark as its book has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkNow {
    pub mark: Mark,
    pub max: Points,
    pub version: Version,
}

/// A step that was taken with a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionStep {
    pub act: QuestionAct,
    pub at: Instant,
    pub by: Name,
    /// What was said.
    pub said: String,
}
