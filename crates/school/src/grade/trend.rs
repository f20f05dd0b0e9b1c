//! Whether a student's marks rise or fall.

use serde::{Deserialize, Serialize};

use super::{Fraction, Percent, Scored};

/// Where the latest marks stand against those before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trend {
    /// How many marks are the latest.
    pub latest: u32,
    /// How far their mean lies above the mean of the rest, in percentage points; below zero where it lies under it.
    pub change: Percent,
    pub direction: Direction,
}

/// What a trend says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Improving,
    Steady,
    Declining,
}

/// A change of so many percentage points, up or down, is still steady.
pub const STEADY_WITHIN: Percent = Percent::whole(2);

impl Direction {
    /// What a shown change says, in percentage points.
    #[must_use]
    pub fn of(change: Percent) -> Self {
        match change.hundredths {
            up if up > STEADY_WITHIN.hundredths => Direction::Improving,
            down if down < -STEADY_WITHIN.hundredths => Direction::Declining,
            _ => Direction::Steady,
        }
    }
}

/// The trend of a course's marks, given in the order of their dates; none below three marks.
///
/// The seed's formula: of n marks that count, the mean percentage of the last min(3, ⌊n/2⌋ + 1) against that of the rest; beyond
/// ±2 points it is improving or declining. The change is rounded once, to hundredths, a rise and a fall alike, and the direction
/// is read from what is shown. What is not graded yet does not count, as in the current total.
#[must_use]
pub fn trend(by_date: impl IntoIterator<Item = Scored>) -> Option<Trend> {
    let shares: Vec<Fraction> = by_date.into_iter().filter_map(Scored::share).collect();
    let latest = (shares.len() / 2 + 1).min(3);
    let (before, last) = shares.split_at(shares.len().checked_sub(latest).filter(|rest| *rest > 0)?);
    let change = mean(last).minus(&mean(before)).rounded_alike();
    Some(Trend { latest: u32::try_from(latest).unwrap_or(u32::MAX), change, direction: Direction::of(change) })
}

fn mean(shares: &[Fraction]) -> Fraction {
    shares.iter().fold(Fraction::zero(), |sum, share| sum.plus(share)).divided_by(shares.len())
}
