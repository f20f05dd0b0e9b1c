//! Requests to teach and to join: asking, deciding, seats and the waiting list.
//!
//! Invariant: a step, its history row, its effects (a course opens, an enrollment exists), its events and its notices are
//! one transaction; a repetition does nothing of it.
//! Invariant: `courses.taken` counts the open enrollments and the held offers, and is changed in [`seats`] only.

mod ask_course;
pub(crate) mod ask_enrollment;
mod by_school;
mod cascade;
mod decide_course;
mod decide_enrollment;
pub(crate) mod history;
mod lapse;
pub(crate) mod list;
pub(crate) mod seats;
mod told;

pub use ask_course::AskCourseCommand;
pub use ask_enrollment::AskEnrollmentCommand;
pub use decide_course::DecideCoursesCommand;
pub use decide_enrollment::DecideEnrollmentsCommand;

use school::{
    request::{Refusal, RequestState},
    view::Problem,
};

use crate::Error;

/// A refusal as the store's error.
fn refused(refusal: Refusal) -> Error {
    Error::Invalid(Problem::Request(refusal))
}

/// Reads a stored state.
pub(crate) fn state(name: &str) -> Result<RequestState, Error> {
    RequestState::from_name(name).ok_or(Error::corrupt("an unknown state of a request"))
}

/// The longest note, in characters.
const LONGEST_NOTE: usize = 500;

/// A note as it is stored: trimmed, without control characters, of a bounded length.
fn note(typed: &str) -> String {
    let plain = typed.trim().chars().map(|c| if c.is_control() { ' ' } else { c });
    plain.take(LONGEST_NOTE).collect::<String>().trim_end().to_owned()
}
