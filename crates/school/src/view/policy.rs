//! Policies as pages show and change them: of one course, and what a school's courses start from.

use serde::{Deserialize, Serialize};

use super::{AsOf, NamedSchool};
use crate::{
    clock::Instant,
    curriculum::{ClassLabel, GradeLevel},
    grade::{Policy, PolicyEffect, Scale, TotalMove},
    id::{CourseId, MemberId, Revision, SchoolId, TermId, Version},
    person::Name,
};

dated!(CoursePolicy, PolicyDefaults);

/// On the wire: no policy of its own, but whatever applies without.
pub const FOLLOW: &str = "follow";

/// Whose choice a course's policy is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PolicySource {
    /// The course's own.
    Own,
    /// The default of its grade level.
    Level,
    /// The school's default.
    School,
    /// The program's.
    Program,
}

/// Why a policy can't be changed now, whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PolicyLock {
    /// The term is closed: what its totals were made by stays.
    TermClosed,
    CourseEnded,
    /// There is no term yet.
    NoTerm,
}

/// Why a change of policy was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PolicyRefusal {
    /// Somebody else changed the policy since it was previewed.
    ChangedMeanwhile,
    /// Marks or people changed since, and with them what the change would do.
    EffectChanged,
    /// It can't be changed now.
    Locked(PolicyLock),
}

/// A course's policy in its current term, with its history and, where asked for, what another one would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoursePolicy {
    pub as_of: AsOf,
    pub school: SchoolId,
    pub course: CourseId,
    pub subject: String,
    pub class: ClassLabel,
    pub term: String,
    pub scale: Scale,
    pub lock: Option<PolicyLock>,
    /// Whether the reader may change it.
    pub may_set: bool,
    /// The newest version of its own, 0 where it never had one: what a change must name as seen.
    pub seen: Version,
    pub source: PolicySource,
    /// What counts.
    pub policy: Policy,
    /// What would count without a policy of its own, and whose it is.
    pub without: Policy,
    pub source_without: PolicySource,
    /// Its own versions in this term, the newest first.
    pub history: Vec<PolicyVersion>,
    pub preview: Option<PolicyPreview>,
}

/// A version of a policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyVersion {
    pub version: Version,
    /// None: from then on what applies without one.
    pub policy: Option<Policy>,
    pub who: Name,
    pub at: Instant,
}

/// What a change would do to a course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyPreview {
    /// What was previewed; none is to have no policy of its own.
    pub policy: Option<Policy>,
    /// On the current totals.
    pub effect: PolicyEffect,
    /// On the final totals, as they would be if the term were closed now.
    pub at_the_end: PolicyEffect,
    /// Every student of the course, in the order of the book.
    pub moves: Vec<StudentMove>,
}

/// What a change would do to one student.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudentMove {
    pub student: MemberId,
    pub name: Name,
    pub total: TotalMove,
    pub at_the_end: TotalMove,
}

/// A change of a course's policy, as it was previewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetPolicy {
    pub course: CourseId,
    /// The policy as JSON, or [`FOLLOW`].
    pub policy: String,
    /// The version that was previewed against.
    pub seen: Version,
    /// The stamp of the effect that was seen.
    pub stamp: u64,
}

/// The acknowledgement of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicySet {
    pub version: Version,
    /// The revision that made it visible; none where it was so already.
    pub revision: Option<Revision>,
}

/// What a default is for: some grade levels, or, where both are none, all that have none of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyBand {
    #[serde(default)]
    pub first: Option<GradeLevel>,
    #[serde(default)]
    pub last: Option<GradeLevel>,
}

/// A school's defaults in its current term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyDefaults {
    pub as_of: AsOf,
    pub school: SchoolId,
    /// All that the reader administers, by name.
    pub schools: Vec<NamedSchool>,
    pub term: Option<(TermId, String)>,
    pub lock: Option<PolicyLock>,
    pub scale: Scale,
    /// The newest version of any default of the term; 0 where there is none.
    pub seen: Version,
    /// The default of all that have none of their own.
    pub school_wide: Option<Policy>,
    /// Those of grade levels; neighbours with the same one together.
    pub bands: Vec<(PolicyBand, Policy)>,
    /// The newest first.
    pub history: Vec<DefaultVersion>,
    pub preview: Option<DefaultsPreview>,
}

/// A version of a default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefaultVersion {
    pub version: Version,
    pub band: PolicyBand,
    /// None: from then on what applies without one.
    pub policy: Option<Policy>,
    pub who: Name,
    pub at: Instant,
}

/// What a change of a default would do to the courses that follow it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefaultsPreview {
    pub band: PolicyBand,
    /// What was previewed; none is to have no default.
    pub policy: Option<Policy>,
    /// On the current totals.
    pub effect: PolicyEffect,
    /// On the final totals, as they would be if the term were closed now.
    pub at_the_end: PolicyEffect,
    /// Each course whose totals move.
    pub courses: Vec<CourseMove>,
    /// How many courses follow the default.
    pub following: u32,
    /// How many of the grade levels have a policy of their own: nothing changes there.
    pub own: u32,
    /// How many of those that follow were not counted: the effect is of the others.
    pub uncounted: u32,
}

/// What a change of a default would do to one course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseMove {
    pub course: CourseId,
    pub subject: String,
    pub class: ClassLabel,
    pub effect: PolicyEffect,
}

/// A change of a default, as it was previewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetDefault {
    pub school: SchoolId,
    /// The current term when it was previewed.
    pub term: TermId,
    #[serde(default)]
    pub band: PolicyBand,
    /// The policy as JSON, or [`FOLLOW`].
    pub policy: String,
    /// The version that was previewed against.
    pub seen: Version,
    /// The stamp of the effect that was seen.
    pub stamp: u64,
}

/// The stamp of both effects of a change.
#[must_use]
pub fn stamp_of(effect: &PolicyEffect, at_the_end: &PolicyEffect) -> u64 {
    effect.stamp.rotate_left(1) ^ at_the_end.stamp
}

impl PolicyBand {
    /// The default of all that have none of their own.
    pub const SCHOOL: PolicyBand = PolicyBand { first: None, last: None };

    /// From one grade level to another, in whichever order they are given.
    #[must_use]
    pub fn levels(first: GradeLevel, last: GradeLevel) -> Self {
        Self { first: Some(first.min(last)), last: Some(first.max(last)) }
    }

    /// Whether it is of the grade level; that of the whole school is of none.
    #[must_use]
    pub fn holds(&self, level: GradeLevel) -> bool {
        self.first.zip(self.last).is_some_and(|(first, last)| (first..=last).contains(&level))
    }

    /// Whether it is that of the whole school.
    #[must_use]
    pub fn is_the_schools(&self) -> bool {
        self.first.is_none() || self.last.is_none()
    }
}
