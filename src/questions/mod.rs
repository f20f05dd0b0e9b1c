//! Questions of families to teachers, and requests to correct a mark: one's own, those to one's courses, those of a school.

mod acts;
pub mod api;
mod page;
mod thread;

pub use page::{AdminQuestionsPage, ParentQuestionsPage, StudentQuestionsPage, TeacherQuestionsPage};
