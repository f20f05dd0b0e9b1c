//! Random books: policies, columns and terms of every kind that a school may have, and some that only a machine would make.

use school::grade::{
    Component, Flag, FlagRules, Kind, Mark, Method, Percent, Points, Policy, Rounding, Scored, Unscored,
};
use serde_json::{Value, json};

/// Random numbers that come again for the same seed (SplitMix64).
pub struct Chance(u64);

/// A student's terms in one course.
pub struct Book {
    pub terms: Vec<Term>,
    /// How the year's average is rounded.
    pub rounding: Rounding,
}

/// A term with its policy.
pub struct Term {
    pub policy: Policy,
    pub column: Vec<Scored>,
}

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 to one less than `end`; `end` is above 0.
    pub fn below(&mut self, end: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        i64::try_from((z ^ (z >> 31)) % end.unsigned_abs()).expect("it is below an i64")
    }

    /// Whether a thing happens that happens so many times in a hundred.
    pub fn percent(&mut self, times: i64) -> bool {
        self.below(100) < times
    }

    pub fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        let n = self.below(i64::try_from(choices.len()).expect("a short list"));
        choices[usize::try_from(n).expect("it is not below zero")]
    }
}

impl Book {
    pub fn random(chance: &mut Chance) -> Self {
        let terms = chance.of(&[1, 1, 1, 1, 2, 3]);
        let terms = (0..terms).map(|_| Term::random(chance)).collect();
        Self { terms, rounding: chance.of(&Rounding::ALL) }
    }

    /// One exam with all its points: nothing to round, nothing that could hide a change.
    pub fn one_full_exam() -> Term {
        let mark = Mark::points(Points::whole(100));
        Term {
            policy: Policy::default(),
            column: vec![Scored { kind: Kind::FinalExam, max: Points::whole(100), mark }],
        }
    }

    /// The book as the oracle reads it.
    pub fn line(&self) -> Value {
        let cell = |s: &Scored| json!([s.kind, s.max, s.mark.points, s.mark.flag.name()]);
        let term = |t: &Term| json!({ "policy": t.policy, "column": t.column.iter().map(cell).collect::<Vec<_>>() });
        json!({ "terms": self.terms.iter().map(term).collect::<Vec<_>>(), "rounding": self.rounding })
    }
}

impl Term {
    fn random(chance: &mut Chance) -> Self {
        let policy = policy(chance);
        if chance.percent(10) {
            return Self { policy, column: vec![at_a_border(chance)] };
        }
        // A class has a few maxima; a machine has any.
        let human = chance.percent(60);
        let marks = chance.below(13);
        Self { policy, column: (0..marks).map(|_| scored(chance, human)).collect() }
    }

    /// A term whose assessments are out of so little that every mark that one can have may be tried.
    pub fn small(chance: &mut Chance) -> Self {
        let policy = policy(chance);
        let most = chance.of(&[5, 50, 200, 500]);
        let marks = 1 + chance.below(9);
        let column = (0..marks).map(|_| {
            let max = chance.below(most + 1);
            scored_of(chance, max, 1)
        });
        Self { policy, column: column.collect() }
    }
}

fn policy(chance: &mut Chance) -> Policy {
    let count = 1 + chance.below(4);
    let mut kinds = vec![Vec::new(); usize::try_from(count).expect("at most 4")];
    for kind in Kind::ALL {
        let place = usize::try_from(chance.below(count)).expect("at most 3");
        kinds[place].push(kind);
    }
    let step = chance.of(&[1, 50, 500]);
    let mut cuts: Vec<i64> = (1..count).map(|_| chance.below(10_000 / step + 1) * step).collect();
    cuts.extend([0, 10_000]);
    cuts.sort_unstable();
    let weights = cuts.windows(2).map(|pair| Percent::hundredths(pair[1] - pair[0])).collect::<Vec<_>>();
    let components = kinds.into_iter().zip(weights).map(|(kinds, weight)| Component {
        name: "part".into(),
        kinds,
        weight,
        method: chance.of(&Method::ALL),
        drop_lowest: chance.of(&[0, 0, 0, 0, 1, 1, 2, 3, 255]),
    });
    let policy = Policy::new(components.collect()).expect("the weights sum to 100 and every kind has one place");
    let [missing, late, absent, incomplete] = [(); 4].map(|()| chance.of(&Unscored::ALL));
    let flags = FlagRules { missing, late, absent, incomplete };
    policy.with_flags(flags).with_rounding(chance.of(&Rounding::ALL))
}

fn scored(chance: &mut Chance, human: bool) -> Scored {
    let max = if human { chance.of(&[500, 1_000, 2_000, 2_500, 5_000, 10_000]) } else { chance.below(100_001) };
    scored_of(chance, max, if human { 50 } else { 1 })
}

/// A mark out of `max`, in whole steps.
fn scored_of(chance: &mut Chance, max: i64, step: i64) -> Scored {
    let points = match chance.below(10) {
        0 | 1 => None,
        2 => Some(0),
        3 => Some(max),
        _ => Some(chance.below(max / step + 1) * step),
    };
    let flag = if chance.percent(70) { Flag::None } else { chance.of(&Flag::CODES).0 };
    let mark = Mark { points: points.map(Points::hundredths), flag };
    Scored { kind: chance.of(&Kind::ALL), max: Points::hundredths(max), mark }
}

/// One mark within a few thousandths of a per cent of a letter's border, of 50, of 49.50.
fn at_a_border(chance: &mut Chance) -> Scored {
    let border = chance.of(&[49_500, 50_000, 60_000, 70_000, 80_000, 90_000]);
    let points = border - 8 + chance.below(17);
    let mark = Mark::points(Points::hundredths(points));
    Scored { kind: chance.of(&Kind::ALL), max: Points::hundredths(100_000), mark }
}
