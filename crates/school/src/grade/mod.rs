//! Grade arithmetic: entry, policy, totals, letters.
//!
//! Invariant: no float touches a mark. Points are hundredths; totals are exact fractions, rounded once, half up.

mod assessment;
mod average;
mod change;
mod comment;
mod derivation;
mod digits;
mod effect;
mod entry;
mod fraction;
mod letter;
mod mark;
mod need;
mod overall;
mod part;
mod points;
mod policy;
mod rank;
mod reason;
mod rounding;
mod scale;
mod statistics;
mod trend;

pub use assessment::{Kind, MAX_POINTS, Title, TitleProblem};
pub use average::{Average, Averaged, average};
pub use change::{PolicyEffect, TotalMove};
pub use comment::{Comment, CommentProblem};
pub use derivation::{Derivation, Outcome, derive};
pub use effect::{Basis, EFFECTS, Effect, FlagRules, Row, Unscored, effect, row_of};
pub use entry::{Entry, EntryProblem, parse_entry};
pub use fraction::{Fraction, NotAFraction};
pub use letter::Letter;
pub use mark::{Flag, Mark};
pub use need::{Goal, Need, Target};
pub use overall::{Coverage, Overall, Scored};
pub use part::{Line, Part};
pub use points::{Percent, Points};
pub use policy::{Component, ComponentDraft, DraftProblem, Method, Policy, PolicyDraft, PolicyProblem, STOCK_NAMES};
pub use rank::Rank;
pub use reason::{Reason, ReasonProblem};
pub use rounding::Rounding;
pub use scale::{Award, Scale};
pub use statistics::{Hundredths, Statistics};
pub use trend::{Direction, STEADY_WITHIN, Trend, trend};
