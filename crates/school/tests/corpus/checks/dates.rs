//! Dates and times of day as forms send them. The first line is a date or a time; the second one is a time, too.

use school::{
    alert::{AlertProblem, WallTime},
    calendar::{Calendar, Day},
    clock::{Instant, SchoolClock},
    view::SaveQuiet,
};

const MONTHS: [i64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

pub fn check(bytes: &[u8]) {
    let text = super::text(bytes);
    let (first, second) = super::head(&text);
    let day = Day::from_iso(first);
    assert_eq!(day, counted(first), "{first:?}");
    if let Some(day) = day {
        assert_eq!(day.iso(), first);
        stands_in_its_calendars(day);
    }
    let [from, until] = [first, second].map(|text| {
        let time = WallTime::typed(text);
        assert_eq!(time.map(i64::from), minutes(text), "{text:?}");
        if let Some(time) = time {
            assert_eq!(WallTime::typed(&time.to_string()), Some(time), "{text:?}");
            assert_eq!(WallTime::try_from(i64::from(time)), Ok(time));
            super::reads_back(&time);
        }
        time
    });
    let typed = SaveQuiet { on: true, from: first.to_owned(), until: second.to_owned() };
    match (typed.read(), from.zip(until)) {
        (Ok(Some(hours)), Some(times)) => assert_eq!((hours.from(), hours.until()), times),
        (Err(AlertProblem::NoHours), Some((from, until))) => assert_eq!(from, until),
        (Err(AlertProblem::Time), None) => {}
        (read, times) => panic!("{typed:?} became {read:?}; it is {times:?}"),
    }
    assert_eq!(SaveQuiet { on: false, ..typed }.read(), Ok(None), "hours that are off say nothing");
}

/// A date of four, two and two digits that exists, by counting its days.
fn counted(text: &str) -> Option<Day> {
    let digits = |at: std::ops::Range<usize>| text.get(at).filter(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let number = |at| digits(at)?.parse::<i64>().ok();
    if text.len() != 10 || text.get(4..5) != Some("-") || text.get(7..8) != Some("-") {
        return None;
    }
    let (year, month, day) = (number(0..4)?, usize::try_from(number(5..7)?).ok()?, number(8..10)?);
    let is_leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let leap_day = i64::from(is_leap(year));
    let length = MONTHS.get(month.checked_sub(1)?)? + if month == 2 { leap_day } else { 0 };
    if !(1..=length).contains(&day) {
        return None;
    }
    // The years from 0 on, which is a leap year.
    let leaps = (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
    let months: i64 = MONTHS[..month - 1].iter().sum::<i64>() + if month > 2 { leap_day } else { 0 };
    Some(Day(year * 365 + leaps + months + day - 1 - 719_528))
}

/// The day after has the next date, in both calendars.
fn stands_in_its_calendars(day: Day) {
    for calendar in Calendar::ALL {
        let (today, next) = (calendar.date(day), calendar.date(Day(day.0 + 1)));
        let months = if calendar == Calendar::Ethiopian { 13 } else { 12 };
        assert!((1..=months).contains(&today.month) && (1..=31).contains(&today.day), "{today:?}");
        let goes_on = (next.year, next.month, next.day) == (today.year, today.month, today.day + 1);
        let month_ends = (next.month, next.day) == (today.month + 1, 1) && next.year == today.year;
        let year_ends = (next.year, next.month, next.day) == (today.year + 1, 1, 1) && today.month == months;
        assert!(goes_on || month_ends || year_ends, "{today:?}, then {next:?}");
    }
    let noon = Instant(day.0 * 86_400_000 + 12 * 3_600_000);
    let utc = SchoolClock { offset_minutes: 0, calendar: Calendar::Gregorian };
    assert_eq!((noon.day(utc), noon.utc()), (day, format!("{}T12:00:00Z", day.iso())));
}

/// A time of day, in minutes: one or two digits, a colon, one or two digits; seconds only where they are none.
fn minutes(text: &str) -> Option<i64> {
    let parts: Vec<&str> = text.trim().split(':').collect();
    let (hour, minute) = match parts[..] {
        [hour, minute] | [hour, minute, "00"] => (hour, minute),
        _ => return None,
    };
    let number = |text: &str, below: i64| {
        match text.as_bytes() {
            [a @ b'0'..=b'9'] => Some(i64::from(a - b'0')),
            [a @ b'0'..=b'9', b @ b'0'..=b'9'] => Some(i64::from(a - b'0') * 10 + i64::from(b - b'0')),
            _ => None,
        }
        .filter(|n| *n < below)
    };
    Some(number(hour, 24)? * 60 + number(minute, 60)?)
}
