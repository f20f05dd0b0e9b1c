//! The student's and the parent's pages: approved courses with posted marks.

use serde::{Deserialize, Serialize};

use super::{AsOf, Explanation};
use crate::{
    calendar::Day,
    clock::Instant,
    curriculum::ClassLabel,
    glance::SeenConcern,
    grade::{
        Basis, Derivation, Effect, Goal, Kind, Mark, Need, Overall, Percent, Points, Policy, Rank, Scale, Scored,
        Target, derive, effect,
    },
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
    /// When the assessment is or was held, where its teacher said so.
    #[serde(default)]
    pub held_on: Option<Day>,
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
    /// Since when the student has a place in it.
    #[serde(default)]
    pub since: Option<Instant>,
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
    /// Who teaches it, in one line.
    #[must_use]
    pub fn taught_by(&self) -> String {
        self.teachers.iter().map(Name::to_string).collect::<Vec<_>>().join(", ")
    }

    /// The overall of the posted marks.
    #[must_use]
    pub fn overall(&self) -> Overall {
        self.derivation().overall()
    }

    /// The same with its exact share.
    #[must_use]
    pub fn derivation(&self) -> Derivation {
        derive(&self.policy, self.basis, self.marks.iter().map(PostedMark::scored))
    }

    /// The same, step by step.
    #[must_use]
    pub fn explanation(&self) -> Explanation {
        let named = self.marks.iter().map(|mark| (mark.title.clone(), mark.scored()));
        Explanation::of(&self.policy, self.basis, self.scale, named)
    }

    /// The course as it would be with other marks in some assessments: what a student tries, and nobody saves.
    ///
    /// A tried mark has no comment and no date. There is no rank: nobody knows what the others would have by then.
    #[must_use]
    pub fn with_tried(&self, tried: &[(AssessmentId, Mark)]) -> Self {
        let posted = |posted: &PostedMark| match tried.iter().find(|(of, _)| *of == posted.assessment) {
            Some((_, mark)) => PostedMark { mark: *mark, comment: String::new(), changed_at: None, ..posted.clone() },
            None => posted.clone(),
        };
        Self { rank: None, marks: self.marks.iter().map(posted).collect(), ..self.clone() }
    }

    /// The assessments that are still to come: blank ones, and flagged ones that wait for their points in the final total too.
    pub fn open(&self) -> impl Iterator<Item = &PostedMark> {
        self.marks.iter().filter(|mark| self.is_open(mark))
    }

    /// The fewest points in one assessment that reach a target, all other marks staying as they are.
    ///
    /// None where the assessment is out of nothing, or is not of this course.
    #[must_use]
    pub fn need(&self, target: Target, assessment: AssessmentId) -> Option<Need<Points>> {
        let place = self.marks.iter().position(|mark| mark.assessment == assessment)?;
        self.goal(target, &self.column()).points_in(place)
    }

    /// The least percentage that reaches a target, the same in every assessment that is open. None where none is.
    #[must_use]
    pub fn need_in_each_open(&self, target: Target) -> Option<Need<Percent>> {
        let open = |(n, mark)| self.is_open(mark).then_some(n);
        let places: Vec<usize> = self.marks.iter().enumerate().filter_map(open).collect();
        self.goal(target, &self.column()).percent_in_each(&places)
    }

    fn is_open(&self, posted: &PostedMark) -> bool {
        posted.max.hundredths > 0 && effect(posted.mark, Basis::Final, self.policy.flags()) == Effect::Waits
    }

    fn column(&self) -> Vec<Scored> {
        self.marks.iter().map(PostedMark::scored).collect()
    }

    fn goal<'a>(&'a self, target: Target, column: &'a [Scored]) -> Goal<'a> {
        Goal { policy: &self.policy, basis: self.basis, column, least: target.least(self.scale) }
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

impl StudentRecord {
    /// The posted marks of all courses, course by course.
    pub fn marks(&self) -> impl Iterator<Item = &PostedMark> {
        self.courses.iter().flat_map(|course| &course.marks)
    }
}

/// The student's page, or the parent's: one record per child (or per own membership), in one answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Records {
    pub as_of: AsOf,
    pub students: Vec<StudentRecord>,
    /// What the reader, a guardian, has seen of what needs attention.
    #[serde(default)]
    pub seen: Vec<SeenConcern>,
}
