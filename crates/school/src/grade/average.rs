//! Averages of totals: of a year's terms, of a term's courses, of a student's years.

use serde::{Deserialize, Serialize};

use super::{Derivation, Fraction, Outcome, Overall, Rounding};

/// A total that enters an average: exact, never rounded before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Averaged {
    /// The exact share; none where there is no total yet.
    pub share: Option<Fraction>,
    /// How much of its weight is assessed, exactly.
    pub covered: Fraction,
}

/// An average, step by step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Average {
    pub of: Vec<Averaged>,
    pub outcome: Outcome,
}

/// The average of totals that weigh alike: the terms of a year, the courses of a term.
///
/// Those without a total count in neither direction, and the coverage says so: it is the mean of all coverages. The shares are
/// exact; the average is rounded once, by its own rounding, so it can differ by a hundredth from the mean of rounded totals.
#[must_use]
pub fn average(of: impl IntoIterator<Item = Averaged>, rounding: Rounding) -> Average {
    let of: Vec<Averaged> = of.into_iter().collect();
    let shares: Vec<&Fraction> = of.iter().filter_map(|averaged| averaged.share.as_ref()).collect();
    let sum = shares.iter().fold(Fraction::zero(), |sum, share| sum.plus(share));
    let share = (!shares.is_empty()).then(|| sum.divided_by(shares.len()));
    let covered = of.iter().fold(Fraction::zero(), |sum, averaged| sum.plus(&averaged.covered)).divided_by(of.len());
    Average { outcome: Outcome::of(share, covered, rounding), of }
}

impl Average {
    /// The average as it is shown.
    #[must_use]
    pub fn overall(&self) -> Overall {
        self.outcome.overall
    }
}

impl From<&Outcome> for Averaged {
    fn from(outcome: &Outcome) -> Self {
        Self { share: outcome.share.clone(), covered: outcome.covered.clone() }
    }
}

impl From<&Derivation> for Averaged {
    fn from(derivation: &Derivation) -> Self {
        Self::from(&derivation.outcome)
    }
}

impl From<&Average> for Averaged {
    fn from(average: &Average) -> Self {
        Self::from(&average.outcome)
    }
}
