//! Requests to join a course: what may be asked for, one's own requests, and those who decide.

mod again;
pub mod api;
mod available;
mod card;
mod decide;
mod own;
mod rows;
mod show;
mod side;

pub use available::{ParentAvailablePage, StudentAvailablePage};
pub use decide::{AdminEnrollmentsPage, TeacherEnrollmentsPage};
pub use own::{ParentEnrollmentsPage, StudentEnrollmentsPage};
pub use show::{AdminEnrollmentPage, TeacherEnrollmentPage};
