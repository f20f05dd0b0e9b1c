//! The people of a school, as its admins see and change them.
//!
//! Invariant: every act on a person is a row of `member_history` in the same transaction: who, when, what and why.

mod add;
mod change;
pub(crate) mod frame;
pub(crate) mod history;
mod list;
mod overview;
mod person;
mod roster;
pub(crate) mod rules;
mod standing;
mod waiting;

pub use add::AddPersonCommand;
pub(crate) use add::insert;
pub use change::ChangePersonCommand;
pub use list::list;
pub use overview::admin_home;
pub use person::{new_person, person};
pub use roster::{ApplyRosterCommand, HoldRoster, HoldRosterCommand, PlanAgainCommand, roster};
pub use standing::ChangeStandingCommand;
