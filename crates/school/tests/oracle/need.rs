//! What a target takes, against every mark that there is, and against the oracle at the border.

use std::{
    collections::BTreeMap,
    fmt::Debug,
    sync::atomic::{AtomicU64, Ordering},
};

use school::grade::{
    Award, Basis, Derivation, Goal, Letter, Mark, Need, Overall, Percent, Points, Scale, Scored, Target, derive,
};
use serde_json::json;

use crate::{
    books::{Book, Chance, Term},
    count,
    python::ask,
};

/// How many targets each book is asked about.
const TARGETS: usize = 6;

/// A book, what is asked about it, and what every number would lead to.
struct Case {
    term: Term,
    basis: Basis,
    scale: Scale,
    /// From the least number on; numbers that give the same points as the one before are left out.
    totals: Vec<(i64, Derivation)>,
}

impl Case {
    /// The least number that reaches the target, found by trying all of them from the least on.
    fn by_hand<T>(&self, target: Target, number: fn(i64) -> T) -> Need<T> {
        let all = || self.totals.iter().map(|(n, total)| (*n, total.overall()));
        match all().find(|(_, overall)| reaches(target, self.scale, *overall)) {
            Some((0, overall)) => Need::Nothing(overall),
            Some((n, overall)) => Need::AtLeast(number(n), overall),
            None => Need::OutOfReach(all().next_back().map(|(_, overall)| overall).expect("0 was tried")),
        }
    }

    fn goal(&self, target: Target) -> Goal<'_> {
        let Term { policy, column } = &self.term;
        Goal { policy, basis: self.basis, column, least: target.least(self.scale) }
    }

    /// Targets of every sort, most of them a hundredth from what some mark leads to, or from a border.
    fn target(&self, chance: &mut Chance) -> Target {
        let some = chance.of(&(0..self.totals.len()).collect::<Vec<_>>());
        let overall = self.totals[some].1.overall();
        let near = |percent: Percent, chance: &mut Chance| {
            Target::Percent(Percent::hundredths(percent.hundredths - 1 + chance.below(3)))
        };
        match (chance.below(6), overall.percent, overall.award(self.scale)) {
            (0, ..) => Target::Pass,
            (1, _, Some(award)) => Target::Award(award),
            (2, ..) if self.scale == Scale::Letters => Target::Award(Award::Letter(chance.of(&Letter::BANDS).0)),
            (3, ..) => near(Percent::hundredths(chance.of(&[0, 4_950, 5_000, 6_000, 9_000, 10_000])), chance),
            (4, Some(percent), _) => near(percent, chance),
            _ => Target::Percent(Percent::hundredths(chance.below(10_002))),
        }
    }
}

/// By what is shown and how it is worded, not by the least percentage of a target.
fn reaches(target: Target, scale: Scale, overall: Overall) -> bool {
    match target {
        Target::Pass => overall.award(scale).is_some_and(Award::passes),
        // The better word comes first.
        Target::Award(award) => overall.award(scale).is_some_and(|shown| shown <= award),
        Target::Percent(percent) => overall.percent.is_some_and(|shown| shown >= percent),
    }
}

fn with(column: &[Scored], places: &[usize], points: impl Fn(Points) -> Points) -> Vec<Scored> {
    let mut column = column.to_vec();
    places.iter().for_each(|place| column[*place].mark = Mark::points(points(column[*place].max)));
    column
}

/// How often each answer came, by what was asked: a test that meets one answer only would show nothing.
type Told = BTreeMap<&'static str, u32>;

fn tell<T: Debug>(told: &mut Told, need: Option<Need<T>>) {
    let answer = match need {
        None => "nothing to score",
        Some(Need::Nothing(_)) => "nothing needed",
        Some(Need::AtLeast(..)) => "at least",
        Some(Need::OutOfReach(_)) => "out of reach",
    };
    *told.entry(answer).or_default() += 1;
}

/// Asks about so many books, two at a time, and says how often each answer came.
fn all(books: u64, name: &str, check: impl Fn(&mut Chance, &mut Told) + Sync) {
    let seed = count("YENETA_ORACLE_SEED", 1);
    let half = |first: u64| {
        let mut told = Told::new();
        for n in (first..books).step_by(2) {
            check(&mut Chance::new(seed.wrapping_mul(1 << 32).wrapping_add(n)), &mut told);
        }
        told
    };
    let [mut told, other] = std::thread::scope(|scope| {
        let halves = [0, 1].map(|first| scope.spawn(move || half(first)));
        halves.map(|half| half.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    other.into_iter().for_each(|(answer, times)| *told.entry(answer).or_default() += times);
    println!("{books} books with seed {seed}, {name}: {told:?}");
    let often = |answer: &&str| told.get(*answer).is_some_and(|times| u64::from(*times) >= books / 20);
    let missing: Vec<&str> = ["nothing needed", "at least", "out of reach"].into_iter().filter(|a| !often(a)).collect();
    assert!(missing.is_empty(), "seldom answered: {missing:?} in {told:?}");
}

fn case(chance: &mut Chance) -> Case {
    let (basis, scale) = (chance.of(&[Basis::Current, Basis::Final]), chance.of(&Scale::ALL));
    Case { term: Term::small(chance), basis, scale, totals: Vec::new() }
}

/// A total never falls, exactly, when a mark rises: what the search goes by.
fn never_falls(case: &Case) {
    let falls = case.totals.windows(2).find(|pair| pair[0].1.outcome.share > pair[1].1.outcome.share);
    assert!(falls.is_none(), "a better mark lowers the total: {falls:?}");
}

/// Every hundredth of a point that an assessment has, blank or marked or flagged before.
#[test]
fn the_fewest_points_are_those_that_trying_all_of_them_finds() {
    all(count("YENETA_NEED_BOOKS", 10_000), "one assessment", |chance, told| {
        let mut case = case(chance);
        let place = chance.of(&(0..case.term.column.len()).collect::<Vec<_>>());
        let (Term { policy, column }, max) = (&case.term, case.term.column[place].max);
        let total = |n| derive(policy, case.basis, with(column, &[place], |_| Points::hundredths(n)));
        case.totals = (0..=max.hundredths).map(|n| (n, total(n))).collect();
        never_falls(&case);
        for _ in 0..TARGETS {
            let target = case.target(chance);
            let expected = (max.hundredths > 0).then(|| case.by_hand(target, Points::hundredths));
            let found = case.goal(target).points_in(place);
            let (basis, scale) = (case.basis, case.scale);
            assert_eq!(found, expected, "{target:?} in {place} of {column:?}, {policy:?}, {basis:?}, {scale:?}");
            tell(told, found);
        }
    });
}

/// Every hundredth of a per cent, in each of some assessments.
#[test]
fn the_least_percentage_is_that_which_trying_all_of_them_finds() {
    all(count("YENETA_NEED_BOOKS", 10_000) / 5, "several assessments", |chance, told| {
        let mut case = case(chance);
        let Term { policy, column } = &case.term;
        let places: Vec<usize> = (0..column.len()).filter(|_| chance.percent(40)).collect();
        // Written another way: the first points whose share is not below the percentage.
        let points = |percent: i64, max: Points| Points::hundredths((percent * max.hundredths + 9_999) / 10_000);
        let is_new = |percent: &i64| {
            *percent == 0
                || places.iter().any(|p| points(*percent, column[*p].max) != points(percent - 1, column[*p].max))
        };
        let total = |n| (n, derive(policy, case.basis, with(column, &places, |max| points(n, max))));
        let totals = (0..=10_000).filter(is_new).map(total).collect();
        let is_asked = places.iter().any(|place| column[*place].max.hundredths > 0);
        case.totals = totals;
        never_falls(&case);
        for _ in 0..TARGETS {
            let target = case.target(chance);
            let expected = is_asked.then(|| case.by_hand(target, Percent::hundredths));
            let found = case.goal(target).percent_in_each(&places);
            assert_eq!(found, expected, "{target:?} in {places:?} of {:?}", case.term.column);
            tell(told, found);
        }
    });
}

/// Books with maxima up to 1,000 points: the oracle adds up both sides of the border.
#[test]
fn the_oracle_has_the_fewest_points_on_one_side_and_a_hundredth_less_on_the_other() {
    let sides = |chance: &mut Chance| {
        let Term { policy, column } = Book::random(chance).terms.swap_remove(0);
        let basis = chance.of(&[Basis::Current, Basis::Final]);
        let any = chance.below(10_001);
        let least = Percent::hundredths(chance.of(&[4_950, 5_000, 6_000, 7_000, 8_000, 9_000, any]));
        let goal = Goal { policy: &policy, basis, column: &column, least };
        let at_least = |place| match goal.points_in(place) {
            Some(Need::AtLeast(points, overall)) => Some((place, points.hundredths, overall)),
            _ => None,
        };
        let found = (0..column.len()).find_map(at_least);
        let sides = found.map(|(place, points, _)| {
            [points - 1, points].map(|points| Term {
                policy: policy.clone(),
                column: with(&column, &[place], |_| Points::hundredths(points)),
            })
        });
        let rounding = policy.rounding();
        (Book { terms: sides.map(Vec::from).unwrap_or_default(), rounding }, basis, least, found)
    };
    let borders = AtomicU64::new(0);
    ask(
        10_000,
        |chance| match sides(chance) {
            (book, .., Some(_)) => book.line(),
            _ => json!({ "values": [0] }),
        },
        |chance, answer| {
            let (book, basis, least, Some((.., overall))) = sides(chance) else { return };
            borders.fetch_add(1, Ordering::Relaxed);
            let shown = |side: usize| &answer["terms"][side][usize::from(basis == Basis::Final)][0];
            let enough = |side| shown(side).as_i64().is_some_and(|percent| percent >= least.hundredths);
            assert_eq!([enough(0), enough(1)], [false, true], "{least:?} in\n{}", book.line());
            assert_eq!(*shown(1), json!(overall.percent), "in\n{}", book.line());
        },
    );
    let borders = borders.into_inner();
    println!("{borders} borders");
    assert!(borders > 5_000, "{borders} borders only");
}
