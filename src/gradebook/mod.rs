//! The teacher's gradebook.

mod add;
pub mod api;
mod book;
mod cell;
mod correct;
mod editor;
mod explain;
mod grid;
mod home;
mod keys;
mod page;
mod problems;
mod save;

pub use home::TeacherPage;
pub use page::GradebookPage;
