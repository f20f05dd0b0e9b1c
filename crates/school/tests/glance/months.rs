//! The average by month.

use school::{
    calendar::{Calendar, Day},
    clock::{Instant, SchoolClock},
    glance::{MonthAverage, monthly},
    grade::{Flag, Points},
    view::PostedMark,
};

use crate::{DAY, blank, flagged, missing, quiz};

const LONDON: SchoolClock = SchoolClock { offset_minutes: 0, calendar: Calendar::Gregorian };

fn start_of(iso: &str) -> Instant {
    Instant(Day::from_iso(iso).expect("a date").0 * DAY)
}

fn on(iso: &str, mark: PostedMark) -> PostedMark {
    PostedMark { changed_at: Some(start_of(iso)), ..mark }
}

fn told(months: &[MonthAverage]) -> Vec<(i64, u8, i64, u32)> {
    months.iter().map(|of| (of.year, of.month, of.average.hundredths, of.marks)).collect()
}

#[test]
fn months_have_their_year_and_the_oldest_is_first() {
    let marks = [
        on("2026-11-03", quiz(1, 40)),
        on("2025-11-30", quiz(2, 90)),
        on("2026-01-31", quiz(3, 70)),
        on("2025-11-01", quiz(4, 80)),
    ];
    assert_eq!(told(&monthly(&marks, LONDON)), [(2025, 11, 8_500, 2), (2026, 1, 7_000, 1), (2026, 11, 4_000, 1)]);
    assert_eq!(monthly([], LONDON), []);
}

#[test]
fn only_marks_that_count_are_averaged() {
    let marks = [
        on("2025-11-03", flagged(1, Some(0), Flag::Excused)),
        on("2025-11-03", missing(2)),
        on("2025-11-03", blank(3)),
        on("2025-11-03", PostedMark { max: Points::whole(0), ..quiz(4, 0) }),
        PostedMark { changed_at: None, ..quiz(5, 0) },
    ];
    assert_eq!(monthly(&marks, LONDON), []);
    let late = on("2025-11-03", flagged(6, Some(5_000), Flag::Late));
    assert_eq!(told(&monthly([&late], LONDON)), [(2025, 11, 5_000, 1)]);
}

/// Percentages of 49.49 and 49.50 have the mean 49.495; thirds are exact until the end: 1/3 + 1/6 is a half.
#[test]
fn it_is_rounded_once_half_up() {
    let of = |hundredths: &[(i64, i64)]| {
        let mark = |(n, (points, max)): (usize, &(i64, i64))| {
            let id = i64::try_from(n).expect("a few");
            PostedMark { max: Points::hundredths(*max), ..on("2025-11-03", flagged(id, Some(*points), Flag::None)) }
        };
        let marks: Vec<PostedMark> = hundredths.iter().enumerate().map(mark).collect();
        monthly(&marks, LONDON)[0].average.hundredths
    };
    assert_eq!(of(&[(4_949, 10_000), (4_950, 10_000)]), 4_950);
    assert_eq!(of(&[(4_949, 10_000), (4_949, 10_000), (4_950, 10_000)]), 4_949);
    assert_eq!(of(&[(4_950, 10_000)]), 4_950, "no policy lifts it");
    assert_eq!(of(&[(100, 300), (100, 600)]), 2_500);
}

#[test]
fn the_month_is_that_of_the_clock_at_the_school() {
    let last_second = PostedMark { changed_at: Some(Instant(start_of("2025-12-01").0 - 1_000)), ..quiz(1, 50) };
    let month = |clock| told(&monthly([&last_second], clock));
    assert_eq!(month(LONDON), [(2025, 11, 5_000, 1)]);
    assert_eq!(month(SchoolClock::default()), [(2025, 12, 5_000, 1)], "Addis Ababa is three hours ahead");
    let addis_ababa = SchoolClock { offset_minutes: 180, ..LONDON };
    let new_year = PostedMark { changed_at: Some(Instant(start_of("2026-01-01").0 - 10_800_000)), ..quiz(1, 50) };
    assert_eq!(told(&monthly([&new_year], addis_ababa)), [(2026, 1, 5_000, 1)]);
}

/// 2025-11-10 is 1 Hidar 2018; 9 November is the last of Tikimt.
#[test]
fn an_ethiopian_clock_has_ethiopian_months() {
    let ethiopian = SchoolClock { calendar: Calendar::Ethiopian, ..LONDON };
    let marks = [on("2025-11-09", quiz(1, 50)), on("2025-11-10", quiz(2, 70)), on("2025-11-30", quiz(3, 80))];
    assert_eq!(told(&monthly(&marks, ethiopian)), [(2018, 2, 5_000, 1), (2018, 3, 7_500, 2)]);
    assert_eq!(told(&monthly(&marks, LONDON)), [(2025, 11, 6_667, 3)]);
    assert!(monthly(&marks, ethiopian).iter().all(|of| of.calendar == Calendar::Ethiopian));
}
