//! The student's pages: approved courses with grades.

pub mod api;
mod course;
mod page;

pub use course::StudentCoursePage;
pub use page::StudentPage;
