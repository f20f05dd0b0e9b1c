//! The student's pages: approved courses with grades.

pub mod api;
mod page;

pub use page::StudentPage;
