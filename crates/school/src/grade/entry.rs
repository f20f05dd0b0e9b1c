//! What a teacher may type into a cell.

use serde::{Deserialize, Serialize};

use super::{Percent, Points};

/// What a teacher says about a mark, beside its points. A flag never clears a score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// Nothing to say.
    #[default]
    None,
    /// Counts in neither direction, even beside points.
    Excused,
    /// Was due and did not come.
    Missing,
    /// Came late.
    Late,
    /// The student was not there.
    Absent,
    /// Came, but not whole.
    Incomplete,
}

impl Flag {
    /// Every flag with its name in the database and the two letters typed for it.
    pub const CODES: [(Flag, &'static str, &'static str); 6] = [
        (Flag::None, "", ""),
        (Flag::Excused, "excused", "EX"),
        (Flag::Missing, "missing", "MI"),
        (Flag::Late, "late", "LA"),
        (Flag::Absent, "absent", "AB"),
        (Flag::Incomplete, "incomplete", "IN"),
    ];

    /// The name in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::CODES.into_iter().find(|(flag, ..)| *flag == self).map_or("", |(_, name, _)| name)
    }

    /// The letters that a cell shows and takes.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::CODES.into_iter().find(|(flag, ..)| *flag == self).map_or("", |(.., code)| code)
    }

    /// Reads a stored name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::CODES.into_iter().find(|(_, stored, _)| *stored == name).map(|(flag, ..)| flag)
    }
}

/// What a cell holds: points or none, and a flag. Neither is "not yet".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Mark {
    /// The points earned, if any were given.
    pub points: Option<Points>,
    /// What the teacher says about it.
    pub flag: Flag,
}

impl Mark {
    /// A plain mark of so many points.
    #[must_use]
    pub const fn points(points: Points) -> Self {
        Self { points: Some(points), flag: Flag::None }
    }

    /// Whether the cell says nothing yet.
    #[must_use]
    pub fn is_blank(self) -> bool {
        self == Self::default()
    }

    /// The text that a cell shows: "17.5", "EX", "12 LA", "".
    #[must_use]
    pub fn shown(self) -> String {
        match (self.points, self.flag.code()) {
            (None, code) => code.to_owned(),
            (Some(points), "") => points.to_string(),
            (Some(points), code) => format!("{points} {code}"),
        }
    }
}

/// Why a typed mark was refused; what was typed is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum EntryProblem {
    #[error("not a number of points")]
    NotANumber,
    #[error("below zero")]
    Negative,
    #[error("more than the assessment's maximum")]
    AboveMax,
    #[error("more than two decimals")]
    TooFine,
    #[error("out of zero")]
    OutOfZero,
}

/// Reads what was typed into a cell of an assessment with `max` points.
///
/// Takes "17", "17.5", "17,5", "17/20" (scaled to the maximum), "85%", a flag's letters, a number with a flag's letters, and blank.
///
/// # Errors
/// Everything else is refused with a reason, never coerced.
pub fn parse_entry(typed: &str, max: Points) -> Result<Mark, EntryProblem> {
    let text = typed.trim();
    let (number, flag) = split_flag(text);
    if number.is_empty() {
        return Ok(Mark { points: None, flag });
    }
    let points = parse_points(number, max)?;
    if points > max {
        return Err(EntryProblem::AboveMax);
    }
    Ok(Mark { points: Some(points), flag })
}

/// Parts "12 LA" into its number and its flag.
fn split_flag(text: &str) -> (&str, Flag) {
    for (flag, _, code) in Flag::CODES.into_iter().skip(1) {
        let Some(split) = text.len().checked_sub(code.len()).filter(|at| text.is_char_boundary(*at)) else {
            continue;
        };
        let (number, letters) = text.split_at(split);
        if letters.eq_ignore_ascii_case(code) && (number.is_empty() || number.ends_with(' ')) {
            return (number.trim_end(), flag);
        }
    }
    (text, Flag::None)
}

fn parse_points(text: &str, max: Points) -> Result<Points, EntryProblem> {
    if let Some(percent) = text.strip_suffix('%') {
        let share = Percent::hundredths(parse_hundredths(percent.trim_end())?);
        return scale(share.hundredths, Percent::whole(100).hundredths, max);
    }
    if let Some((part, whole)) = text.split_once('/') {
        let (part, whole) = (parse_hundredths(part.trim_end())?, parse_hundredths(whole.trim_start())?);
        return if whole == 0 { Err(EntryProblem::OutOfZero) } else { scale(part, whole, max) };
    }
    parse_hundredths(text).map(Points::hundredths)
}

/// `part` of `whole`, of `max` points: exact, or refused as too fine.
fn scale(part: i64, whole: i64, max: Points) -> Result<Points, EntryProblem> {
    if part > whole {
        return Err(EntryProblem::AboveMax);
    }
    let scaled = i128::from(part) * i128::from(max.hundredths);
    if scaled % i128::from(whole) != 0 {
        return Err(EntryProblem::TooFine);
    }
    i64::try_from(scaled / i128::from(whole)).map(Points::hundredths).map_err(|_| EntryProblem::AboveMax)
}

/// Reads a plain decimal with at most two decimals, point or comma.
fn parse_hundredths(text: &str) -> Result<i64, EntryProblem> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let dangling = digits.len() > whole.len() && fraction.is_empty();
    if whole.is_empty() || dangling || !(whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit())) {
        return Err(EntryProblem::NotANumber);
    }
    if negative {
        return Err(EntryProblem::Negative);
    }
    // Trailing zeros are decimals too: "1,000" is not one point.
    if fraction.len() > 2 {
        return Err(EntryProblem::TooFine);
    }
    let significant = whole.trim_start_matches('0');
    if significant.len() > 9 {
        return Err(EntryProblem::AboveMax);
    }
    let digit = |b: u8| i64::from(b - b'0');
    let whole = significant.bytes().fold(0, |sum, b| sum * 10 + digit(b));
    let hundredths = fraction.bytes().zip([10, 1]).map(|(b, unit)| digit(b) * unit).sum::<i64>();
    Ok(whole * 100 + hundredths)
}
