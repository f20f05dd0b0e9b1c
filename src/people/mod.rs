//! The admin's overview and people.

pub mod api;
mod overview;

pub use overview::AdminPage;
