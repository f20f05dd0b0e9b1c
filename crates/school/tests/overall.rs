//! One number for a course: examples by hand, and properties against whole-number arithmetic written another way.

use num_bigint::BigInt;
use proptest::prelude::*;
use school::grade::{
    Award, Basis, Component, Flag, Kind, Letter, Mark, Overall, Percent, Points, Policy, Scale, Scored, derive,
};

fn overall(policy: &Policy, column: impl IntoIterator<Item = Scored>) -> Overall {
    derive(policy, Basis::Current, column).overall()
}

fn scored(kind: Kind, points: Option<i64>, max: i64) -> Scored {
    let mark = Mark { points: points.map(Points::hundredths), flag: Flag::None };
    Scored { kind, max: Points::hundredths(max), mark }
}

fn flagged(kind: Kind, points: Option<i64>, flag: Flag) -> Scored {
    Scored { kind, max: Points::whole(100), mark: Mark { points: points.map(Points::hundredths), flag } }
}

fn by_default(column: &[Scored]) -> Overall {
    overall(&Policy::default(), column.iter().copied())
}

fn letter_of(overall: Overall) -> Option<Letter> {
    match overall.award(Scale::Letters)? {
        Award::Letter(letter) => Some(letter),
        Award::Pass | Award::Fail => None,
    }
}

fn percent(column: &[Scored]) -> Option<i64> {
    by_default(column).percent.map(|percent| percent.hundredths)
}

#[test]
fn assignments_are_40_and_exams_60() {
    let column = [scored(Kind::Homework, Some(800), 1_000), scored(Kind::FinalExam, Some(6_000), 10_000)];
    assert_eq!(by_default(&column), Overall { percent: Some(Percent::whole(68)), coverage: 100 });
    assert_eq!(letter_of(by_default(&column)), Some(Letter::D));
}

#[test]
fn a_component_is_the_mean_of_percentages_not_of_points() {
    let column = [scored(Kind::Quiz, Some(500), 500), scored(Kind::Project, Some(5_000), 10_000)];
    assert_eq!(percent(&column), Some(7_500));
}

#[test]
fn one_side_alone_counts_whole_and_the_coverage_says_so() {
    let assignments = [scored(Kind::Essay, Some(8_550), 10_000)];
    assert_eq!(by_default(&assignments), Overall { percent: Some(Percent::hundredths(8_550)), coverage: 40 });
    let exams = [scored(Kind::Essay, None, 10_000), scored(Kind::MidExam, Some(4_500), 10_000)];
    assert_eq!(by_default(&exams), Overall { percent: Some(Percent::whole(45)), coverage: 60 });
}

#[test]
fn nothing_graded_is_no_number_and_no_letter() {
    let blank = [scored(Kind::Essay, None, 1_000), scored(Kind::FinalExam, None, 1_000)];
    for column in [&[][..], &blank] {
        assert_eq!(by_default(column), Overall { percent: None, coverage: 0 });
        assert_eq!(letter_of(by_default(column)), None);
    }
    assert_eq!(percent(&[scored(Kind::Essay, Some(0), 1_000)]), Some(0), "zero is a mark");
}

#[test]
fn excused_counts_in_neither_and_the_other_flags_keep_their_points() {
    let full = scored(Kind::Quiz, Some(10_000), 10_000);
    let excused = [full, flagged(Kind::Quiz, Some(0), Flag::Excused), flagged(Kind::Quiz, None, Flag::Excused)];
    assert_eq!(by_default(&excused), Overall { percent: Some(Percent::whole(100)), coverage: 40 });
    for flag in [Flag::Missing, Flag::Late, Flag::Absent, Flag::Incomplete] {
        let with_points = [full, flagged(Kind::Quiz, Some(5_000), flag)];
        assert_eq!(by_default(&with_points).percent, Some(Percent::whole(75)), "{flag:?} with points");
        let without = [full, flagged(Kind::Quiz, None, flag)];
        let expected = Overall { percent: Some(Percent::whole(100)), coverage: 20 };
        assert_eq!(by_default(&without), expected, "{flag:?} without points is due and not yet graded");
    }
}

#[test]
fn an_assessment_out_of_nothing_counts_nowhere() {
    let column = [scored(Kind::Quiz, Some(0), 0), scored(Kind::Quiz, Some(900), 1_000)];
    assert_eq!(by_default(&column), Overall { percent: Some(Percent::whole(90)), coverage: 40 });
}

#[test]
fn coverage_is_rounded_down_so_that_100_means_all() {
    let mut column = vec![scored(Kind::FinalExam, Some(1), 100)];
    column.extend((0..3).map(|n| scored(Kind::Quiz, (n < 2).then_some(1), 100)));
    assert_eq!(by_default(&column).coverage, 86, "60 + 40 × 2/3 is 86.67");
}

/// Of 1,000 points, one hundredth of a point is a thousandth of a per cent: the border of the one rounding.
#[test]
fn the_one_rounding_is_half_up() {
    let of_a_thousand = |hundredths| percent(&[scored(Kind::FinalExam, Some(hundredths), 100_000)]);
    assert_eq!(of_a_thousand(49_494), Some(4_949));
    assert_eq!(of_a_thousand(49_495), Some(4_950));
    assert_eq!(of_a_thousand(49_500), Some(4_950));
    assert_eq!(of_a_thousand(49_504), Some(4_950));
    assert_eq!(of_a_thousand(49_505), Some(4_951));
}

#[test]
fn a_letter_is_read_from_the_rounded_value() {
    let borders = [
        (90, Letter::A, Letter::B),
        (80, Letter::B, Letter::C),
        (70, Letter::C, Letter::D),
        (60, Letter::D, Letter::F),
    ];
    for (border, letter, below) in borders {
        let of = |hundredths| by_default(&[scored(Kind::FinalExam, Some(hundredths), 100_000)]);
        assert_eq!(of(border * 1_000 - 5).percent, Some(Percent::whole(border)), "{border} by rounding");
        assert_eq!(letter_of(of(border * 1_000 - 5)), Some(letter), "{border} by rounding");
        assert_eq!(letter_of(of(border * 1_000 - 6)), Some(below), "just under {border}");
    }
}

/// Rounding each part first would give 59.99 and an F: thirds add up only when they stay exact.
#[test]
fn nothing_is_rounded_before_the_end() {
    let third = scored(Kind::Quiz, Some(100), 300);
    let two_thirds = scored(Kind::Quiz, Some(200), 300);
    let exam = scored(Kind::FinalExam, Some(200), 300);
    assert_eq!(percent(&[third, two_thirds, exam]), Some(6_000));
}

fn any_kind() -> impl Strategy<Value = Kind> {
    prop::sample::select(Kind::ALL.to_vec())
}

fn any_scored() -> impl Strategy<Value = Scored> {
    let flag = prop::sample::select(Flag::CODES.map(|(flag, ..)| flag).to_vec());
    (any_kind(), 0..=100_000_i64, flag).prop_flat_map(|(kind, max, flag)| {
        prop::option::weighted(0.8, 0..=max).prop_map(move |points| {
            let mark = Mark { points: points.map(Points::hundredths), flag };
            Scored { kind, max: Points::hundredths(max), mark }
        })
    })
}

fn any_column() -> impl Strategy<Value = Vec<Scored>> {
    prop::collection::vec(any_scored(), 0..40)
}

/// A policy of up to four components: each kind is dealt to one of them, the cuts of 100 are the weights.
fn any_policy() -> impl Strategy<Value = Policy> {
    let places = prop::collection::vec(0..4_usize, Kind::ALL.len());
    (places, prop::array::uniform3(0..=100_u8)).prop_map(|(places, mut cuts)| {
        cuts.sort_unstable();
        let [a, b, c] = cuts;
        let component = |(n, weight): (usize, u8)| {
            let kinds = Kind::ALL.into_iter().zip(&places).filter(|(_, place)| **place == n).map(|(kind, _)| kind);
            Component::new(&format!("part {n}"), kinds.collect(), Percent::whole(weight.into()))
        };
        let components = [a, b - a, c - b, 100 - c].into_iter().enumerate().map(component).collect();
        Policy::new(components).expect("every kind has one place and the weights sum to 100")
    })
}

/// One component over the common denominator of the whole column.
struct Part {
    weight: i64,
    /// The sum of its graded shares, times the common denominator.
    sum: BigInt,
    graded: u32,
    due: u32,
}

/// The parts that have something graded, over the product of all maxima: no fraction, no reduction.
fn parts(policy: &Policy, column: &[Scored]) -> (BigInt, Vec<Part>) {
    let counted: Vec<&Scored> =
        column.iter().filter(|s| s.max.hundredths != 0 && s.mark.flag != Flag::Excused).collect();
    let common: BigInt = counted.iter().map(|s| BigInt::from(s.max.hundredths)).product();
    let part = |component: &Component| {
        let own = || counted.iter().filter(|s| component.kinds.contains(&s.kind));
        let graded = || own().filter_map(|s| s.mark.points.map(|points| (points.hundredths, s.max.hundredths)));
        Part {
            weight: component.weight.hundredths / 100,
            sum: graded().map(|(points, max)| &common / max * points).sum(),
            graded: graded().fold(0, |n, _| n + 1),
            due: own().fold(0, |n, _| n + 1),
        }
    };
    let parts = policy.components().iter().map(part).filter(|part| part.graded > 0).collect();
    (common, parts)
}

/// Whether `value` hundredths of a per cent is the half-up rounding of `part / whole`, by cross-multiplication.
fn is_half_up(value: i64, part: &BigInt, whole: &BigInt) -> bool {
    let twice = part * 20_000;
    whole * (2 * value - 1) <= twice && twice < whole * (2 * value + 1)
}

proptest! {
    #[test]
    fn the_percentage_is_the_exact_one_rounded_once(policy in any_policy(), column in any_column()) {
        let (common, parts) = parts(&policy, &column);
        let counts: BigInt = parts.iter().map(|p| BigInt::from(p.graded)).product();
        let weight: i64 = parts.iter().map(|p| p.weight).sum();
        let part: BigInt = parts.iter().map(|p| &p.sum * p.weight * (&counts / p.graded)).sum();
        match overall(&policy, column.iter().copied()).percent {
            None => prop_assert_eq!(weight, 0),
            Some(shown) => prop_assert!(is_half_up(shown.hundredths, &part, &(common * counts * weight))),
        }
    }

    #[test]
    fn coverage_is_the_weight_assessed_rounded_down(policy in any_policy(), column in any_column()) {
        let (_, parts) = parts(&policy, &column);
        let due: BigInt = parts.iter().map(|p| BigInt::from(p.due)).product();
        let covered: BigInt = parts.iter().map(|p| &due / p.due * p.graded * p.weight).sum();
        let shown = overall(&policy, column.iter().copied()).coverage;
        prop_assert!(&due * shown <= covered && covered < due * (u32::from(shown) + 1));
    }

    #[test]
    fn the_order_of_the_columns_does_not_matter(
        policy in any_policy(),
        (column, shuffled) in any_column().prop_flat_map(|c| (Just(c.clone()), Just(c).prop_shuffle())),
    ) {
        prop_assert_eq!(overall(&policy, column), overall(&policy, shuffled));
    }

    #[test]
    fn a_percentage_is_between_0_and_100_and_has_a_letter(policy in any_policy(), column in any_column()) {
        let result = overall(&policy, column);
        prop_assert!(result.coverage <= 100);
        prop_assert_eq!(letter_of(result).is_some(), result.percent.is_some());
        if let Some(percent) = result.percent {
            prop_assert!((Percent::whole(0)..=Percent::whole(100)).contains(&percent));
        }
    }

    #[test]
    fn a_blank_cell_changes_the_coverage_and_nothing_else(policy in any_policy(), column in any_column(), kind in any_kind()) {
        let before = overall(&policy, column.iter().copied());
        let mut with_blank = column;
        with_blank.push(scored(kind, None, 10_000));
        let after = overall(&policy, with_blank);
        prop_assert_eq!(after.percent, before.percent);
        prop_assert!(after.coverage <= before.coverage);
    }

    #[test]
    fn a_policy_survives_the_wire(policy in any_policy()) {
        let json = serde_json::to_string(&policy).expect("a policy is plain data");
        prop_assert_eq!(serde_json::from_str::<Policy>(&json).expect("what was written is read"), policy);
    }
}
