//! The parents' pages.

pub mod api;
mod child;
mod course;
mod page;
mod subjects;

pub use child::ChildPage;
pub use course::ChildCoursePage;
pub use page::ParentPage;
pub use subjects::SubjectsPage;
