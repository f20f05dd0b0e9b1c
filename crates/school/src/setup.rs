//! What a school's catalogue refuses.

use serde::{Deserialize, Serialize};

use crate::{curriculum::StageProblem, label::LabelProblem};

/// Why the catalogue can't be changed so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SetupProblem {
    /// What it was to be called.
    Label(LabelProblem),
    /// A grade level and a stream that don't go together.
    Stage(StageProblem),
    /// There is one of this name, or one class of this level, stream and section.
    Taken,
    /// A subject that is taught, was taught or was asked for is kept.
    SubjectInUse,
    /// A subject that is offered somewhere is not taken off the list.
    SubjectOffered,
    /// A class with students or courses keeps its level and stream.
    ClassInUse,
    /// A class is of a year, and there is none yet.
    NoYear,
    /// A date is none, or the end lies before the beginning.
    Dates,
    /// Somebody else changed the same thing meanwhile.
    ChangedMeanwhile,
}
