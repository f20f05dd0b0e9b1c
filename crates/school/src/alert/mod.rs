//! What a guardian wants to be told of a child: rules over the record as the family sees it, and the hours of quiet.
//!
//! Invariant: what is true is told once. A rule that holds is told again only after it did not hold in between.

mod quiet;
mod rule;
mod standing;

pub use quiet::{QuietHours, WallTime};
pub use rule::{AlertProblem, AlertRule, TypedRule};
pub use standing::{Alert, Seen, Standing};
