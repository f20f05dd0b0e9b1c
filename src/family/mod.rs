//! The parents' pages.

mod alerts;
pub mod api;
mod child;
mod concerns;
mod course;
mod no_child;
mod page;
mod subjects;
mod unsubscribe;
mod week;

pub use alerts::AlertsPage;
pub use child::ChildPage;
pub use course::ChildCoursePage;
pub use page::ParentPage;
pub use subjects::SubjectsPage;
pub use unsubscribe::EndMailsPage;
pub use week::WeekPage;
