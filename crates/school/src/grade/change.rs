//! What a change of policy does to totals: shown before it is made, so that nobody changes letters unseen.

use serde::{Deserialize, Serialize};

use super::{Award, Overall, Percent, Scale, Statistics};

/// A total under the policy that counts, and under another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotalMove {
    pub before: Overall,
    pub after: Overall,
}

/// What a change of policy does to some totals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyEffect {
    /// How many totals there are, those without a mark too.
    pub totals: u32,
    /// How many are shown with another percentage, or get or lose one.
    pub moved: u32,
    /// How many get another letter, or pass now, or no longer.
    pub other_award: u32,
    /// How many passed and will fail.
    pub fall: u32,
    /// How many failed and will pass.
    pub rise: u32,
    /// The mean of what is shown; none where nobody has a total.
    pub mean_before: Option<Percent>,
    pub mean_after: Option<Percent>,
    /// Tells this effect from that of other totals: two with one stamp move the same totals in the same way.
    pub stamp: u64,
}

impl PolicyEffect {
    /// The effect on totals of one scale, given in a fixed order.
    #[must_use]
    pub fn of(moves: &[TotalMove], scale: Scale) -> Self {
        let count = |is: &dyn Fn(&TotalMove) -> bool| {
            u32::try_from(moves.iter().filter(|moved| is(moved)).count()).unwrap_or(u32::MAX)
        };
        let passes = |overall: Overall| overall.award(scale).map(Award::passes);
        let mean = |overall: fn(&TotalMove) -> Overall| {
            Statistics::of(moves.iter().filter_map(|moved| overall(moved).percent)).map(|statistics| statistics.mean)
        };
        Self {
            totals: count(&|_| true),
            moved: count(&|moved| moved.before.percent != moved.after.percent),
            other_award: count(&|moved| moved.before.award(scale) != moved.after.award(scale)),
            fall: count(&|moved| passes(moved.before) == Some(true) && passes(moved.after) == Some(false)),
            rise: count(&|moved| passes(moved.before) == Some(false) && passes(moved.after) == Some(true)),
            mean_before: mean(|moved| moved.before),
            mean_after: mean(|moved| moved.after),
            stamp: stamp(moves, scale),
        }
    }
}

/// FNV-1a over all that is shown of the totals: no secret is kept by it, a change is noticed.
fn stamp(moves: &[TotalMove], scale: Scale) -> u64 {
    let shown = |overall: Overall| [overall.percent.map_or(-1, |p| p.hundredths), i64::from(overall.coverage)];
    let numbers = moves.iter().flat_map(|moved| shown(moved.before).into_iter().chain(shown(moved.after)));
    let bytes = numbers.flat_map(i64::to_le_bytes).chain(scale.name().bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(hundredths: Option<i64>) -> Overall {
        Overall { percent: hundredths.map(Percent::hundredths), coverage: 100 }
    }

    fn moved(before: Option<i64>, after: Option<i64>) -> TotalMove {
        TotalMove { before: shown(before), after: shown(after) }
    }

    #[test]
    fn an_effect_counts_who_moves_and_where_to() {
        let moves = [
            moved(Some(9_000), Some(8_999)),
            moved(Some(6_000), Some(5_999)),
            moved(Some(4_950), Some(5_000)),
            moved(Some(7_000), Some(7_000)),
            moved(None, None),
            moved(None, Some(3_000)),
        ];
        let letters = PolicyEffect::of(&moves, Scale::Letters);
        assert_eq!((letters.totals, letters.moved, letters.other_award), (6, 4, 3));
        assert_eq!((letters.fall, letters.rise), (1, 0), "an F fails");
        assert_eq!(letters.mean_before, Some(Percent::hundredths(6_738)));
        assert_eq!(letters.mean_after, Some(Percent::hundredths(6_000)));
        let pass = PolicyEffect::of(&moves, Scale::Pass50);
        assert_eq!((pass.other_award, pass.fall, pass.rise), (2, 0, 1));
        let nobody = PolicyEffect::of(&[], Scale::Letters);
        assert_eq!((nobody.totals, nobody.mean_before, nobody.mean_after), (0, None, None));
    }

    #[test]
    fn a_stamp_tells_effects_apart() {
        let moves = [moved(Some(9_000), Some(8_000)), moved(None, Some(1))];
        let stamp = |moves: &[TotalMove]| PolicyEffect::of(moves, Scale::Letters).stamp;
        assert_eq!(stamp(&moves), stamp(&moves));
        let others = [[moves[1], moves[0]], [moved(Some(9_000), Some(8_001)), moves[1]], [moves[0], moves[0]]];
        for other in others {
            assert_ne!(stamp(&other), stamp(&moves), "{other:?}");
        }
        assert_ne!(PolicyEffect::of(&moves, Scale::Pass50).stamp, stamp(&moves));
    }
}
