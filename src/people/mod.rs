//! The admin's overview and people.

mod actions;
pub mod api;
mod fields;
mod filter;
mod filter_form;
mod history;
mod import;
mod list;
mod new;
mod overview;
mod person;
mod roster;
mod roster_tables;
mod ties;
mod waiting;

pub use import::ImportPage;
pub use list::PeoplePage;
pub use new::AddPersonPage;
pub use overview::AdminPage;
pub use person::PersonPage;
pub use roster::RosterPage;
