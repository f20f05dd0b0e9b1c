//! The parents' pages.

pub mod api;
mod page;

pub use page::ParentPage;
