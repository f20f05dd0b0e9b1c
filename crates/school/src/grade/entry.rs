//! What a teacher may type into a cell.
//!
//! | typed | what it does |
//! | --- | --- |
//! | `17` `17.5` `17,5` | these points, and no flag |
//! | `17/20` `85%` | this share of the assessment's maximum, exactly, and no flag |
//! | `EX` `MI` `LA` `AB` `IN` | excused, missing, late, absent, incomplete; points that are there stay |
//! | `*` `/` | late, missing, as hot keys of a peer have it (PowerTeacher Pro) |
//! | `.` | collected, as there: the work is in, so a flag is taken back; points that are there stay |
//! | `12 LA` `85% EX` `12*` | points and a flag |
//! | nothing | takes points and flag back |
//!
//! Digits may be Western, Arabic-Indic (both forms), full-width or Ethiopic numerals; see [`super::digits`].
//!
//! Invariant: a flag never clears a score, and nothing is guessed or rounded.

use serde::{Deserialize, Serialize};

use super::{Flag, Mark, Percent, Points, digits};

/// What was typed, before it meets the cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Nothing: points and flag are taken back.
    Blank,
    /// Points, with or without a flag.
    Scored(Points, Flag),
    /// A flag alone; [`Flag::None`] takes a flag back.
    Flagged(Flag),
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

impl Entry {
    /// Reads what was typed into a cell of an assessment with `max` points.
    ///
    /// # Errors
    /// Whatever the table above does not have is refused with a reason, never coerced.
    pub fn read(typed: &str, max: Points) -> Result<Self, EntryProblem> {
        let text = digits::plain(typed);
        let text = text.trim();
        match text {
            "" => return Ok(Entry::Blank),
            "." => return Ok(Entry::Flagged(Flag::None)),
            "/" => return Ok(Entry::Flagged(Flag::Missing)),
            _ => {}
        }
        let (number, flag) = split_flag(text);
        if number.is_empty() {
            return Ok(Entry::Flagged(flag));
        }
        let points = parse_points(number, max)?;
        if points > max { Err(EntryProblem::AboveMax) } else { Ok(Entry::Scored(points, flag)) }
    }

    /// The mark that the entry makes of the one that was there.
    #[must_use]
    pub fn over(self, before: Mark) -> Mark {
        match self {
            Entry::Blank => Mark::default(),
            Entry::Scored(points, flag) => Mark { points: Some(points), flag },
            Entry::Flagged(flag) => Mark { flag, ..before },
        }
    }
}

/// Reads what was typed into a cell that is blank; see [`Entry::read`] for one that is not.
///
/// # Errors
/// As [`Entry::read`].
pub fn parse_entry(typed: &str, max: Points) -> Result<Mark, EntryProblem> {
    Entry::read(typed, max).map(|entry| entry.over(Mark::default()))
}

/// Parts "12 LA" into its number and its flag.
fn split_flag(text: &str) -> (&str, Flag) {
    if let Some(number) = text.strip_suffix('*') {
        return (number.trim_end(), Flag::Late);
    }
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
    let Some(below_zero) = text.strip_prefix('-') else { return unsigned_hundredths(text) };
    match unsigned_hundredths(below_zero) {
        Err(EntryProblem::NotANumber) => Err(EntryProblem::NotANumber),
        _ => Err(EntryProblem::Negative),
    }
}

fn unsigned_hundredths(text: &str) -> Result<i64, EntryProblem> {
    match text.split_once(['.', ',']) {
        Some((whole, decimals)) => Ok(digits::whole(whole)? * 100 + digits::hundredths(decimals)?),
        None => digits::whole(text).map(|whole| whole * 100),
    }
}
