//! Trends with their periods.

use school::{
    glance::{CourseTrend, StudentTrend, course_trend, student_trend},
    grade::{Direction, Flag, Percent, Points},
    view::{CourseRecord, PostedMark},
};

use crate::{blank, course, flagged, missing, noon, quiz, student};

fn change(of: Option<CourseTrend>) -> Option<i64> {
    of.map(|of| of.trend.change.hundredths)
}

#[test]
fn the_time_of_writing_orders_the_marks_not_the_columns() {
    // By time 90, 60, 60; by columns 60, 90, 60.
    let columns = course(1, vec![quiz(2, 60), quiz(1, 90), quiz(3, 60)]);
    assert_eq!(change(course_trend(&columns)), Some(-3_000));
}

#[test]
fn marks_written_at_once_stand_in_the_order_of_their_assessments() {
    let at_once = |id, percent| PostedMark { changed_at: Some(noon(5)), ..quiz(id, percent) };
    let of = course_trend(&course(1, vec![at_once(3, 60), at_once(1, 90), at_once(2, 60)]));
    assert_eq!(change(of), Some(-3_000));
    assert_eq!(of.map(|of| (of.from, of.to)), Some((noon(5), noon(5))));
}

#[test]
fn the_period_is_of_the_marks_that_count() {
    let excused = flagged(1, Some(100), Flag::Excused);
    let out_of_nothing = PostedMark { max: Points::whole(0), ..quiz(2, 0) };
    let untimed = PostedMark { changed_at: None, ..quiz(3, 0) };
    let marks = vec![excused, out_of_nothing, untimed, quiz(4, 50), quiz(5, 60), quiz(6, 60), missing(7), blank(8)];
    let of = course_trend(&course(1, marks)).expect("three count");
    assert_eq!((of.from, of.to, of.trend.change), (noon(4), noon(6), Percent::whole(10)));
}

#[test]
fn a_corrected_mark_counts_as_new() {
    let corrected = PostedMark { changed_at: Some(noon(9)), ..quiz(1, 90) };
    // 60 against the mean of 60 and 90.
    assert_eq!(change(course_trend(&course(1, vec![corrected, quiz(2, 60), quiz(3, 60)]))), Some(1_500));
}

fn moving(id: i64, start: i64, by: i64) -> CourseRecord {
    let marks = [(1, 5_000), (2, 5_000 + by), (3, 5_000 + by)];
    course(id, marks.map(|(n, hundredths)| flagged(start + n, Some(hundredths), Flag::None)).to_vec())
}

#[test]
fn a_students_trend_is_the_mean_of_the_courses() {
    let ended = CourseRecord { ended: true, ..moving(4, 0, -4_000) };
    let courses = vec![moving(1, 10, -1_000), moving(2, 20, 100), course(3, vec![quiz(90, 10)]), ended];
    let expected = StudentTrend {
        change: Percent::hundredths(-450),
        direction: Direction::Declining,
        courses: 2,
        from: noon(11),
        to: noon(23),
    };
    assert_eq!(student_trend(&student(1, courses)), Some(expected));
    assert_eq!(student_trend(&student(1, vec![course(1, vec![quiz(1, 10)])])), None);
    assert_eq!(student_trend(&student(1, Vec::new())), None);
}

/// Changes of 2.00 and 2.01 have the mean 2.005, which is 2.01, up and down alike.
#[test]
fn the_direction_is_read_from_the_rounded_mean() {
    let mean = |a, b| student_trend(&student(1, vec![moving(1, 0, a), moving(2, 0, b)]));
    let told = |a, b| mean(a, b).map(|of| (of.change.hundredths, of.direction));
    assert_eq!(told(200, 200), Some((200, Direction::Steady)));
    assert_eq!(told(200, 201), Some((201, Direction::Improving)));
    assert_eq!(told(-200, -201), Some((-201, Direction::Declining)));
    assert_eq!(told(-200, 200), Some((0, Direction::Steady)));
}

/// A hard subject whose marks happen to come last is no fall of the student's.
#[test]
fn a_hard_subject_last_is_no_fall() {
    let same = |id, start, percent| course(id, (start..start + 3).map(|n| quiz(n, percent)).collect());
    let of = student_trend(&student(1, vec![same(1, 1, 90), same(2, 4, 60)])).expect("both have a trend");
    assert_eq!((of.change, of.direction), (Percent::whole(0), Direction::Steady));
    assert_eq!((of.from, of.to), (noon(1), noon(6)));
}
