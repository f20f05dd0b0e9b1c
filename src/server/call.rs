//! A server function's surroundings: who calls, and the parts of the program it may use.

use axum::http::request::Parts;
use leptos::prelude::use_context;
use school::{
    clock::{Instant, SchoolClock},
    id::{CourseId, SchoolId},
    person::Role,
    setup::SetupProblem,
    view::Dated,
};
use store::{Caller, Store, account::Membership};

use super::{
    AppState,
    sessions::{Session, now},
};
use crate::error::ApiError;

/// One call by a signed-in person.
pub struct Call {
    pub store: Store,
    pub caller: Caller,
    pub session: Session,
    pub state: AppState,
}

impl Call {
    /// The call that is being answered.
    ///
    /// # Errors
    /// `Unauthenticated` without a session.
    pub async fn current() -> Result<Self, ApiError> {
        Self::if_signed_in().await?.ok_or(ApiError::Unauthenticated)
    }

    /// The call that is being answered, where somebody is signed in.
    ///
    /// # Errors
    /// `Busy` when the database does not answer.
    pub async fn if_signed_in() -> Result<Option<Self>, ApiError> {
        let (state, parts) = surroundings()?;
        let session = state.sessions.find(&state.store, &parts.headers).await?;
        Ok(session.map(|session| Self { store: state.store.clone(), caller: session.caller(), session, state }))
    }

    /// Refuses a caller who has no active membership in the role.
    ///
    /// # Errors
    /// `Denied`: that the role's pages exist is no secret.
    pub fn must_be(&self, role: Role) -> Result<(), ApiError> {
        if self.session.is(role) { Ok(()) } else { Err(ApiError::Denied) }
    }

    /// The school of a course; whether the caller may touch the course is the permit's question.
    ///
    /// # Errors
    /// `NotFound` when there is no such course.
    pub async fn school_of(&self, course: CourseId) -> Result<SchoolId, ApiError> {
        self.store.school_of(course).await?.ok_or(ApiError::NotFound)
    }

    /// Refuses an account that asks for more than a person can mean.
    ///
    /// # Errors
    /// `TooMany` with the seconds to wait.
    pub fn wish(&self) -> Result<(), ApiError> {
        self.state.throttles.wishes.take(self.caller.account)
    }

    /// The answer with the instant of reading, as the school's clocks show it.
    #[must_use]
    pub fn stamped<T: Dated>(&self, mut answer: T) -> T {
        let as_of = answer.as_of_mut();
        as_of.read_at = now();
        let own = self.session.profile.memberships.first();
        as_of.clock = own.map_or_else(SchoolClock::default, |own| clock_at(own, as_of.read_at));
        answer
    }
}

/// The parts of the program and of the request.
///
/// # Errors
/// `Internal` outside a request.
pub fn surroundings() -> Result<(AppState, Parts), ApiError> {
    let missing = || incident(&"a server function ran outside a request");
    let state = use_context::<AppState>().ok_or_else(missing)?;
    let parts = use_context::<Parts>().ok_or_else(missing)?;
    Ok((state, parts))
}

/// Logs a fault of the program once, with its chain, and returns the number that the user sees.
pub fn incident(cause: &dyn std::fmt::Display) -> ApiError {
    let mut bytes = [0; 4];
    // Without randomness every incident is number 0: still logged, still answered.
    let _ = getrandom::fill(&mut bytes);
    let incident = u32::from_le_bytes(bytes) % 1_000_000;
    tracing::error!(incident, "incident {incident}: {cause}");
    ApiError::Internal { incident }
}

impl From<store::Error> for ApiError {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::NotFound => ApiError::NotFound,
            store::Error::Denied => ApiError::Denied,
            store::Error::Conflict { current } => ApiError::Conflict { current },
            store::Error::Unsaved(cells) => ApiError::Unsaved { cells },
            store::Error::ColumnConflict(current) => ApiError::ColumnConflict { current },
            // Who saves settings gets both sides back; this is for whoever does not.
            store::Error::Overtaken(_) => {
                ApiError::Invalid { problem: school::view::Problem::Setup(SetupProblem::ChangedMeanwhile) }
            }
            store::Error::Invalid(problem) => ApiError::Invalid { problem },
            store::Error::Busy => ApiError::Busy,
            store::Error::Taken => ApiError::Invalid { problem: school::view::Problem::Taken },
            store::Error::Database(cause) => incident(&cause),
        }
    }
}

/// How a member's school shows an instant; Ethiopia's clocks where the zone's name is unknown to this program.
fn clock_at(at: &Membership, now: Instant) -> SchoolClock {
    SchoolClock { calendar: at.calendar, ..store::zone::clock_at(&at.time_zone, now) }
}
