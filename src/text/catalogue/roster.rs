//! Rosters from a file.

use school::{
    person::PersonField,
    roster::{LineProblem, RosterProblem},
};

/// Rosters from a file.
pub struct RosterText {
    pub heading: &'static str,
    pub hint: &'static str,
    pub import: &'static str,
    pub file: &'static str,
    pub pasted: &'static str,
    pub pasted_hint: &'static str,
    pub preview: &'static str,
    pub preview_hint: &'static str,
    pub columns_heading: &'static str,
    pub columns_hint: &'static str,
    pub column: &'static str,
    pub meaning: &'static str,
    pub means: fn(PersonField) -> &'static str,
    pub sample_label: &'static str,
    /// A roster of three lines.
    pub sample: &'static str,
    pub preview_heading: &'static str,
    /// The file's name and the school's.
    pub of_file: fn(&str, &str) -> String,
    pub nothing_yet: &'static str,
    pub new: fn(usize) -> String,
    pub changed: fn(usize) -> String,
    pub unchanged: fn(u32) -> String,
    pub bad: fn(usize) -> String,
    pub line: &'static str,
    pub value: &'static str,
    pub reason: &'static str,
    pub changes: &'static str,
    pub beyond: &'static str,
    pub apply: &'static str,
    pub apply_good: fn(usize) -> String,
    pub again: &'static str,
    pub again_hint: &'static str,
    pub another: &'static str,
    pub nothing_to_do: &'static str,
    pub applied: &'static str,
    /// How many were added, changed and left out.
    pub outcome: fn(u32, u32, u32) -> String,
    pub why: fn(LineProblem) -> String,
    pub problem: fn(RosterProblem) -> String,
}
