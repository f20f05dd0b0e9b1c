//! The teacher's gradebook.

mod about;
mod add;
pub mod api;
mod block;
mod book;
mod by_form;
mod cell;
mod cells;
mod columns;
mod commands;
mod correct;
mod editor;
mod explain;
mod grid;
mod home;
mod keys;
mod page;
mod paste;
mod plan;
mod problems;
mod report;
mod save;
mod select;
mod together;
mod tools;
mod undo;
mod view;

pub use home::TeacherPage;
pub use page::GradebookPage;
