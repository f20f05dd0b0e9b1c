//! How dates are written.

use school::{
    calendar::{Calendar, Date},
    clock::TimeOfDay,
};

use crate::text::catalogue::DateText;

pub(super) const DATES: DateText = DateText { date, date_and_time };

const GREGORIAN: &[&str] = &["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const ETHIOPIAN: &[&str] = &[
    "Meskerem", "Tikimt", "Hidar", "Tahsas", "Tir", "Yekatit", "Megabit", "Miyazya", "Ginbot", "Sene", "Hamle",
    "Nehase", "Pagume",
];

/// What a calendar calls its months, from 1.
pub(super) fn month_name(calendar: Calendar, month: u8) -> &'static str {
    let months = match calendar {
        Calendar::Gregorian => GREGORIAN,
        Calendar::Ethiopian => ETHIOPIAN,
    };
    // A calendar makes no month without a name.
    months.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}

fn date(date: Date) -> String {
    format!("{} {} {}", date.day, month_name(date.calendar, date.month), date.year)
}

fn date_and_time(at: Date, time: TimeOfDay) -> String {
    format!("{}, {time:#}", date(at))
}

#[cfg(test)]
mod tests {
    use school::clock::{Instant, SchoolClock};

    use super::*;

    #[test]
    fn dates_are_written_in_words() {
        let at = Instant(1_795_588_200_000);
        let shown = |calendar| {
            let clock = SchoolClock { calendar, ..SchoolClock::default() };
            date_and_time(at.date(clock), at.time_of_day(clock))
        };
        assert_eq!(shown(Calendar::Gregorian), "25 Nov 2026, 09:30");
        assert_eq!(shown(Calendar::Ethiopian), "16 Hidar 2019, 09:30");
    }
}
