//! A class in four numbers: pure.

use school::grade::{Coverage, Percent, Scale, Statistics};

use super::facts::Facts;

/// Stands for a number that is not known.
const NOTHING: &str = "–";

/// A class in four numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The mean of the shown overalls.
    pub average: Option<Percent>,
    /// How many shown overalls are below the pass mark.
    pub below: u32,
    /// The mean of the coverages, rounded down.
    pub assessed: Coverage,
    /// How many marks are missing.
    pub missing: u32,
}

impl Summary {
    /// As the tiles show it: the average, how many are below the pass mark, how much is assessed, how many marks are missing.
    #[must_use]
    pub fn figures(self) -> [String; 4] {
        let percent = |n: &dyn std::fmt::Display| format!("{n} %");
        let average = self.average.map_or_else(|| NOTHING.to_owned(), |average| percent(&average));
        [average, self.below.to_string(), percent(&self.assessed), self.missing.to_string()]
    }
}

/// Sums up a class.
pub fn of(class: &[Facts]) -> Summary {
    let shown: Vec<Percent> = class.iter().filter_map(|facts| facts.overall.percent).collect();
    let below = shown.iter().filter(|percent| **percent < Scale::PASS_MARK).count();
    let covered: usize = class.iter().map(|facts| usize::from(facts.overall.coverage)).sum();
    Summary {
        average: Statistics::of(shown).map(|of| of.mean),
        below: u32::try_from(below).unwrap_or(u32::MAX),
        assessed: Coverage::try_from(covered / class.len().max(1)).unwrap_or(100),
        missing: class.iter().map(|facts| facts.missing).sum(),
    }
}

#[cfg(test)]
mod tests {
    use school::grade::Overall;

    use super::*;

    #[test]
    fn who_has_no_overall_counts_in_no_average() {
        let facts = |percent: Option<i64>, coverage, missing| Facts {
            overall: Overall { percent: percent.map(Percent::hundredths), coverage },
            missing,
            blank: 0,
        };
        let class = [facts(Some(4_999), 100, 1), facts(Some(5_000), 60, 0), facts(None, 0, 2)];
        let expected = Summary { average: Some(Percent::hundredths(5_000)), below: 1, assessed: 53, missing: 3 };
        assert_eq!(of(&class), expected, "49.995 is shown as 50");
        assert_eq!(of(&[]), Summary::default());
        assert_eq!(expected.figures(), ["50 %", "1", "53 %", "3"]);
        assert_eq!(of(&[]).figures()[0], "–");
    }
}
