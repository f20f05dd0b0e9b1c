//! Grade arithmetic: entry, policy, totals, letters.
//!
//! Invariant: no float touches a mark. Points are hundredths; totals are exact fractions, rounded once, half up.

mod assessment;
mod digits;
mod entry;
mod letter;
mod mark;
mod overall;
mod points;
mod policy;
mod reason;
mod scale;

pub use assessment::{Kind, MAX_POINTS, Title, TitleProblem};
pub use entry::{Entry, EntryProblem, parse_entry};
pub use letter::Letter;
pub use mark::{Flag, Mark};
pub use overall::{Coverage, Overall, Scored, overall};
pub use points::{Percent, Points};
pub use policy::{Component, Policy, PolicyProblem};
pub use reason::{Reason, ReasonProblem};
pub use scale::{Award, Scale};
