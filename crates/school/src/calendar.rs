//! Two calendars over one count of days: the Gregorian and the Ethiopian.
//!
//! Invariant: a date is made by a calendar from a day, so it is one that exists.

pub mod iso_or_blank;

use serde::{Deserialize, Serialize};

/// A day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub i64);

/// A calendar that a school can show dates in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Calendar {
    /// 12 months; the one of browsers and files.
    #[default]
    Gregorian,
    /// 12 months of 30 days and one of 5 or 6, seven or eight years behind.
    Ethiopian,
}

/// A date of one calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// Whose months these are.
    pub calendar: Calendar,
    /// The year, of the calendar's own era.
    pub year: i64,
    /// From 1; to 12, or to 13 in the Ethiopian calendar.
    pub month: u8,
    /// From 1.
    pub day: u8,
}

/// 1 Meskerem 1, Amete Mihret, as a day; the first day of a four-year cycle is a year after the leap day's.
const ETHIOPIAN_EPOCH: i64 = -716_367;

/// The characters of `yyyy-mm-dd`.
const ISO_LENGTH: usize = 10;

impl Calendar {
    /// Both, in the order in which a form offers them.
    pub const ALL: [Calendar; 2] = [Calendar::Gregorian, Calendar::Ethiopian];

    /// The name in the database and on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Calendar::Gregorian => "gregorian",
            Calendar::Ethiopian => "ethiopian",
        }
    }

    /// Reads a stored or sent name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|calendar| calendar.name() == name)
    }

    /// The date of a day.
    #[must_use]
    pub fn date(self, day: Day) -> Date {
        match self {
            Calendar::Gregorian => gregorian(day),
            Calendar::Ethiopian => ethiopian(day),
        }
    }
}

impl Day {
    /// The day as files and date fields write it, `yyyy-mm-dd` in the Gregorian calendar.
    #[must_use]
    pub fn iso(self) -> String {
        let Date { year, month, day, .. } = gregorian(self);
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// Reads `yyyy-mm-dd` of the Gregorian calendar; none for what is no such date.
    #[must_use]
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-').map(|part| part.parse::<u16>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        let day = day_of_gregorian(i64::from(year), i64::from(month), i64::from(day));
        // A 30 February comes out as a day in March, and so does not read back. A year of five digits is a slip.
        (text.len() == ISO_LENGTH && day.iso() == text).then_some(day)
    }
}

/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March, so the leap day is the last.
fn gregorian(day: Day) -> Date {
    let shifted = day.0 + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Date { calendar: Calendar::Gregorian, year, month: small(month), day: small(day) }
}

/// The same the other way; what overflows a month counts on into the next.
fn day_of_gregorian(year: i64, month: i64, day: i64) -> Day {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let shifted_month = (month + 9).rem_euclid(12);
    let day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Day(era * 146_097 + day_of_era - 719_468)
}

/// Every month has 30 days; the thirteenth takes what is left: five, or six in the third year of four.
fn ethiopian(day: Day) -> Date {
    let since = day.0 - ETHIOPIAN_EPOCH;
    let year = (4 * since + 1_463).div_euclid(1_461);
    let day_of_year = since - (365 * (year - 1) + year.div_euclid(4));
    let (month, day) = (day_of_year / 30 + 1, day_of_year % 30 + 1);
    Date { calendar: Calendar::Ethiopian, year, month: small(month), day: small(day) }
}

/// A month or a day of the month, which both calendars keep below 32.
fn small(n: i64) -> u8 {
    u8::try_from(n).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ethiopian_days_that_everybody_knows() {
        for (iso, year, month, day) in [
            // The millennium, both leap days around it, and an ordinary new year.
            ("2007-09-11", 1999, 13, 6),
            ("2007-09-12", 2000, 1, 1),
            ("2008-09-11", 2001, 1, 1),
            ("2019-09-11", 2011, 13, 6),
            ("2026-01-07", 2018, 4, 29),
            ("2026-11-25", 2019, 3, 16),
        ] {
            let found = Calendar::Ethiopian.date(Day::from_iso(iso).expect("a date"));
            assert_eq!((found.year, found.month, found.day), (year, month, day), "{iso}");
        }
    }

    #[test]
    fn a_date_field_reads_back_or_is_refused() {
        for iso in ["1970-01-01", "2000-02-29", "2024-12-31", "0001-01-01"] {
            assert_eq!(Day::from_iso(iso).map(Day::iso).as_deref(), Some(iso));
        }
        assert_eq!(Day::from_iso("1970-01-02"), Some(Day(1)));
        let wrong = ["", "2026", "2026-02-30", "2026-13-01", "2026-00-10", "2026-1-5", "+026-01-05", "-001-01-01"];
        for wrong in wrong.into_iter().chain(["20266-01-05", "65535-12-31"]) {
            assert_eq!(Day::from_iso(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_name_reads_back() {
        for calendar in Calendar::ALL {
            assert_eq!(Calendar::from_name(calendar.name()), Some(calendar));
            assert_eq!(serde_json::to_value(calendar).ok(), Some(calendar.name().into()));
        }
    }
}
