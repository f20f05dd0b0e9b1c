//! What it takes to bring a total to where it should be: the fewest points in one assessment, or one percentage in several.
//!
//! A total never falls when a mark in it rises, so the first points that reach a target are found by halving:
//!
//! * Which marks count does not depend on how many points they have, so neither does what the weights are divided by.
//! * After dropping, a component comes to the best that any choice of so many of its marks comes to. That is so for the mean of
//!   percentages and for the sum of points. A choice has its maxima, so it never falls when a mark rises; nor does the best one.
//! * The rounding, the lift to 50 and both scales keep the order of what they are given.
//!
//! Points are compared with points only: a blank that gets points begins to count, and a total may fall by that.

use super::{Award, Basis, Mark, Overall, Percent, Points, Policy, Scale, Scored, derive};

/// What a total should reach, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// It passes.
    Pass,
    /// It is worded so, or better. The word that stands there now is what is kept.
    Award(Award),
    /// It is at least so much.
    Percent(Percent),
}

/// What it takes to reach a target, with the total that it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need<T> {
    /// Nothing: no points at all are enough, and lead to this total.
    Nothing(Overall),
    /// So much leads to this total, and a hundredth less misses the target.
    AtLeast(T, Overall),
    /// More than there is to get: all points lead to this total.
    OutOfReach(Overall),
}

/// One student's marks in a course and the least that their total should be.
#[derive(Clone, Copy, Debug)]
pub struct Goal<'a> {
    pub policy: &'a Policy,
    pub basis: Basis,
    /// Every assessment of the course; whatever is not asked about stays as it is, blanks too.
    pub column: &'a [Scored],
    /// The least percentage as it is shown; see [`Target::least`].
    pub least: Percent,
}

impl Target {
    /// The least shown percentage that is enough where a school has this scale.
    #[must_use]
    pub fn least(self, scale: Scale) -> Percent {
        match self {
            Target::Pass => scale.least_pass(),
            Target::Award(award) => award.least(),
            Target::Percent(percent) => percent,
        }
    }
}

impl<T> Need<T> {
    fn map<U>(self, of: impl FnOnce(T) -> U) -> Need<U> {
        match self {
            Need::Nothing(overall) => Need::Nothing(overall),
            Need::AtLeast(number, overall) => Need::AtLeast(of(number), overall),
            Need::OutOfReach(overall) => Need::OutOfReach(overall),
        }
    }
}

impl Goal<'_> {
    /// The fewest points in the assessment at a place of the column.
    ///
    /// They are asked for instead of what the cell holds now, its flag too, as typed points would stand there. None where the
    /// assessment is out of nothing, or there is none at the place.
    #[must_use]
    pub fn points_in(&self, place: usize) -> Option<Need<Points>> {
        let max = self.column.get(place)?.max.hundredths;
        let with = |hundredths| self.with(&[place], |_| Points::hundredths(hundredths));
        (max > 0).then(|| self.least_of(max, with).map(Points::hundredths))
    }

    /// The least percentage, the same in each of the assessments at some places of the column.
    ///
    /// In each it is the points of [`Percent::points_of`], so it may be more than the percentage by less than a hundredth of a
    /// point. None where no such assessment is out of anything.
    #[must_use]
    pub fn percent_in_each(&self, places: &[usize]) -> Option<Need<Percent>> {
        let out_of_points = |place: &usize| self.column.get(*place).is_some_and(|scored| scored.max.hundredths > 0);
        let with = |hundredths| self.with(places, |max| Percent::hundredths(hundredths).points_of(max));
        let most = Percent::whole(100).hundredths;
        places.iter().any(out_of_points).then(|| self.least_of(most, with).map(Percent::hundredths))
    }

    /// The total with points at some places, made from what the assessment there is out of.
    fn with(&self, places: &[usize], points: impl Fn(Points) -> Points) -> Overall {
        let column = self.column.iter().enumerate().map(|(n, scored)| {
            let mark = if places.contains(&n) { Mark::points(points(scored.max)) } else { scored.mark };
            Scored { mark, ..*scored }
        });
        derive(self.policy, self.basis, column).overall()
    }

    /// The least number up to `most` whose total is enough, where a greater number never has a lower total.
    fn least_of(&self, most: i64, with: impl Fn(i64) -> Overall) -> Need<i64> {
        let is_enough = |overall: Overall| overall.percent.is_some_and(|shown| shown >= self.least);
        let (lowest, highest) = (with(0), with(most));
        if is_enough(lowest) {
            return Need::Nothing(lowest);
        }
        if !is_enough(highest) {
            return Need::OutOfReach(highest);
        }
        let (mut misses, mut reaches, mut overall) = (0, most, highest);
        while reaches - misses > 1 {
            let middle = misses + (reaches - misses) / 2;
            match with(middle) {
                enough if is_enough(enough) => (reaches, overall) = (middle, enough),
                _ => misses = middle,
            }
        }
        Need::AtLeast(reaches, overall)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::Letter;

    #[test]
    fn the_least_of_a_target_reaches_it_and_a_hundredth_less_does_not() {
        let below = |least: Percent| Percent::hundredths(least.hundredths - 1);
        for scale in Scale::ALL {
            let least = Target::Pass.least(scale);
            assert_eq!([least, below(least)].map(|shown| scale.award(shown).passes()), [true, false], "{scale:?}");
        }
        for award in Letter::BANDS.map(|(letter, _)| Award::Letter(letter)).into_iter().take(4) {
            let least = Target::Award(award).least(Scale::Letters);
            assert_eq!(Scale::Letters.award(least), award);
            assert!(Scale::Letters.award(below(least)) > award, "a worse one than {award:?}");
        }
        let least = [Award::Pass, Award::Fail, Award::Letter(Letter::F)].map(Award::least);
        assert_eq!(least, [50, 0, 0].map(Percent::whole));
    }
}
