//! The teacher's gradebook.

mod add;
pub mod api;
mod book;
mod cell;
mod cells;
mod columns;
mod correct;
mod editor;
mod grid;
mod home;
mod keys;
mod page;
mod problems;
mod save;
mod view;

pub use home::TeacherPage;
pub use page::GradebookPage;
