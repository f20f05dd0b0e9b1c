//! The average of the marks that were written in a month.

use std::collections::BTreeMap;

use crate::{
    calendar::Calendar,
    clock::SchoolClock,
    grade::{Fraction, Percent},
    view::PostedMark,
};

/// A month with its year and the average of its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthAverage {
    /// Whose month it is.
    pub calendar: Calendar,
    /// The year, of the calendar's own era.
    pub year: i64,
    /// From 1.
    pub month: u8,
    /// The mean of the marks' percentages, rounded once, half up. It is no total: no policy weighs, drops or lifts.
    pub average: Percent,
    /// On how many marks it rests.
    pub marks: u32,
}

/// The averages by month, the oldest first; a month in which no mark that counts was written is left out.
///
/// A mark belongs to the month in which it was written, by the school's clock. The calendar is the clock's: who wants Gregorian
/// months of a school with another calendar gives a clock with that one.
#[must_use]
pub fn monthly<'a>(marks: impl IntoIterator<Item = &'a PostedMark>, clock: SchoolClock) -> Vec<MonthAverage> {
    let mut months: BTreeMap<(i64, u8), (Fraction, u32)> = BTreeMap::new();
    for posted in marks {
        let (Some(written), Some(share)) = (posted.changed_at, posted.scored().share()) else { continue };
        let date = written.date(clock);
        let (sum, marks) = months.entry((date.year, date.month)).or_insert_with(|| (Fraction::zero(), 0));
        *sum = sum.plus(&share);
        *marks = marks.saturating_add(1);
    }
    let average = |((year, month), (sum, marks)): ((i64, u8), (Fraction, u32))| {
        let average = sum.divided_by(marks).rounded();
        MonthAverage { calendar: clock.calendar, year, month, average, marks }
    };
    months.into_iter().map(average).collect()
}
