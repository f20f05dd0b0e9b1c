//! The rules of one guardian for one child.

use serde::{Deserialize, Serialize};

use crate::grade::{Entry, Flag, Mark, Percent, Points, Scale};

/// Of what one guardian is told of one child; what is off is none of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertRule {
    /// A course's total is below this.
    pub under: Option<Percent>,
    /// A course's total has fallen by at least this, in percentage points.
    pub falls: Option<Percent>,
    /// A mark becomes missing.
    pub missing: bool,
}

/// A rule as it is typed into a form; a checkbox that is not set is not sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedRule {
    #[serde(default)]
    pub under_on: bool,
    #[serde(default)]
    pub under: String,
    #[serde(default)]
    pub falls_on: bool,
    #[serde(default)]
    pub falls: String,
    #[serde(default)]
    pub missing: bool,
}

/// Why alerts or hours of quiet were refused; what was typed is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum AlertProblem {
    #[error("no limit above 0 and at most 100 with two decimals at most")]
    Limit,
    #[error("no fall above 0 and at most 100 with two decimals at most")]
    Fall,
    #[error("no time of day")]
    Time,
    #[error("hours of quiet that end when they begin")]
    NoHours,
}

impl AlertRule {
    /// By how much a total falls before a form offers to tell of it.
    const FALL: Percent = Percent::whole(10);

    /// What a form offers who has set nothing yet, at a school with this scale.
    #[must_use]
    pub fn offered(scale: Scale) -> Self {
        Self { under: Some(scale.least_pass()), falls: Some(Self::FALL), missing: true }
    }

    /// Whether nothing is told.
    #[must_use]
    pub fn is_off(self) -> bool {
        self == Self::default()
    }

    /// Reads a form. What stands in the field of a rule that is off says nothing.
    ///
    /// # Errors
    /// For a limit or a fall that is none.
    pub fn typed(typed: &TypedRule) -> Result<Self, AlertProblem> {
        let read = |is_on: bool, text: &str, problem| {
            if is_on { percent(text).map(Some).ok_or(problem) } else { Ok(None) }
        };
        Ok(Self {
            under: read(typed.under_on, &typed.under, AlertProblem::Limit)?,
            falls: read(typed.falls_on, &typed.falls, AlertProblem::Fall)?,
            missing: typed.missing,
        })
    }
}

/// A percentage above 0 and at most 100, as a mark of 100 points is typed.
fn percent(typed: &str) -> Option<Percent> {
    let mark = Entry::read(typed, Points::whole(100)).ok()?.over(Mark::default());
    let points = mark.points.filter(|points| mark.flag == Flag::None && points.hundredths > 0)?;
    Some(Percent::hundredths(points.hundredths))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(under: &str, falls: &str) -> TypedRule {
        TypedRule { under_on: true, under: under.into(), falls_on: true, falls: falls.into(), missing: true }
    }

    #[test]
    fn a_form_is_read_with_any_keyboards_digits() {
        let rule = AlertRule { under: Some(Percent::whole(50)), falls: Some(Percent::hundredths(750)), missing: true };
        for (under, falls) in [("50", "7.5"), (" 50 % ", "7,5"), ("٥٠", "7.50"), ("፶", "፯.፭")] {
            assert_eq!(AlertRule::typed(&typed(under, falls)), Ok(rule), "{under} {falls}");
        }
    }

    #[test]
    fn what_is_off_says_nothing() {
        let off = TypedRule { under: "x".into(), falls: "-3".into(), ..TypedRule::default() };
        assert_eq!(AlertRule::typed(&off), Ok(AlertRule::default()));
        assert!(AlertRule::default().is_off());
        assert!(!AlertRule { missing: true, ..AlertRule::default() }.is_off());
    }

    #[test]
    fn what_is_no_percentage_is_refused() {
        for wrong in ["", "0", "-1", "100.01", "abc", "1e1", "50 LA", "EX", "1.234", "101"] {
            assert_eq!(AlertRule::typed(&typed(wrong, "10")), Err(AlertProblem::Limit), "{wrong}");
            assert_eq!(AlertRule::typed(&typed("50", wrong)), Err(AlertProblem::Fall), "{wrong}");
        }
    }

    #[test]
    fn the_schools_own_pass_mark_is_offered() {
        assert_eq!(AlertRule::offered(Scale::Pass50).under, Some(Percent::whole(50)));
        assert_eq!(AlertRule::offered(Scale::Letters).under, Some(Scale::Letters.least_pass()));
    }
}
