//! Which child comes first.

use school::{
    glance::by_need,
    id::SchoolId,
    view::{CourseRecord, StudentRecord},
};

use crate::{course, missing, quiz, student};

fn order(students: &[StudentRecord]) -> Vec<i64> {
    by_need(students).iter().map(|child| child.record.student.0).collect()
}

fn at(id: i64, percent: i64) -> CourseRecord {
    course(id, vec![quiz(id, percent)])
}

fn falling(id: i64, by: i64) -> CourseRecord {
    course(id, vec![quiz(1, 95), quiz(2, 95 - by), quiz(3, 95 - by)])
}

/// Each child differs from the next by one step of the rule.
#[test]
fn each_step_of_the_rule_decides_where_those_before_are_level() {
    let ranked = vec![
        student(20, vec![at(1, 49), at(2, 49)]),
        student(19, vec![at(1, 49), course(2, vec![quiz(1, 100), missing(2), missing(3)])]),
        student(18, vec![at(1, 49), course(2, vec![quiz(1, 90), missing(2)])]),
        student(17, vec![course(1, vec![quiz(1, 90), missing(2)])]),
        student(16, vec![falling(1, 5), falling(2, 5)]),
        student(15, vec![falling(1, 30), at(2, 90)]),
        student(14, vec![falling(1, 10), course(2, Vec::new())]),
        student(13, vec![course(1, Vec::new()), course(2, Vec::new())]),
        student(12, vec![at(1, 100), course(2, Vec::new())]),
        student(11, vec![at(1, 50)]),
        student(10, vec![at(1, 51)]),
        student(2, vec![at(1, 100)]),
        student(3, vec![at(1, 100)]),
        student(1, Vec::new()),
    ];
    let expected: Vec<i64> = ranked.iter().map(|student| student.student.0).collect();
    for shift in 0..ranked.len() {
        let mut given = ranked.clone();
        given.rotate_left(shift);
        assert_eq!(order(&given), expected);
        given.reverse();
        assert_eq!(order(&given), expected);
    }
}

#[test]
fn what_is_over_puts_nobody_first() {
    let failed = CourseRecord { ended: true, ..at(1, 10) };
    let children = [student(1, vec![failed, at(2, 90)]), student(2, vec![course(1, vec![missing(1), quiz(2, 95)])])];
    assert_eq!(order(&children), [2, 1]);
}

#[test]
fn of_two_schools_the_ids_decide() {
    let there = |id, school| StudentRecord { school: SchoolId(school), ..student(id, vec![at(1, 70)]) };
    let children = [there(7, 2), there(9, 1), there(7, 1)];
    let ids = |child: &StudentRecord| (child.school.0, child.student.0);
    let found: Vec<_> = by_need(&children).iter().map(|child| ids(child.record)).collect();
    assert_eq!(found, [(1, 7), (1, 9), (2, 7)]);
}

#[test]
fn why_stands_beside_each_child() {
    let children = [student(1, vec![at(1, 90)]), student(2, vec![at(1, 20)])];
    let found: Vec<_> = by_need(&children).iter().map(|child| (child.record.student.0, child.concerns.len())).collect();
    assert_eq!(found, [(2, 1), (1, 0)]);
    assert_eq!(order(&[]), [0_i64; 0]);
}
