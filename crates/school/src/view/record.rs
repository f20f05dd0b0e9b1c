//! The student's and the parent's pages: approved courses with posted marks.

use serde::{Deserialize, Serialize};

use super::{AsOf, Explanation};
use crate::{
    clock::Instant,
    curriculum::ClassLabel,
    grade::{Basis, Kind, Mark, Overall, Points, Policy, Rank, Scale, Scored, derive},
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
    /// What the teacher wrote beside it; "" is nothing.
    #[serde(default)]
    pub comment: String,
    /// When the mark was written; none while blank.
    pub changed_at: Option<Instant>,
}

impl PostedMark {
    /// The mark as the arithmetic sees it.
    #[must_use]
    pub fn scored(&self) -> Scored {
        Scored { kind: self.kind, max: self.max, mark: self.mark }
    }
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
    /// Which total is shown: the final one once the term is closed.
    #[serde(default)]
    pub basis: Basis,
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
    /// The overall of the posted marks.
    #[must_use]
    pub fn overall(&self) -> Overall {
        derive(&self.policy, self.basis, self.marks.iter().map(PostedMark::scored)).overall()
    }

    /// The same, step by step.
    #[must_use]
    pub fn explanation(&self) -> Explanation {
        let named = self.marks.iter().map(|mark| (mark.title.clone(), mark.scored()));
        Explanation::of(&self.policy, self.basis, self.scale, named)
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
