//! What stands beside a percentage: a letter, or whether it passes.

use serde::{Deserialize, Serialize};

use super::{Letter, Percent};

/// How a school words a percentage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scale {
    /// The seed's letters, A to F.
    #[default]
    #[serde(rename = "letters")]
    Letters,
    /// Half of the points pass, as in the national examinations.
    #[serde(rename = "pass_50")]
    Pass50,
}

/// The word that a scale has for a percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Award {
    /// A letter.
    Letter(Letter),
    /// At least the pass mark.
    Pass,
    /// Below the pass mark.
    Fail,
}

impl Scale {
    /// Every scale, in the order in which a form offers them.
    pub const ALL: [Scale; 2] = [Scale::Letters, Scale::Pass50];

    /// The least percentage that passes where a scale knows passing only.
    pub const PASS_MARK: Percent = Percent::whole(50);

    /// The name in the database and on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Scale::Letters => "letters",
            Scale::Pass50 => "pass_50",
        }
    }

    /// Reads a stored or sent name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scale| scale.name() == name)
    }

    /// The least percentage that passes.
    #[must_use]
    pub fn least_pass(self) -> Percent {
        let passing = Letter::BANDS.into_iter().filter(|(letter, _)| Award::Letter(*letter).passes());
        match self {
            Scale::Letters => passing.map(|(_, least)| least).min().unwrap_or(Self::PASS_MARK),
            Scale::Pass50 => Self::PASS_MARK,
        }
    }

    /// The word for a percentage as it is shown: after the one rounding, never before.
    #[must_use]
    pub fn award(self, shown: Percent) -> Award {
        match self {
            Scale::Letters => Award::Letter(Letter::of(shown)),
            Scale::Pass50 if shown >= Self::PASS_MARK => Award::Pass,
            Scale::Pass50 => Award::Fail,
        }
    }
}

impl Award {
    /// Whether it is enough: every letter but the last is.
    #[must_use]
    pub fn passes(self) -> bool {
        !matches!(self, Award::Fail | Award::Letter(Letter::F))
    }

    /// The least percentage that is worded so.
    #[must_use]
    pub fn least(self) -> Percent {
        match self {
            Award::Letter(letter) => letter.least(),
            Award::Pass => Scale::PASS_MARK,
            Award::Fail => Percent::whole(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_passes_and_a_hundredth_less_does_not() {
        let award = |hundredths| Scale::Pass50.award(Percent::hundredths(hundredths));
        assert_eq!([5_000, 4_999, 10_000, 0].map(award), [Award::Pass, Award::Fail, Award::Pass, Award::Fail]);
        assert_eq!(Scale::Letters.award(Percent::whole(50)), Award::Letter(Letter::F));
    }

    #[test]
    fn the_least_that_passes_is_where_awards_begin_to_pass() {
        assert_eq!(Scale::ALL.map(Scale::least_pass), [Percent::whole(60), Percent::whole(50)]);
        for (scale, hundredths) in Scale::ALL.into_iter().flat_map(|scale| (0..=10_000).map(move |h| (scale, h))) {
            let shown = Percent::hundredths(hundredths);
            assert_eq!(scale.award(shown).passes(), shown >= scale.least_pass(), "{scale:?} {shown}");
        }
    }

    #[test]
    fn every_name_reads_back() {
        for scale in Scale::ALL {
            assert_eq!(Scale::from_name(scale.name()), Some(scale));
            assert_eq!(serde_json::to_value(scale).ok(), Some(scale.name().into()));
        }
    }
}
