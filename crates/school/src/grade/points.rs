//! Points and percentages, in whole hundredths.

use std::fmt;

use num_integer::Integer;
use serde::{Deserialize, Serialize};

/// Points of a mark, in hundredths: 17.5 points are 1,750.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Points {
    /// The points times 100.
    pub hundredths: i64,
}

/// A percentage, in hundredths of a per cent: 62.85 % is 6,285.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Percent {
    /// The percentage times 100.
    pub hundredths: i64,
}

impl Points {
    /// Whole points.
    #[must_use]
    pub const fn whole(points: i64) -> Self {
        Self { hundredths: points * 100 }
    }

    /// Points given in hundredths.
    #[must_use]
    pub const fn hundredths(hundredths: i64) -> Self {
        Self { hundredths }
    }
}

impl Percent {
    /// A percentage given in hundredths of a per cent.
    #[must_use]
    pub const fn hundredths(hundredths: i64) -> Self {
        Self { hundredths }
    }

    /// A whole percentage.
    #[must_use]
    pub const fn whole(percent: i64) -> Self {
        Self { hundredths: percent * 100 }
    }

    /// The fewest points that are at least this percentage of a maximum: points are not finer than hundredths.
    #[must_use]
    pub fn points_of(self, max: Points) -> Points {
        let part = i128::from(self.hundredths) * i128::from(max.hundredths);
        let hundredths = Integer::div_ceil(&part, &Self::whole(100).hundredths.into());
        // A percentage up to 100 is never more than the maximum.
        Points::hundredths(i64::try_from(hundredths).unwrap_or(i64::MAX))
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hundredths(f, self.hundredths)
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hundredths(f, self.hundredths)
    }
}

/// Writes the shortest exact form: 17, 17.5, 17.25.
fn write_hundredths(f: &mut fmt::Formatter<'_>, hundredths: i64) -> fmt::Result {
    if hundredths < 0 {
        f.write_str("-")?;
    }
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    match (rest, rest % 10) {
        (0, _) => write!(f, "{whole}"),
        (_, 0) => write!(f, "{whole}.{}", rest / 10),
        _ => write!(f, "{whole}.{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_exact_form_is_shown() {
        let shown = [0, 5, 50, 100, 1_750, 1_725, -1_705].map(|h| Points::hundredths(h).to_string());
        assert_eq!(shown, ["0", "0.05", "0.5", "1", "17.5", "17.25", "-17.05"]);
    }

    #[test]
    fn a_percentage_of_points_is_never_less_than_it_says() {
        let of = |percent, max| Percent::hundredths(percent).points_of(Points::hundredths(max)).hundredths;
        assert_eq!([of(5_000, 2_000), of(10_000, 333), of(0, 333), of(10_000, i64::MAX)], [1_000, 333, 0, i64::MAX]);
        assert_eq!([of(5_000, 333), of(1, 333), of(9_999, 333)], [167, 1, 333]);
    }
}
