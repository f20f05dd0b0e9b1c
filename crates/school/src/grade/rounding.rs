//! How a finished percentage is shown.

use serde::{Deserialize, Serialize};

use super::{Fraction, Percent, Scale};

/// How a finished percentage is shown. Letter, pass and rank are read from what is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// Half up to hundredths.
    #[default]
    HalfUp,
    /// Half up to hundredths; then 49.50 to 49.99 is 50, as the Ministry of Education's letter of Meskerem 20, 2018 E.C. has it.
    ///
    /// Read from the rounded percentage like every letter: 49.495 is shown as 49.50, and so it is 50.
    HalfUpAndLift,
}

impl Rounding {
    /// Every way, in the order in which a form offers them.
    pub const ALL: [Rounding; 2] = [Rounding::HalfUp, Rounding::HalfUpAndLift];

    /// The name in the database and on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Rounding::HalfUp => "half_up",
            Rounding::HalfUpAndLift => "half_up_and_lift",
        }
    }

    /// Reads a stored or sent name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rounding| rounding.name() == name)
    }

    /// The least rounded percentage that is lifted to [`Scale::PASS_MARK`].
    pub const LIFTED_FROM: Percent = Percent::hundredths(4_950);

    /// The percentage that is shown for a rounded one.
    #[must_use]
    pub fn shown(self, rounded: Percent) -> Percent {
        let lifts = self == Rounding::HalfUpAndLift && (Self::LIFTED_FROM..Scale::PASS_MARK).contains(&rounded);
        if lifts { Scale::PASS_MARK } else { rounded }
    }

    /// The end of every total: an exact share, rounded once, and shown.
    #[must_use]
    pub fn of(self, share: &Fraction) -> Percent {
        self.shown(share.rounded())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_one_that_is_stored() {
        use crate::grade::{Method, Unscored};
        for rounding in Rounding::ALL {
            assert_eq!(serde_json::to_value(rounding).ok(), Some(rounding.name().into()));
            assert_eq!(Rounding::from_name(rounding.name()), Some(rounding));
        }
        for method in Method::ALL {
            assert_eq!(serde_json::to_value(method).ok(), Some(method.name().into()));
            assert_eq!(Method::from_name(method.name()), Some(method));
        }
        for rule in Unscored::ALL {
            assert_eq!(serde_json::to_value(rule).ok(), Some(rule.name().into()));
            assert_eq!(Unscored::from_name(rule.name()), Some(rule));
        }
    }

    #[test]
    fn almost_fifty_is_fifty_where_the_school_says_so() {
        let of = |rounding: Rounding, thousandths: i64| rounding.of(&Fraction::of(thousandths, 100_000)).hundredths;
        let shares = [49_494, 49_495, 49_500, 49_994, 49_995, 50_000, 50_004];
        assert_eq!(shares.map(|s| of(Rounding::HalfUp, s)), [4_949, 4_950, 4_950, 4_999, 5_000, 5_000, 5_000]);
        assert_eq!(shares.map(|s| of(Rounding::HalfUpAndLift, s)), [4_949, 5_000, 5_000, 5_000, 5_000, 5_000, 5_000]);
    }
}
