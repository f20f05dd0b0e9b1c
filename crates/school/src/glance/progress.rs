//! Where a course stands, for the filter of the student's page.

use crate::view::CourseRecord;

/// How a student does in a course, over or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Progress {
    /// The overall grade passes.
    Passing,
    /// It does not.
    Struggling,
    /// There is none yet.
    NotAssessed,
}

impl Progress {
    /// Every one, in the order in which a filter offers them.
    pub const ALL: [Progress; 3] = [Progress::Passing, Progress::Struggling, Progress::NotAssessed];

    /// The name in an address.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Progress::Passing => "passing",
            Progress::Struggling => "struggling",
            Progress::NotAssessed => "not_assessed",
        }
    }

    /// Reads a name of an address.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|progress| progress.name() == name)
    }
}

/// What the scale says of the shown overall grade: after the rounding and the school's lift, like every letter.
#[must_use]
pub fn progress(course: &CourseRecord) -> Progress {
    match course.overall().award(course.scale) {
        None => Progress::NotAssessed,
        Some(award) if award.passes() => Progress::Passing,
        Some(_) => Progress::Struggling,
    }
}
