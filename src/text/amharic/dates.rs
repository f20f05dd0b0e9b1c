//! How dates are written: the month before the day, and the era with which each calendar is told from the other.

use school::{
    calendar::{Calendar, Date},
    clock::TimeOfDay,
};

use crate::text::catalogue::DateText;

pub(super) const DATES: DateText = DateText { date, date_and_time };

const GREGORIAN: &[&str] =
    &["ጃንዩዋሪ", "ፌብሩዋሪ", "ማርች", "ኤፕሪል", "ሜይ", "ጁን", "ጁላይ", "ኦገስት", "ሴፕቴምበር", "ኦክቶበር", "ኖቬምበር", "ዲሴምበር"];
const ETHIOPIAN: &[&str] =
    &["መስከረም", "ጥቅምት", "ኅዳር", "ታኅሣሥ", "ጥር", "የካቲት", "መጋቢት", "ሚያዝያ", "ግንቦት", "ሰኔ", "ሐምሌ", "ነሐሴ", "ጳጉሜን"];

/// A month of a year of a calendar.
pub(super) fn month_of_year(calendar: Calendar, year: i64, month: u8) -> String {
    let (month, era) = named(calendar, month);
    format!("{month} {year} {era}")
}

fn date(date: Date) -> String {
    let (month, era) = named(date.calendar, date.month);
    format!("{month} {} ቀን {} {era}", date.day, date.year)
}

/// What a calendar calls a month, from 1, and its era.
fn named(calendar: Calendar, month: u8) -> (&'static str, &'static str) {
    let (months, era) = match calendar {
        Calendar::Gregorian => (GREGORIAN, "እ.ኤ.አ."),
        Calendar::Ethiopian => (ETHIOPIAN, "ዓ.ም."),
    };
    // A calendar makes no month without a name.
    (months.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default(), era)
}

/// The clock is the 24 hours' one: a day that begins at six in the morning would be taken for it, or it for that.
fn date_and_time(at: Date, time: TimeOfDay) -> String {
    format!("{}፣ {time:#}", date(at))
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
        assert_eq!(shown(Calendar::Gregorian), "ኖቬምበር 25 ቀን 2026 እ.ኤ.አ.፣ 09:30");
        assert_eq!(shown(Calendar::Ethiopian), "ኅዳር 16 ቀን 2019 ዓ.ም.፣ 09:30");
    }

    #[test]
    fn every_month_has_its_name() {
        let of = |calendar, month| date(Date { calendar, year: 2019, month, day: 1 });
        assert_eq!(of(Calendar::Ethiopian, 1), "መስከረም 1 ቀን 2019 ዓ.ም.");
        assert_eq!(of(Calendar::Ethiopian, 13), "ጳጉሜን 1 ቀን 2019 ዓ.ም.");
        assert_eq!(of(Calendar::Gregorian, 12), "ዲሴምበር 1 ቀን 2019 እ.ኤ.አ.");
    }
}
