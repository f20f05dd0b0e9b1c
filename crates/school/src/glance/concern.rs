//! What is wrong in a course, the most serious first.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{
    course_mark::{missing, time_order},
    trends::{CourseTrend, course_trend},
};
use crate::{
    grade::{Direction, Percent},
    id::{AssessmentId, CourseId, MemberId},
    named::named,
    view::{CourseRecord, PostedMark, StudentRecord},
};

named! {
    /// The kind of a [`Concern`].
    ConcernKind {
        UnderPass = "under_pass",
        Missing = "missing",
        Falling = "falling",
        NotAssessed = "not_assessed",
    }
}

/// A reason to look at a course.
///
/// In the order of seriousness: what fails already; what fails unless it is handed in, since missing work is zero in the end; what
/// falls and may still pass; what nobody knows yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concern {
    /// The shown overall grade is below what passes.
    UnderPass {
        overall: Percent,
        /// The least percentage that passes in the course's scale.
        least_pass: Percent,
    },
    /// These assessments are flagged missing, the longest missing first.
    Missing(Vec<AssessmentId>),
    /// The latest marks lie below the others.
    Falling(CourseTrend),
    /// Nothing counts yet.
    NotAssessed,
}

/// A concern with the course that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseConcern {
    pub course: CourseId,
    pub subject: String,
    pub concern: Concern,
}

/// That a guardian has seen a concern, as it was then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenConcern {
    pub student: MemberId,
    pub course: CourseId,
    pub kind: ConcernKind,
    /// [`Concern::extract`] of what was seen.
    pub extract: i64,
}

/// A course's concerns, at most one of each kind, the most serious first; a course that is over raises none.
#[must_use]
pub fn concerns(course: &CourseRecord) -> Vec<Concern> {
    if course.ended {
        return Vec::new();
    }
    let (overall, least_pass) = (course.overall().percent, course.scale.least_pass());
    let under = overall.filter(|shown| *shown < least_pass);
    let mut missed: Vec<&PostedMark> = missing(course).collect();
    missed.sort_by_key(|mark| time_order(mark));
    let missed: Vec<AssessmentId> = missed.into_iter().map(|mark| mark.assessment).collect();
    let falling = course_trend(course).filter(|of| of.trend.direction == Direction::Declining);
    let concerns = [
        under.map(|overall| Concern::UnderPass { overall, least_pass }),
        (!missed.is_empty()).then_some(Concern::Missing(missed)),
        falling.map(Concern::Falling),
        overall.is_none().then_some(Concern::NotAssessed),
    ];
    concerns.into_iter().flatten().collect()
}

/// The concerns of all courses, the most serious kind first.
///
/// Within a kind the worst comes first: the farthest under the pass mark, the most missing, the deepest fall. Those that are
/// level stand in the order of their courses' ids.
#[must_use]
pub fn student_concerns(student: &StudentRecord) -> Vec<CourseConcern> {
    let of = |course: &CourseRecord| {
        let (id, subject) = (course.course, course.subject.clone());
        concerns(course).into_iter().map(move |concern| CourseConcern { course: id, subject: subject.clone(), concern })
    };
    let mut all: Vec<CourseConcern> = student.courses.iter().flat_map(of).collect();
    all.sort_by_key(|of| (of.concern.place(), Reverse(of.concern.extent()), of.course));
    all
}

impl Concern {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> ConcernKind {
        match self {
            Concern::UnderPass { .. } => ConcernKind::UnderPass,
            Concern::Missing(_) => ConcernKind::Missing,
            Concern::Falling(_) => ConcernKind::Falling,
            Concern::NotAssessed => ConcernKind::NotAssessed,
        }
    }

    /// A number that changes when the concern says something else: who has seen it as it was has not seen it as it is.
    #[must_use]
    pub fn extract(&self) -> i64 {
        match self {
            Concern::UnderPass { overall, least_pass } => overall.hundredths.wrapping_sub(least_pass.hundredths),
            // Ids are minted once: the sum is that of these assessments, in whatever order.
            Concern::Missing(missed) => missed.iter().fold(0, |sum, id| id.0.wrapping_add(sum)),
            Concern::Falling(of) => of.to.0,
            Concern::NotAssessed => 0,
        }
    }

    /// The place of the kind in the order of seriousness.
    fn place(&self) -> u8 {
        match self {
            Concern::UnderPass { .. } => 0,
            Concern::Missing(_) => 1,
            Concern::Falling(_) => 2,
            Concern::NotAssessed => 3,
        }
    }

    /// How bad it is among its kind: hundredths of a percentage point, or assessments.
    pub(super) fn extent(&self) -> i64 {
        match self {
            Concern::UnderPass { overall, least_pass } => least_pass.hundredths.saturating_sub(overall.hundredths),
            Concern::Missing(missed) => i64::try_from(missed.len()).unwrap_or(i64::MAX),
            Concern::Falling(of) => of.trend.change.hundredths.saturating_neg(),
            Concern::NotAssessed => 0,
        }
    }
}
