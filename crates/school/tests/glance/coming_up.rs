//! What a student has ahead.

use school::{
    calendar::Day,
    glance::coming_up,
    view::{CourseRecord, PostedMark},
};

use crate::{blank, course, ids, quiz, student};

fn on(day: i64, mark: PostedMark) -> PostedMark {
    PostedMark { held_on: Some(Day(day)), ..mark }
}

#[test]
fn what_is_held_from_today_on_without_a_mark_is_coming_up() {
    let over = CourseRecord { ended: true, ..course(3, vec![on(12, blank(30))]) };
    let of = student(
        1,
        vec![
            course(1, vec![on(12, blank(10)), on(9, blank(11)), on(11, quiz(12, 50)), blank(13)]),
            course(2, vec![on(10, blank(20)), on(12, blank(21))]),
            over,
        ],
    );
    let ahead = |today, most| ids(coming_up(&of, Day(today), most).iter().map(|of| &of.mark));
    assert_eq!(ahead(10, 9), [20, 10, 21], "today's counts, yesterday's does not");
    assert_eq!(ahead(10, 1), [20]);
    assert_eq!(ahead(13, 9), [0_i64; 0]);
}
