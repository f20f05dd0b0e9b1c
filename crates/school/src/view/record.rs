//! The student's and the parent's pages: approved courses with posted marks.

use serde::{Deserialize, Serialize};

use super::AsOf;
use crate::{
    clock::Instant,
    curriculum::ClassLabel,
    grade::{Kind, Mark, Overall, Points, Policy, Rank, Scale, Scored, overall},
    id::{AssessmentId, CourseId, MemberId, SchoolId},
    person::Name,
};

dated!(Records);

/// A posted mark as a student or a parent reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostedMark {
    pub assessment: AssessmentId,
    pub title: String,
    pub kind: Kind,
    pub max: Points,
    /// Blank when nothing was given yet.
    pub mark: Mark,
    /// When the mark was written; none while blank.
    pub changed_at: Option<Instant>,
}

/// One approved course of one student with its posted marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseRecord {
    pub course: CourseId,
    /// Whether the course is over: it stays readable.
    pub ended: bool,
    pub subject: String,
    pub class: ClassLabel,
    pub teachers: Vec<Name>,
    pub policy: Policy,
    /// How the school words a percentage.
    #[serde(default)]
    pub scale: Scale,
    /// The place among the students of the course; none where the school shows none, or too few have an overall grade.
    #[serde(default)]
    pub rank: Option<Rank>,
    /// In the order of the columns.
    pub marks: Vec<PostedMark>,
}

impl CourseRecord {
    /// The current overall of the posted marks.
    #[must_use]
    pub fn overall(&self) -> Overall {
        overall(&self.policy, self.marks.iter().map(|m| Scored { kind: m.kind, max: m.max, mark: m.mark }))
    }
}

/// One student's approved courses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudentRecord {
    pub student: MemberId,
    pub name: Name,
    pub school: SchoolId,
    pub school_name: String,
    /// The student's own class.
    pub class: ClassLabel,
    pub courses: Vec<CourseRecord>,
}

/// The student's page, or the parent's: one record per child (or per own membership), in one answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Records {
    pub as_of: AsOf,
    pub students: Vec<StudentRecord>,
}
