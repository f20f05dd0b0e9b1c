//! How dates are written.

use school::{calendar::Date, clock::TimeOfDay};

/// How dates are written: with the month's name, so that nobody takes a month for a day or one calendar for the other.
pub struct DateText {
    /// Such as 25 Nov 2026, or 16 Hidar 2019.
    pub date: fn(Date) -> String,
    /// The same with the time of day.
    pub date_and_time: fn(Date, TimeOfDay) -> String,
}
