//! Letters, read from the shown percentage.

use serde::{Deserialize, Serialize};

use super::Percent;

/// The seed's letters: A ≥ 90, B ≥ 80, C ≥ 70, D ≥ 60, else F.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Letter {
    A,
    B,
    C,
    D,
    F,
}

impl Letter {
    /// Every letter with the least percentage that earns it, the best first.
    pub const BANDS: [(Letter, Percent); 5] = [
        (Letter::A, Percent::whole(90)),
        (Letter::B, Percent::whole(80)),
        (Letter::C, Percent::whole(70)),
        (Letter::D, Percent::whole(60)),
        (Letter::F, Percent::whole(0)),
    ];

    /// The letter of a percentage as it is shown: cut after the one rounding, never before.
    #[must_use]
    pub fn of(shown: Percent) -> Self {
        let band = Self::BANDS.into_iter().find(|(_, least)| shown >= *least);
        band.map_or(Letter::F, |(letter, _)| letter)
    }

    /// The least percentage that earns it.
    #[must_use]
    pub fn least(self) -> Percent {
        let band = Self::BANDS.into_iter().find(|(letter, _)| *letter == self);
        band.map_or(Percent::whole(0), |(_, least)| least)
    }

    /// The letter as it is printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Letter::A => "A",
            Letter::B => "B",
            Letter::C => "C",
            Letter::D => "D",
            Letter::F => "F",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borders_belong_to_the_better_letter() {
        for (letter, least) in Letter::BANDS {
            assert_eq!(Letter::of(least), letter);
        }
        let just_under = [8_999, 7_999, 6_999, 5_999].map(|h| Letter::of(Percent::hundredths(h)));
        assert_eq!(just_under, [Letter::B, Letter::C, Letter::D, Letter::F]);
    }
}
