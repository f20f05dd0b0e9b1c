//! The pass mark to the hundredth, with and without the school's lift.

use school::{
    glance::{Concern, Progress, concerns, progress, student_average},
    grade::{Flag, Overall, Percent, Rounding, Scale},
    view::CourseRecord,
};

use crate::{blank, course, flagged, missing, plain, student};

/// A course whose exact total is half the sum of two marks in hundredths: 9,899 is 49.495 %.
fn total(rounding: Rounding, scale: Scale, doubled: i64) -> CourseRecord {
    let marks = [(1, doubled / 2), (2, doubled - doubled / 2)];
    let marks = marks.map(|(id, hundredths)| flagged(id, Some(hundredths), Flag::None));
    CourseRecord { policy: plain(rounding), scale, ..course(1, marks.to_vec()) }
}

#[test]
fn the_pass_mark_is_read_from_what_is_shown() {
    use Progress::{Passing, Struggling};
    let (half_up, lift) = (Rounding::HalfUp, Rounding::HalfUpAndLift);
    for (rounding, doubled, shown, expected) in [
        (half_up, 9_898, 4_949, Struggling),
        (half_up, 9_899, 4_950, Struggling),
        (half_up, 9_998, 4_999, Struggling),
        (half_up, 9_999, 5_000, Passing),
        (lift, 9_898, 4_949, Struggling),
        (lift, 9_899, 5_000, Passing),
        (lift, 9_900, 5_000, Passing),
        (lift, 9_999, 5_000, Passing),
    ] {
        let course = total(rounding, Scale::Pass50, doubled);
        let shown = Percent::hundredths(shown);
        assert_eq!((course.overall().percent, progress(&course)), (Some(shown), expected), "{rounding:?} {doubled}");
        let under = Concern::UnderPass { overall: shown, least_pass: Percent::whole(50) };
        let expected = if expected == Struggling { vec![under] } else { Vec::new() };
        assert_eq!(concerns(&course), expected, "{rounding:?} {doubled}");
    }
}

#[test]
fn where_there_are_letters_the_last_one_is_under_the_pass_mark() {
    let with = |doubled| total(Rounding::HalfUp, Scale::Letters, doubled);
    assert_eq!([11_998, 11_999].map(|doubled| progress(&with(doubled))), [Progress::Struggling, Progress::Passing]);
    let under = Concern::UnderPass { overall: Percent::hundredths(5_999), least_pass: Percent::whole(60) };
    assert_eq!((concerns(&with(11_998)), concerns(&with(11_999))), (vec![under], Vec::new()));
}

#[test]
fn nothing_counted_is_neither_passing_nor_struggling() {
    assert_eq!(progress(&course(1, vec![blank(1), missing(2)])), Progress::NotAssessed);
    let over = CourseRecord { ended: true, ..total(Rounding::HalfUp, Scale::Pass50, 2_000) };
    assert_eq!(progress(&over), Progress::Struggling, "what is over still stands where it ended");
}

#[test]
fn every_name_reads_back() {
    for progress in Progress::ALL {
        assert_eq!(Progress::from_name(progress.name()), Some(progress));
    }
    assert_eq!(Progress::from_name("Passing"), None);
}

/// Totals of 49.49 and 49.50 have the mean 49.495; it is lifted where both policies lift, and rounded only once.
#[test]
fn the_average_is_lifted_where_every_policy_lifts() {
    let (half_up, lift) = (Rounding::HalfUp, Rounding::HalfUpAndLift);
    let of = |a: (Rounding, i64), b: (Rounding, i64)| {
        let courses = [a, b].map(|(rounding, doubled)| total(rounding, Scale::Pass50, doubled));
        let Overall { percent, coverage } = student_average(&student(1, courses.to_vec())).overall();
        assert_eq!(coverage, 100);
        percent.map(|percent| percent.hundredths)
    };
    assert_eq!(of((half_up, 9_898), (half_up, 9_900)), Some(4_950));
    assert_eq!(of((half_up, 9_898), (half_up, 9_899)), Some(4_949), "49.4925");
    assert_eq!(of((lift, 9_898), (half_up, 9_900)), Some(4_950));
    assert_eq!(of((lift, 9_898), (lift, 9_900)), Some(5_000));
    assert_eq!(of((lift, 9_898), (lift, 9_898)), Some(4_949));
}
