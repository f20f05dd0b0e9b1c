//! Requests to teach a course: a teacher asks, an admin decides.

pub mod api;
mod ask;
mod chosen;
mod decide;
mod own;
mod rows;
mod show;
mod typed;

pub use ask::NewCourseRequestPage;
pub use decide::AdminCourseRequestsPage;
pub use own::TeacherCourseRequestsPage;
pub use show::{AdminCourseRequestPage, TeacherCourseRequestPage};

use school::request::RequestState;

use crate::requests::ListAddress;

/// Where a teacher's own requests are; they begin with everything.
const OWN: ListAddress = ListAddress { path: "/teacher/course-requests", first: None };

/// Where an admin decides; what waits comes first.
const DECIDED: ListAddress = ListAddress { path: "/admin/course-requests", first: Some(RequestState::Pending) };
