//! Exact fractions of any size, with the one rounding.

use std::{fmt, str::FromStr};

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use serde::{Deserialize, Serialize};

use super::Percent;

/// An exact share of one: 17/20 is 85 %. Written as "17/20", in lowest terms.
///
/// It has no largest value: a common denominator of random maxima passes 2^127 after about 13 assessments.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fraction(
    // Kept as it comes and reduced when it is written: reducing at each step costs ten times the arithmetic.
    // Invariant: the denominator is above zero.
    BigRational,
);

/// The text is no fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a fraction of whole numbers")]
pub struct NotAFraction;

impl Fraction {
    /// Nothing.
    #[must_use]
    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    /// `part` of `whole`; nothing where the whole is not above zero.
    #[must_use]
    pub fn of(part: impl Into<BigInt>, whole: impl Into<BigInt>) -> Self {
        let whole = whole.into();
        if whole.is_positive() { Self(BigRational::new_raw(part.into(), whole)) } else { Self::zero() }
    }

    /// The sum.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let (a, b) = (&self.0, &other.0);
        if a.is_zero() {
            return other.clone();
        }
        let part = a.numer() * b.denom() + b.numer() * a.denom();
        Self(BigRational::new_raw(part, a.denom() * b.denom()))
    }

    /// The difference.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&Self(BigRational::new_raw(-other.0.numer(), other.0.denom().clone())))
    }

    /// So many times as much.
    #[must_use]
    pub fn times(&self, factor: impl Into<BigInt>) -> Self {
        Self(BigRational::new_raw(self.0.numer() * factor.into(), self.0.denom().clone()))
    }

    /// One of so many equal parts; nothing where there are none.
    #[must_use]
    pub fn divided_by(&self, parts: impl Into<BigInt>) -> Self {
        Self::of(self.0.numer().clone(), self.0.denom() * parts.into())
    }

    /// The one rounding: to hundredths of a per cent, half up (49.495 % is 49.50 %).
    ///
    /// A share that no assessment can have, above 9 × 10^14, stays at the largest percentage there is.
    #[must_use]
    pub fn rounded(&self) -> Percent {
        let (part, whole): (BigInt, BigInt) = (self.0.numer() * 20_000 + self.0.denom(), self.0.denom() * 2);
        let limit = if part.is_negative() { i64::MIN } else { i64::MAX };
        Percent::hundredths(part.div_floor(&whole).to_i64().unwrap_or(limit))
    }

    /// The one rounding of a difference: a rise and a fall alike, so a half is rounded away from zero.
    #[must_use]
    pub fn rounded_alike(&self) -> Percent {
        if *self >= Self::zero() {
            return self.rounded();
        }
        Percent::hundredths(-self.times(-1).rounded().hundredths)
    }

    /// The share in per cent with so many decimals, half up and without closing zeros; and whether that is all of it.
    #[must_use]
    pub fn percent_to(&self, places: u32) -> (String, bool) {
        let shift = BigInt::from(10).pow(places);
        let (part, whole): (BigInt, &BigInt) = (self.0.numer() * 100 * &shift, self.0.denom());
        let (doubled, half): (BigInt, BigInt) = (&part * 2 + whole, whole * 2);
        let nearest = doubled.div_floor(&half);
        let (sign, nearest_abs) = (if nearest.is_negative() { "-" } else { "" }, nearest.abs());
        let (above, below) = nearest_abs.div_rem(&shift);
        let decimals = format!("{below:0>width$}", below = below.to_string(), width = places as usize);
        let decimals = decimals.trim_end_matches('0');
        let point = if decimals.is_empty() { "" } else { "." };
        (format!("{sign}{above}{point}{decimals}"), part.is_multiple_of(whole))
    }

    /// Whole per cent, rounded down so that 100 means all; from 0 to 100.
    #[must_use]
    pub fn whole_percent(&self) -> u8 {
        if self.0.is_negative() {
            return 0;
        }
        let hundredfold: BigInt = self.0.numer() * 100;
        hundredfold.div_floor(self.0.denom()).to_u8().map_or(100, |percent| percent.min(100))
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lowest = self.0.reduced();
        write!(f, "{}/{}", lowest.numer(), lowest.denom())
    }
}

impl From<Fraction> for String {
    fn from(fraction: Fraction) -> Self {
        fraction.to_string()
    }
}

impl TryFrom<String> for Fraction {
    type Error = NotAFraction;

    fn try_from(text: String) -> Result<Self, NotAFraction> {
        let (part, whole) = text.split_once('/').ok_or(NotAFraction)?;
        let read = |number| BigInt::from_str(number).map_err(|_| NotAFraction);
        let whole = read(whole)?;
        if whole.is_positive() { Ok(Self::of(read(part)?, whole)) } else { Err(NotAFraction) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rounding_is_half_up_and_only_one() {
        let rounded = |part: i64, whole: i64| Fraction::of(part, whole).rounded().hundredths;
        assert_eq!(
            [(49_494, 100_000), (49_495, 100_000), (49_500, 100_000)].map(|(p, w)| rounded(p, w)),
            [4_949, 4_950, 4_950]
        );
        assert_eq!([(1, 3), (2, 3), (1, 1), (0, 7)].map(|(p, w)| rounded(p, w)), [3_333, 6_667, 10_000, 0]);
        assert_eq!([(-1, 20_000), (-3, 20_000)].map(|(p, w)| rounded(p, w)), [0, -1]);
    }

    #[test]
    fn coverage_is_rounded_down() {
        let whole = |part: i64, of: i64| Fraction::of(part, of).whole_percent();
        assert_eq!([(999, 1_000), (1, 1), (0, 1), (2, 1), (-1, 2)].map(|(p, w)| whole(p, w)), [99, 100, 0, 100, 0]);
    }

    #[test]
    fn a_percentage_is_written_with_as_many_decimals_as_it_has() {
        let written = |part: i64, whole: i64| Fraction::of(part, whole).percent_to(4);
        assert_eq!(written(143, 180), ("79.4444".into(), false));
        assert_eq!(written(17, 20), ("85".into(), true));
        assert_eq!(written(1, 8), ("12.5".into(), true));
        assert_eq!(written(1, 1_000_000), ("0.0001".into(), true));
        assert_eq!(written(1, 2_000_001), ("0".into(), false));
        assert_eq!(written(9_999_999, 10_000_000), ("100".into(), false));
        assert_eq!(written(-1, 8), ("-12.5".into(), true));
        assert_eq!(Fraction::of(2, 3).percent_to(0), ("67".into(), false));
    }

    #[test]
    fn nothing_overflows() {
        let mut sum = Fraction::zero();
        for n in 1..=200 {
            sum = sum.plus(&Fraction::of(i64::MAX - n, i64::MAX - 2 * n));
        }
        assert_eq!(sum.divided_by(200).rounded(), Percent::whole(100));
        assert_eq!(Fraction::of(i64::MAX, 1).times(i64::MAX).rounded().hundredths, i64::MAX);
        assert_eq!(Fraction::of(i64::MIN, 1).times(i64::MAX).rounded().hundredths, i64::MIN);
    }

    #[test]
    fn it_is_written_in_lowest_terms_and_read_back() {
        let fraction = Fraction::of(34, 40);
        assert_eq!(fraction.to_string(), "17/20");
        assert_eq!(Fraction::try_from(fraction.to_string()), Ok(fraction));
        assert_eq!(Fraction::of(3, 0), Fraction::zero());
        for text in ["", "1", "1/0", "1/-2", "a/b", "1/2/3", "1.5/2"] {
            assert_eq!(Fraction::try_from(text.to_owned()), Err(NotAFraction), "{text}");
        }
    }
}
