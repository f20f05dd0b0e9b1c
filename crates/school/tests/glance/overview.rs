//! A student in a few numbers and short lists.

use school::{
    glance::{CourseMark, Engagement, overview},
    grade::{Flag, Overall, Percent},
    view::{CourseRecord, PostedMark, StudentRecord},
};

use crate::{blank, course, flagged, ids, missing, noon, quiz, student};

fn selam() -> StudentRecord {
    let over = vec![quiz(1, 40), missing(2), blank(3)];
    student(
        1,
        vec![
            course(1, vec![quiz(12, 80), blank(13), missing(14), blank(15)]),
            course(2, vec![missing(11), flagged(16, Some(9_000), Flag::Late), quiz(10, 70)]),
            course(3, vec![blank(17)]),
            CourseRecord { ended: true, ..course(4, over) },
        ],
    )
}

fn columns(marks: &[CourseMark]) -> Vec<(i64, i64)> {
    marks.iter().map(|of| (of.course.0, of.mark.assessment.0)).collect()
}

/// Totals of 80, 80 and 40, one course without any. Assessed are 1 of 4, 2 of 3, none of 1, 1 of 3 columns: 5/16 of all.
#[test]
fn the_numbers_and_lists_of_one_student() {
    let found = overview(&selam(), 3);
    assert_eq!(found.overall, Overall { percent: Some(Percent::hundredths(6_667)), coverage: 31 });
    assert_eq!((found.courses, found.ended), (4, 1));
    assert_eq!(found.engagement, Some(Engagement { handed_in: 4, due: 7 }));
    assert_eq!(found.trend, None);
    assert_eq!(columns(&found.to_do), [(1, 13), (1, 15), (3, 17)]);
    assert_eq!(columns(&found.missing), [(2, 11), (1, 14)]);
    assert_eq!(columns(&found.newest), [(2, 16), (1, 14), (1, 12)]);
    assert_eq!(found.newest[0].subject, "Subject 2");
}

#[test]
fn the_newest_are_as_many_as_asked_for() {
    let newest = |most| ids(overview(&selam(), most).newest.iter().map(|of| &of.mark));
    assert_eq!(newest(0), [0_i64; 0]);
    assert_eq!(newest(1), [16]);
    assert_eq!(newest(99), [16, 14, 12, 11, 10, 2, 1]);
}

#[test]
fn of_marks_written_at_once_the_later_assessment_is_newer() {
    let at = |id, day| PostedMark { changed_at: Some(noon(day)), ..quiz(id, 50) };
    let of = student(1, vec![course(1, vec![at(5, 1), at(7, 1)]), course(2, vec![at(6, 1), at(4, 2)])]);
    assert_eq!(ids(overview(&of, 4).newest.iter().map(|of| &of.mark)), [4, 7, 6, 5]);
    let untimed = student(1, vec![course(1, vec![PostedMark { changed_at: None, ..quiz(1, 50) }])]);
    assert!(overview(&untimed, 4).newest.is_empty());
}

#[test]
fn who_has_no_course_has_nothing() {
    let found = overview(&student(1, Vec::new()), 5);
    assert_eq!(found.overall, Overall::default());
    assert_eq!((found.courses, found.ended, found.engagement, found.trend), (0, 0, None, None));
    assert!(found.to_do.is_empty() && found.missing.is_empty() && found.newest.is_empty());
}
