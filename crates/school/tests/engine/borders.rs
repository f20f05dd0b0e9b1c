//! The borders of letters, of passing and of the lift to 50, a thousandth of a per cent on either side.

use school::grade::{
    Award, Basis, Component, Flag, Kind, Letter, Method, Percent, Policy, PolicyProblem, Rounding, Scale, Scored,
    derive,
};

use crate::{exam, one_component, scored, shown};

/// What a mark of so many thousandths of a per cent is shown as, with its letter and whether it passes.
fn at(rounding: Rounding, thousandths: i64) -> (i64, Letter, bool) {
    let mark = scored(Kind::FinalExam, Some(thousandths), 100_000, Flag::None);
    let policy = one_component(Method::MeanOfPercentages, 0).with_rounding(rounding);
    let overall = derive(&policy, Basis::Current, [mark]).overall();
    let Some(Award::Letter(letter)) = overall.award(Scale::Letters) else { panic!("a percentage has a letter") };
    let passes = overall.award(Scale::Pass50) == Some(Award::Pass);
    (overall.percent.expect("it is graded").hundredths, letter, passes)
}

#[test]
fn every_letter_begins_at_its_border_and_half_a_hundredth_below() {
    use Letter::{A, B, C, D, F};
    for (border, letter, below) in [(90, A, B), (80, B, C), (70, C, D), (60, D, F)] {
        for rounding in Rounding::ALL {
            assert_eq!(at(rounding, border * 1_000), (border * 100, letter, true));
            assert_eq!(at(rounding, border * 1_000 - 5), (border * 100, letter, true));
            assert_eq!(at(rounding, border * 1_000 - 6), (border * 100 - 1, below, true));
        }
    }
}

#[test]
fn passing_begins_at_50_and_with_the_lift_at_49_495() {
    use Letter::F;
    let plain = Rounding::HalfUp;
    assert_eq!(at(plain, 50_000), (5_000, F, true));
    assert_eq!(at(plain, 49_995), (5_000, F, true));
    assert_eq!(at(plain, 49_994), (4_999, F, false));
    assert_eq!(at(plain, 49_500), (4_950, F, false));
    assert_eq!(at(plain, 49_495), (4_950, F, false));
    assert_eq!(at(plain, 49_494), (4_949, F, false));
    let lift = Rounding::HalfUpAndLift;
    assert_eq!([50_000, 49_999, 49_500, 49_495].map(|mark| at(lift, mark)), [(5_000, F, true); 4]);
    assert_eq!(at(lift, 49_494), (4_949, F, false));
    assert_eq!(at(lift, 50_014), (5_001, F, true));
}

/// Thirds are exact: three components with a third of their points each are a third, however they are weighed.
#[test]
fn weights_of_a_hundredth_of_a_per_cent_are_exact() {
    let (a, rest) = Kind::ALL.split_at(1);
    let (b, c) = rest.split_at(1);
    let component = |kinds: &[Kind], weight| Component::new("part", kinds.to_vec(), Percent::hundredths(weight));
    let policy = Policy::new(vec![component(a, 3_333), component(b, 3_333), component(c, 3_334)]);
    let third = |kind| Scored { kind, ..exam(1, 3) };
    let total = derive(&policy.expect("they sum to 100"), Basis::Current, [third(a[0]), third(b[0]), third(c[0])]);
    assert_eq!(total.overall(), shown(3_333, 100));
    assert_eq!(total.outcome.share.map(|share| share.to_string()), Some("1/3".into()));
    let almost = Policy::new(vec![component(a, 3_333), component(b, 3_333), component(c, 3_333)]);
    assert_eq!(almost, Err(PolicyProblem::WeightsSumTo(Percent::hundredths(9_999))));
}

/// Cells that no assessment can have still end in a number: nothing wraps around.
#[test]
fn the_largest_numbers_there_are_do_not_overflow() {
    let huge = scored(Kind::Quiz, Some(i64::MAX), i64::MAX, Flag::None);
    let tiny = scored(Kind::Quiz, Some(1), i64::MAX - 1, Flag::None);
    for method in Method::ALL {
        for drop_lowest in [0, 1, 2] {
            let policy = one_component(method, drop_lowest);
            let total = derive(&policy, Basis::Final, vec![huge; 200]).overall();
            assert_eq!(total, shown(10_000, 100));
            let total = derive(&policy, Basis::Final, [huge, tiny, huge, huge]).overall();
            assert_eq!(total.percent, Some(Percent::hundredths(if drop_lowest == 0 { 7_500 } else { 10_000 })));
        }
    }
    let impossible = scored(Kind::Quiz, Some(i64::MAX), 1, Flag::None);
    let total = derive(&one_component(Method::MeanOfPercentages, 0), Basis::Current, [impossible]).overall();
    assert_eq!(total.percent, Some(Percent::hundredths(i64::MAX)));
}
