//! What a week brought a student.

use school::{
    calendar::Day,
    clock::{Instant, SchoolClock},
    digest::WEEK,
    glance::week,
    view::PostedMark,
};

use crate::{blank, course, ids, quiz, student};

const UNTIL: Instant = Instant(1_795_784_400_000);

fn written(since: i64, mark: PostedMark) -> PostedMark {
    PostedMark { changed_at: Some(UNTIL.plus_millis(since)), ..mark }
}

#[test]
fn a_week_has_the_marks_that_were_written_in_it_and_what_is_ahead_of_its_end() {
    let today = UNTIL.day(SchoolClock::default());
    let ahead = |days: i64, id| PostedMark { held_on: Some(Day(today.0 + days)), ..blank(id) };
    let of = student(
        1,
        vec![
            course(1, vec![written(0, quiz(10, 80)), written(1, quiz(11, 80)), written(-WEEK, quiz(12, 80))]),
            course(2, vec![written(1 - WEEK, quiz(20, 40)), written(-5, blank(21)), ahead(3, 22), ahead(-1, 23)]),
        ],
    );
    let week = week(&of, UNTIL, SchoolClock::default());
    assert_eq!(ids(week.marks.iter().map(|of| &of.mark)), [20, 10], "its first moment is the week's before");
    assert_eq!(ids(week.ahead.iter().map(|of| &of.mark)), [22]);
    assert!(week.overall.percent.is_some());
    assert!(
        week.concerns.iter().all(|of| of.course.0 == 2) && !week.concerns.is_empty(),
        "40 % is under the pass mark"
    );
}
