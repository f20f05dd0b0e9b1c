//! Both calendars, day by day, against the Unicode project's own.

use icu_calendar::{
    AsCalendar, Date, Iso,
    cal::{Ethiopian, EthiopianEraStyle},
};
use school::calendar::{Calendar, Day};

/// From 1890 to 2054: more than a school's records hold.
#[test]
fn sixty_thousand_days_are_the_unicode_projects() {
    let first = Day::from_iso("1890-01-01").expect("a date");
    let theirs = Date::try_new_iso(1890, 1, 1).expect("a date").to_rata_die();
    let ethiopian = Ethiopian::new_with_era_style(EthiopianEraStyle::AmeteMihret);
    for n in 0..60_000 {
        let (day, theirs) = (Day(first.0 + n), theirs + n);
        assert_eq!(ours(Calendar::Gregorian, day), of(Date::from_rata_die(theirs, Iso)), "{day:?}");
        assert_eq!(ours(Calendar::Ethiopian, day), of(Date::from_rata_die(theirs, ethiopian)), "{day:?}");
        assert_eq!(Day::from_iso(&day.iso()), Some(day));
    }
}

fn ours(calendar: Calendar, day: Day) -> (i64, u8, u8) {
    let date = calendar.date(day);
    (date.year, date.month, date.day)
}

fn of<C: AsCalendar>(date: Date<C>) -> (i64, u8, u8) {
    (date.year().era().map_or(0, |era| i64::from(era.year)), date.month().ordinal, date.day_of_month().0)
}
