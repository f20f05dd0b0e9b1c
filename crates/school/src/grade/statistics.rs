//! What a class did: count, mean, median, least and greatest.

use super::{Percent, Points};

/// The statistics of a column of points, or of shown percentages.
///
/// They are of what is shown, so that a teacher can check them by hand; the mean and the median are rounded once, half up. How
/// small a class is too small to show them is the page's matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statistics<T> {
    /// How many have a value.
    pub count: u32,
    pub mean: T,
    /// The middle value; of an even count the mean of the two in the middle.
    pub median: T,
    pub min: T,
    pub max: T,
}

/// A number in hundredths.
pub trait Hundredths: Copy {
    /// The number times 100.
    fn to_hundredths(self) -> i64;
    /// The number of so many hundredths.
    fn from_hundredths(hundredths: i64) -> Self;
}

impl<T: Hundredths> Statistics<T> {
    /// The statistics of the values that are there; none of no value.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = T>) -> Option<Self> {
        let mut sorted: Vec<i64> = values.into_iter().map(T::to_hundredths).collect();
        sorted.sort_unstable();
        let (min, max) = (*sorted.first()?, *sorted.last()?);
        let middle = &sorted[(sorted.len() - 1) / 2..=sorted.len() / 2];
        let number = T::from_hundredths;
        Some(Self {
            count: u32::try_from(sorted.len()).unwrap_or(u32::MAX),
            mean: number(mean(&sorted)?),
            median: number(mean(middle)?),
            min: number(min),
            max: number(max),
        })
    }
}

/// The mean, half up; none of nothing. An i128 holds twice the sum of 2^62 numbers of 64 bits.
fn mean(values: &[i64]) -> Option<i64> {
    let count = i128::try_from(values.len()).ok().filter(|count| *count > 0)?;
    let sum: i128 = values.iter().map(|value| i128::from(*value)).sum();
    i64::try_from((2 * sum + count).div_euclid(2 * count)).ok()
}

impl Hundredths for Points {
    fn to_hundredths(self) -> i64 {
        self.hundredths
    }

    fn from_hundredths(hundredths: i64) -> Self {
        Self::hundredths(hundredths)
    }
}

impl Hundredths for Percent {
    fn to_hundredths(self) -> i64 {
        self.hundredths
    }

    fn from_hundredths(hundredths: i64) -> Self {
        Self::hundredths(hundredths)
    }
}
