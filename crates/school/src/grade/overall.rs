//! One exact number for a course, with its coverage.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{ToPrimitive, Zero};
use serde::{Deserialize, Serialize};

use super::{Award, Flag, Kind, Mark, Percent, Points, Policy, Scale};

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

/// The current overall grade: what is graded so far. It never travels without its coverage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overall {
    /// The rounded percentage; none while nothing is graded.
    pub percent: Option<Percent>,
    /// How much of the policy's weight is assessed: each component's weight times the share of its assessments that count.
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

/// The overall grade of one student in one course.
///
/// Each component is the mean of its graded percentages; a component with nothing graded gives its weight to the others in
/// proportion. Excused marks count in neither; blank is "not yet". Exact inside, rounded once, half up, at the end.
#[must_use]
pub fn overall(policy: &Policy, column: impl IntoIterator<Item = Scored> + Clone) -> Overall {
    let mut weighted = BigRational::zero();
    let mut weight_graded = BigInt::zero();
    let mut covered = BigRational::zero();
    for component in policy.components() {
        let mut tally = Tally::default();
        let own = column.clone().into_iter().filter(|s| component.kinds.contains(&s.kind) && s.max.hundredths > 0);
        own.for_each(|scored| tally.add(scored));
        let Some(mean) = tally.mean() else { continue };
        let weight = BigInt::from(component.weight_percent);
        weighted += mean * &weight;
        covered += BigRational::new(&weight * tally.graded, BigInt::from(tally.due));
        weight_graded += weight;
    }
    let percent = (!weight_graded.is_zero()).then(|| round_to_hundredths(weighted / weight_graded));
    Overall { percent, coverage: covered.to_integer().to_u8().unwrap_or(100) }
}

/// The graded marks of one component.
#[derive(Default)]
struct Tally {
    sum: BigRational,
    graded: u32,
    due: u32,
}

impl Tally {
    fn add(&mut self, scored: Scored) {
        if scored.mark.flag == Flag::Excused {
            return;
        }
        self.due += 1;
        if let Some(points) = scored.mark.points {
            self.graded += 1;
            self.sum += BigRational::new(points.hundredths.into(), scored.max.hundredths.into());
        }
    }

    fn mean(&self) -> Option<BigRational> {
        (self.graded > 0).then(|| &self.sum / BigInt::from(self.graded))
    }
}

/// The one rounding: a share of 1 to hundredths of a per cent, half up.
fn round_to_hundredths(share: BigRational) -> Percent {
    let scaled = share * BigInt::from(10_000);
    let doubled: BigInt = scaled.numer() * 2 + scaled.denom();
    let rounded = doubled.div_floor(&(scaled.denom() * 2));
    Percent::hundredths(rounded.to_i64().unwrap_or(i64::MAX))
}
