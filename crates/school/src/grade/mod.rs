//! Grade arithmetic: entry, policy, totals, letters.
//!
//! Invariant: no float touches a mark. Points are hundredths; totals are exact fractions, rounded once, half up.

mod assessment;
mod entry;
mod letter;
mod overall;
mod points;
mod policy;
mod reason;
mod scale;

pub use assessment::{Kind, MAX_POINTS, Title, TitleProblem};
pub use entry::{EntryProblem, Flag, Mark, parse_entry};
pub use letter::Letter;
pub use overall::{Coverage, Overall, Scored, overall};
pub use points::{Percent, Points};
pub use policy::{Component, Policy, PolicyProblem};
pub use reason::{Reason, ReasonProblem};
pub use scale::{Award, Scale};
