//! How much of what was due came.

use school::{
    glance::{Engagement, engagement},
    grade::{Flag, Percent},
};

use crate::{blank, flagged, missing, quiz};

#[test]
fn what_each_flag_counts() {
    use Flag::{Absent, Excused, Incomplete, Late, Missing, None as Plain};
    let with = |handed_in, due| (due > 0).then_some(Engagement { handed_in, due });
    for (flag, blank, scored) in [
        (Plain, with(0, 0), with(1, 1)),
        (Excused, with(0, 0), with(0, 0)),
        (Missing, with(0, 1), with(0, 1)),
        (Late, with(1, 1), with(1, 1)),
        (Absent, with(0, 1), with(0, 1)),
        (Incomplete, with(1, 1), with(1, 1)),
    ] {
        assert_eq!(engagement([&flagged(1, None, flag)]), blank, "{flag:?} alone");
        assert_eq!(engagement([&flagged(1, Some(0), flag)]), scored, "{flag:?} beside a zero");
    }
}

#[test]
fn it_is_what_came_of_what_was_due() {
    let late = flagged(3, None, Flag::Late);
    let excused = flagged(4, None, Flag::Excused);
    let marks = [quiz(1, 10), missing(2), late, excused, blank(5), blank(6)];
    let found = engagement(&marks).expect("three were due");
    assert_eq!((found.handed_in, found.due, found.percent()), (2, 3, Percent::hundredths(6_667)));
}

#[test]
fn nothing_due_is_no_engagement() {
    assert_eq!(engagement([]), None);
    assert_eq!(engagement(&[blank(1), flagged(2, Some(100), Flag::Excused)]), None);
    assert_eq!(Engagement::default().percent(), Percent::whole(0));
}

#[test]
fn its_one_rounding_is_half_up() {
    let of = |handed_in, due| Engagement { handed_in, due }.percent().hundredths;
    assert_eq!([of(1, 3), of(1, 8), of(1, 32), of(7, 7)], [3_333, 1_250, 313, 10_000]);
}
