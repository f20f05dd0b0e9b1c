//! A student's place among those of a course.

use serde::{Deserialize, Serialize};

use super::Percent;

/// A place of so many: 3 of 41. Those who are level share a place, and the next one is left out for each: 1, 2, 2, 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rank {
    /// From 1.
    pub place: u32,
    /// How many have an overall grade, the student with them.
    pub of: u32,
}

impl Rank {
    /// The fewest who are ranked: among fewer a place would tell too much of each.
    pub const FEWEST: usize = 8;

    /// The place of a shown overall grade among all shown ones of the course, its own with them; none among too few.
    #[must_use]
    pub fn among(own: Percent, all: &[Percent]) -> Option<Self> {
        let better = all.iter().filter(|other| **other > own).count();
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        (all.len() >= Self::FEWEST).then(|| Self { place: number(better + 1), of: number(all.len()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(all: &[i64]) -> Vec<Option<u32>> {
        let all: Vec<Percent> = all.iter().map(|hundredths| Percent::hundredths(*hundredths)).collect();
        all.iter().map(|own| Rank::among(*own, &all).map(|rank| rank.place)).collect()
    }

    #[test]
    fn the_best_is_first_and_those_who_are_level_share_a_place() {
        let told = places(&[5_000, 9_000, 9_000, 10_000, 4_999, 5_001, 0, 5_000]);
        assert_eq!(told, [5, 2, 2, 1, 7, 4, 8, 5].map(Some));
        assert_eq!(places(&[7_000; 9]), [Some(1); 9]);
    }

    #[test]
    fn fewer_than_eight_are_not_ranked() {
        assert_eq!(places(&[1, 2, 3, 4, 5, 6, 7]), [None; 7]);
        let eight: Vec<Percent> = (1..=8).map(Percent::whole).collect();
        assert_eq!(Rank::among(Percent::whole(8), &eight), Some(Rank { place: 1, of: 8 }));
    }
}
