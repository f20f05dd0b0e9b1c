//! Requests to teach and to join a course.

use school::request::{Refusal, RequestState};

/// Requests to teach and to join a course.
pub struct RequestText {
    pub state: fn(RequestState) -> &'static str,
    /// Why a request can't be made or decided, as a sentence.
    pub refused: fn(Refusal) -> String,
}
