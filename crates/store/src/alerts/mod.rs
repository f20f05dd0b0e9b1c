//! Alerts: what a guardian chose to be told of a child, decided in the transaction of what makes it true.
//!
//! Invariant: an alert is decided on what families see, so never on a mark that is held back or whose grace time runs; what was
//! told stands beside it in the same transaction, so that it is told once.

mod decide;
mod later;
mod page;
mod quiet;
mod save;
mod seen;
mod standings;

pub(crate) use decide::decide;
pub use page::alerts;
pub use quiet::SaveQuietCommand;
pub(crate) use quiet::held;
pub use save::SaveAlertsCommand;
pub(crate) use save::forget;
