//! The columns of a gradebook: what they are, and what changes them.

use serde::{Deserialize, Serialize};

use crate::{
    calendar::{Day, iso_or_blank},
    clock::Instant,
    grade::{Kind, Mark, Points, Scored, Title},
    id::{AssessmentId, CourseId, Revision, SaveId, Version},
};

/// An assessment of a course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub assessment: AssessmentId,
    pub title: String,
    pub kind: Kind,
    pub max: Points,
    /// The day on which it is held, where it is said.
    #[serde(default, with = "iso_or_blank")]
    pub held_on: Option<Day>,
    /// Whether students and guardians see it. Held back they see neither its marks nor that it exists.
    #[serde(default)]
    pub posted: bool,
    /// What a change must name as seen.
    #[serde(default)]
    pub version: Version,
}

impl Column {
    /// The assessment with one mark, as the arithmetic sees it.
    #[must_use]
    pub fn scored(&self, mark: Mark) -> Scored {
        Scored { kind: self.kind, max: self.max, mark }
    }
}

/// A column that was deleted and can come back, with all its marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeletedColumn {
    pub column: Column,
    pub deleted_at: Instant,
}

/// A column as it is now, where somebody changed it meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnNow {
    pub column: Column,
    /// Whether it was deleted.
    pub deleted: bool,
}

/// A new column of the gradebook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddAssessment {
    pub course: CourseId,
    pub title: Title,
    pub kind: Kind,
    pub max: Points,
    #[serde(default, with = "iso_or_blank")]
    pub held_on: Option<Day>,
    /// Whether it is held back from the start.
    #[serde(default)]
    pub held: bool,
    /// Makes a retry count once.
    pub save_id: SaveId,
}

/// The acknowledgement of a new column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddedAssessment {
    pub column: Column,
    pub revision: Revision,
}

/// One change of one column: which, over which version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TouchAssessment {
    pub course: CourseId,
    pub assessment: AssessmentId,
    /// The version that the teacher saw.
    pub seen: Version,
    /// Makes a retry count once.
    pub save_id: SaveId,
}

/// What a teacher makes of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditAssessment {
    pub touch: TouchAssessment,
    pub title: Title,
    pub kind: Kind,
    pub max: Points,
    #[serde(default, with = "iso_or_blank")]
    pub held_on: Option<Day>,
}

/// A new place for a column. It says where to, not how far: sent twice, it counts once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveAssessment {
    pub course: CourseId,
    pub assessment: AssessmentId,
    /// The column before which it goes; none is the end.
    #[serde(default, deserialize_with = "super::blank_is_none")]
    pub before: Option<AssessmentId>,
}

/// The acknowledgement of a changed column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedColumn {
    pub column: Column,
    pub revision: Revision,
}

/// The acknowledgement of a move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedColumn {
    /// The book's columns in their order.
    pub order: Vec<AssessmentId>,
    /// The revision that made it visible; none where it stood there already.
    pub revision: Option<Revision>,
}
