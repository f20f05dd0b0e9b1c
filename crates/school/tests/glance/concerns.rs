//! What is wrong in a course.

use school::{
    glance::{Concern, concerns, student_concerns},
    grade::{Basis, Direction, Flag, Percent},
    id::{AssessmentId, CourseId},
    view::CourseRecord,
};

use crate::{blank, course, flagged, missing, noon, quiz, student};

#[test]
fn a_course_that_goes_well_raises_no_concern() {
    assert_eq!(concerns(&course(1, vec![quiz(1, 80), quiz(2, 80), quiz(3, 80), blank(4)])), []);
}

#[test]
fn a_fall_has_a_number_and_two_dates() {
    // 90 against the mean of 80, 80 and 80.
    let found = concerns(&course(1, vec![quiz(10, 90), quiz(20, 80), quiz(30, 80), quiz(40, 80)]));
    let [Concern::Falling(fall)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((fall.trend.change, fall.trend.direction), (Percent::whole(-10), Direction::Declining));
    assert_eq!((fall.from, fall.to), (noon(10), noon(40)));
}

#[test]
fn a_fall_of_two_points_is_none() {
    let two_marks = concerns(&course(1, vec![quiz(1, 90), quiz(2, 60)]));
    assert_eq!(two_marks, [], "two marks are no trend");
    let fallen = |by: i64| {
        let later = |id| flagged(id, Some(9_000 - by), Flag::None);
        concerns(&course(1, vec![quiz(1, 90), later(2), later(3)])).len()
    };
    assert_eq!([200, 201].map(fallen), [0, 1]);
}

#[test]
fn the_missing_are_named_the_longest_missing_first() {
    let beside_a_zero = flagged(3, Some(0), Flag::Missing);
    let found = concerns(&course(1, vec![quiz(1, 100), missing(9), quiz(2, 100), beside_a_zero, blank(4)]));
    let missed = Concern::Missing(vec![AssessmentId(3), AssessmentId(9)]);
    // 100 against the mean of 100 and 0; the zero counts, so it is a fall too.
    assert_eq!(found.first(), Some(&missed));
    assert!(matches!(found.as_slice(), [_, Concern::Falling(_)]), "{found:?}");
}

#[test]
fn nothing_counts_is_a_concern_of_its_own() {
    assert_eq!(concerns(&course(1, Vec::new())), [Concern::NotAssessed]);
    assert_eq!(concerns(&course(1, vec![blank(1), flagged(2, Some(500), Flag::Excused)])), [Concern::NotAssessed]);
    assert_eq!(concerns(&course(1, vec![missing(1)])), [Concern::Missing(vec![AssessmentId(1)]), Concern::NotAssessed]);
}

/// In the final total what is missing is a zero: it is assessed, and fails.
#[test]
fn once_the_term_is_closed_missing_work_is_under_the_pass_mark() {
    let closed = CourseRecord { basis: Basis::Final, ..course(1, vec![missing(1)]) };
    let under = Concern::UnderPass { overall: Percent::whole(0), least_pass: Percent::whole(50) };
    assert_eq!(concerns(&closed), [under, Concern::Missing(vec![AssessmentId(1)])]);
}

#[test]
fn a_course_that_is_over_raises_no_concern() {
    let over = |marks| concerns(&CourseRecord { ended: true, ..course(1, marks) });
    assert_eq!(over(vec![quiz(1, 60), quiz(2, 20), quiz(3, 20), missing(4)]), []);
    assert_eq!(over(Vec::new()), []);
}

#[test]
fn all_kinds_at_once_stand_in_the_order_of_seriousness() {
    let found = concerns(&course(1, vec![quiz(1, 60), quiz(2, 20), quiz(3, 20), missing(4)]));
    assert!(matches!(found.as_slice(), [Concern::UnderPass { .. }, Concern::Missing(_), Concern::Falling(_)]));
}

#[test]
fn a_students_concerns_are_the_worst_of_each_kind_first() {
    let courses = vec![
        course(1, Vec::new()),
        course(2, vec![quiz(1, 40)]),
        course(3, vec![missing(2), quiz(3, 90)]),
        course(4, vec![quiz(4, 10), missing(5), missing(6)]),
        course(5, vec![quiz(7, 90), quiz(8, 80), quiz(9, 80)]),
        course(6, vec![quiz(10, 90), quiz(11, 70), quiz(12, 70)]),
        course(7, vec![quiz(13, 40)]),
    ];
    let told: Vec<(CourseId, &str)> = student_concerns(&student(1, courses))
        .iter()
        .map(|of| {
            let kind = match of.concern {
                Concern::UnderPass { .. } => "under",
                Concern::Missing(_) => "missing",
                Concern::Falling(_) => "falling",
                Concern::NotAssessed => "not assessed",
            };
            (of.course, kind)
        })
        .collect();
    let expected = [
        (4, "under"),
        (2, "under"),
        (7, "under"),
        (4, "missing"),
        (3, "missing"),
        (6, "falling"),
        (5, "falling"),
        (1, "not assessed"),
    ];
    assert_eq!(told, expected.map(|(id, kind)| (CourseId(id), kind)));
}
