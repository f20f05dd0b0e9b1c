//! What is dropped, and what a sum of points weighs.

use school::grade::{Basis, Flag, Kind, Method, Percent, derive};

use crate::{current, exam, one_component, scored, shown};

#[test]
fn a_sum_of_points_weighs_by_the_maxima_and_so_does_its_coverage() {
    let column = [exam(5, 5), exam(50, 100), scored(Kind::Quiz, None, 9_500, Flag::None)];
    let derivation = current(&one_component(Method::SumOfPoints, 0), &column);
    assert_eq!(derivation.overall(), shown(5_238, 52), "55 of 105 points; 105 of 200 assessed");
    assert_eq!(current(&one_component(Method::MeanOfPercentages, 0), &column).overall(), shown(7_500, 66));
}

#[test]
fn of_a_mean_the_lowest_percentage_is_dropped_not_the_fewest_points() {
    let column = [exam(5, 5), exam(50, 100), exam(8, 10)];
    let derivation = current(&one_component(Method::MeanOfPercentages, 1), &column);
    assert_eq!(derivation.overall(), shown(9_000, 100));
    assert_eq!(derivation.parts[0].lines.iter().map(|line| line.dropped).collect::<Vec<_>>(), [false, true, false]);
}

/// All choices by hand: the lowest percentage is not the one that pulls most.
#[test]
fn of_a_sum_the_mark_is_dropped_whose_removal_helps_most() {
    // Without 0/2: 67 of 120. Without 35/80: 32 of 42.
    let column = [exam(0, 2), exam(35, 80), exam(32, 40)];
    let derivation = current(&one_component(Method::SumOfPoints, 1), &column);
    assert_eq!(derivation.overall(), shown(7_619, 100));
    assert_eq!(derivation.parts[0].lines.iter().map(|line| line.dropped).collect::<Vec<_>>(), [false, true, false]);
}

/// One after the other, the best single removals are 1/10 and 27/50 and leave 67.5 %; together 7/20 and 27/50 leave 70 %; without
/// the two lowest percentages it would be 67.14 %.
#[test]
fn two_marks_are_dropped_together_not_one_after_the_other() {
    let column = [exam(1, 10), exam(20, 20), exam(7, 20), exam(27, 50)];
    let derivation = current(&one_component(Method::SumOfPoints, 2), &column);
    assert_eq!(derivation.overall(), shown(7_000, 100));
    let dropped: Vec<_> =
        derivation.parts[0].lines.iter().filter(|line| line.dropped).map(|line| line.column).collect();
    assert_eq!(dropped, [2, 3]);
}

#[test]
fn one_mark_always_stays_and_only_what_counts_is_dropped() {
    for method in Method::ALL {
        let policy = one_component(method, 255);
        assert_eq!(current(&policy, &[exam(3, 10)]).overall(), shown(3_000, 100));
        assert_eq!(current(&policy, &[exam(3, 10), exam(9, 10), exam(1, 10)]).overall(), shown(9_000, 100));
        let unscored = scored(Kind::Quiz, None, 1_000, Flag::Excused);
        let derivation = current(&policy, &[unscored, exam(3, 10)]);
        assert!(derivation.parts[0].lines.iter().all(|line| !line.dropped));
        assert_eq!(current(&policy, &[]).overall().percent, None);
    }
}

#[test]
fn a_missing_mark_that_counts_as_zero_may_be_the_one_that_is_dropped() {
    let missing = scored(Kind::Quiz, None, 1_000, Flag::Missing);
    let total = |drop_lowest| {
        let policy = one_component(Method::MeanOfPercentages, drop_lowest);
        derive(&policy, Basis::Final, [missing, exam(8, 10), exam(6, 10)]).overall()
    };
    assert_eq!(total(0).percent, Some(Percent::hundredths(4_667)));
    assert_eq!(total(1).percent, Some(Percent::whole(70)));
}
