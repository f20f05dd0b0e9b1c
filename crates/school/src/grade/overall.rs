//! One exact number for a course, with its coverage.

use serde::{Deserialize, Serialize};

use super::{Award, Basis, Effect, FlagRules, Fraction, Kind, Mark, Percent, Points, Scale, effect};

/// One assessment as the arithmetic sees it: what it is out of and what the student has in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scored {
    /// The kind, which decides the component.
    pub kind: Kind,
    /// The points it is out of; an assessment out of nothing counts nowhere.
    pub max: Points,
    /// What the cell holds.
    pub mark: Mark,
}

impl Scored {
    /// The points; none where the current total leaves the mark out or waits for it.
    ///
    /// In the current total the points decide, whatever a policy says of flags.
    #[must_use]
    pub fn counted(self) -> Option<Points> {
        let counts = effect(self.mark, Basis::Current, FlagRules::default()) == Effect::Counts;
        self.mark.points.filter(|_| counts)
    }

    /// The points that count as a share of the maximum, exactly.
    #[must_use]
    pub fn share(self) -> Option<Fraction> {
        let points = self.counted().filter(|_| self.max.hundredths > 0)?;
        Some(Fraction::of(points.hundredths, self.max.hundredths))
    }
}

/// An overall grade as it is shown. It never travels without its coverage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overall {
    /// The rounded percentage; none while nothing is graded.
    pub percent: Option<Percent>,
    /// How much of the policy's weight is assessed: each component's weight times the share of what is due in it.
    pub coverage: Coverage,
}

/// A share of the policy's weight, in whole per cent rounded down: 100 means all of it.
pub type Coverage = u8;

impl Overall {
    /// What a scale says of the shown percentage.
    #[must_use]
    pub fn award(self, scale: Scale) -> Option<Award> {
        self.percent.map(|shown| scale.award(shown))
    }
}
