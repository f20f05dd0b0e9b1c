//! Term and year averages, the trend, class statistics.

use school::grade::{
    Averaged, Direction, Flag, Kind, Method, Percent, Points, Rounding, Scored, Statistics, Trend, average, trend,
};

use crate::{current, exam, one_component, scored, shown};

fn term(points: i64, max: i64) -> Averaged {
    Averaged::from(&current(&one_component(Method::MeanOfPercentages, 0), &[exam(points, max)]))
}

/// Two terms of 1/6 and 1/3 (16.67 and 33.33 when shown) are a quarter; a mean of shown values could be a hundredth off.
#[test]
fn a_years_average_is_exact_until_its_one_rounding() {
    let year = average([term(1, 6), term(1, 3)], Rounding::HalfUp);
    assert_eq!(year.overall(), shown(2_500, 100));
    let year = average([term(1, 3), term(1, 3), term(2, 3)], Rounding::HalfUp);
    assert_eq!(year.overall(), shown(4_444, 100));
}

#[test]
fn a_term_without_marks_counts_in_neither_and_the_coverage_says_so() {
    let nothing = Averaged::from(&current(&one_component(Method::MeanOfPercentages, 0), &[]));
    assert_eq!(average([term(8, 10), nothing.clone()], Rounding::HalfUp).overall(), shown(8_000, 50));
    assert_eq!(average([nothing], Rounding::HalfUp).overall().percent, None);
    let none = average([], Rounding::HalfUp).overall();
    assert_eq!((none.percent, none.coverage), (None, 0));
}

/// Lifted once, at its own end: terms of 49.5 and 49.5 are 50 each and 50 together, 49.5 and 49 are not.
#[test]
fn an_average_is_lifted_by_its_own_rounding() {
    let lift = |terms: [Averaged; 2]| average(terms, Rounding::HalfUpAndLift).overall();
    assert_eq!(lift([term(99, 200), term(99, 200)]), shown(5_000, 100));
    assert_eq!(lift([term(99, 200), term(49, 100)]), shown(4_925, 100));
}

#[test]
fn averages_average() {
    let courses = [average([term(1, 2), term(1, 1)], Rounding::HalfUp), average([term(1, 4)], Rounding::HalfUp)];
    assert_eq!(average(courses.iter().map(Averaged::from), Rounding::HalfUp).overall(), shown(5_000, 100));
}

fn rises(percents: &[i64]) -> Option<(u32, i64, Direction)> {
    let column = percents.iter().map(|percent| exam(*percent, 100));
    trend(column).map(|Trend { latest, change, direction }| (latest, change.hundredths, direction))
}

#[test]
fn the_latest_marks_stand_against_the_rest() {
    assert_eq!(rises(&[]), None);
    assert_eq!(rises(&[50]), None);
    assert_eq!(rises(&[50, 90]), None, "both are the latest");
    assert_eq!(rises(&[50, 60, 62]), Some((2, 1_100, Direction::Improving)));
    assert_eq!(rises(&[90, 80, 80, 80]), Some((3, -1_000, Direction::Declining)));
    assert_eq!(rises(&[60, 60, 60, 90, 60, 60, 60]), Some((3, -750, Direction::Declining)), "three at most");
    assert_eq!(rises(&[70, 90, 80, 80, 80]), Some((3, 0, Direction::Steady)));
}

#[test]
fn two_points_are_steady_and_a_hundredth_more_is_not() {
    let thirds = |first: i64, later: i64| {
        let mark = |hundredths| scored(Kind::Quiz, Some(hundredths), 100_000, Flag::None);
        trend([mark(first), mark(later), mark(later)]).map(|found| (found.change.hundredths, found.direction))
    };
    assert_eq!(thirds(50_000, 52_000), Some((200, Direction::Steady)));
    assert_eq!(thirds(50_000, 52_004), Some((200, Direction::Steady)), "as it is shown");
    assert_eq!(thirds(50_000, 52_005), Some((201, Direction::Improving)));
    assert_eq!(thirds(52_005, 50_000), Some((-201, Direction::Declining)), "a fall is rounded like a rise");
}

#[test]
fn a_trend_is_of_marks_that_count() {
    let blank = scored(Kind::Quiz, None, 1_000, Flag::Missing);
    let excused = scored(Kind::Quiz, Some(0), 1_000, Flag::Excused);
    let out_of_nothing = Scored { max: Points::whole(0), ..exam(0, 1) };
    let column = [exam(50, 100), blank, exam(60, 100), excused, out_of_nothing, exam(62, 100)];
    assert_eq!(trend(column).map(|found| found.change), Some(Percent::whole(11)));
}

#[test]
fn a_class_has_a_mean_a_median_and_two_ends() {
    let of = |hundredths: &[i64]| Statistics::of(hundredths.iter().copied().map(Points::hundredths));
    assert_eq!(of(&[]), None);
    let points = Points::hundredths;
    let one = points(1_234);
    assert_eq!(of(&[1_234]), Some(Statistics { count: 1, mean: one, median: one, min: one, max: one }));
    let four = Statistics { count: 4, mean: points(26), median: points(3), min: points(1), max: points(98) };
    assert_eq!(of(&[98, 1, 2, 3]), Some(four), "means of 26 and 2.5, half up");
    let huge = of(&[i64::MAX; 100]).expect("there are values");
    assert_eq!((huge.mean, huge.median), (points(i64::MAX), points(i64::MAX)));
}
