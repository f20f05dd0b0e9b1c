//! The parents' pages.

pub mod api;
mod course;
mod page;

pub use course::ChildCoursePage;
pub use page::ParentPage;
