//! How a total is made, and what flags do.

use school::grade::{Basis, Effect, Flag, Letter, Row, STOCK_NAMES, Unscored};

/// The explanation of a total.
pub struct ExplainText {
    pub open: &'static str,
    /// Whose total.
    pub open_of: fn(&str) -> String,
    /// Titles of assessments that the family does not see yet.
    pub held_back: fn(&str) -> String,
    /// Which total it is, and what that means.
    pub basis: fn(Basis) -> &'static str,
    /// The program's own names of components, in the order of [`STOCK_NAMES`].
    pub stock: [&'static str; STOCK_NAMES.len()],
    /// A component's name and its weight.
    pub part: fn(&str, &str) -> String,
    pub effect_heading: &'static str,
    /// Points and maximum.
    pub scored: fn(&str, &str) -> String,
    pub flag: fn(Flag) -> &'static str,
    pub effect: fn(Effect) -> &'static str,
    /// Why a mark does what it does, by its row of the table.
    pub why: fn(Row) -> String,
    pub out_of_nothing: &'static str,
    /// Stands after what a mark would have done.
    pub dropped: &'static str,
    /// How many marks are dropped, what the part is with them and what without.
    pub drops: fn(u32, &str, &str) -> String,
    pub empty_part: &'static str,
    /// The percentages added up, how many they are, and their mean.
    pub mean: fn(&str, u32, &str) -> String,
    /// Points, maximum, and the share.
    pub sum: fn(&str, &str, &str) -> String,
    pub nothing: &'static str,
    /// Names of the parts in which nothing counts, and their weight together.
    pub moved: fn(&str, &str) -> String,
    /// Shares times weights, the weights that count, and what it comes to.
    pub weighed: fn(&str, &str, &str) -> String,
    /// The share and the rounded percentage.
    pub rounded: fn(&str, &str) -> String,
    /// The rounded percentage and the one that is shown.
    pub lifted: fn(&str, &str) -> String,
    /// The shown percentage, its letter, and where the letter begins.
    pub letter: fn(&str, Letter, &str) -> String,
    /// The shown percentage, and whether it passes.
    pub passes: fn(&str, bool) -> String,
    /// A percentage that has more decimals than are written.
    pub about: fn(&str) -> String,
    pub percent: fn(&str) -> String,
    /// A fraction.
    pub exactly: fn(&str) -> String,
    pub data: &'static str,
}

/// The help about flags.
pub struct HelpText {
    pub link: &'static str,
    pub heading: &'static str,
    pub intro: &'static str,
    pub caption: &'static str,
    pub flag: &'static str,
    /// What is typed for a flag.
    pub typed: &'static str,
    pub points: &'static str,
    pub with_points: &'static str,
    pub without_points: &'static str,
    pub total: &'static str,
    pub total_of: fn(Option<Basis>) -> &'static str,
    pub rule: &'static str,
    pub rule_of: fn(Option<Unscored>) -> &'static str,
    pub why: &'static str,
}
