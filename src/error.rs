//! The one error that crosses the wire: codes, not prose.
//!
//! Invariant: no cause, no SQL and no foreign name is ever inside; `ui::failure` makes the sentence.

#[cfg(not(feature = "ssr"))]
mod near;
#[cfg(not(feature = "ssr"))]
use near as read;
#[cfg(feature = "ssr")]
mod whole;
#[cfg(feature = "ssr")]
use whole as read;

use std::sync::Arc;

use leptos::{
    prelude::{FromServerFnError, ServerFnErrorErr},
    server_fn::codec::JsonEncoding,
};
use school::view::{ColumnNow, GradeCell, Problem, SettingsRefused, UnsavedGrades, WhySettingsRefused};
use serde::{Deserialize, Serialize};

/// What went wrong with a call, as the browser learns it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ApiError {
    /// Nobody is signed in, or the session ended.
    #[error("not signed in")]
    Unauthenticated,
    /// E-mail and password don't belong together.
    #[error("wrong e-mail or password")]
    WrongCredentials,
    /// It was tried too often.
    #[error("too many tries; wait {seconds} s")]
    TooMany {
        /// After so many seconds it may be tried again.
        seconds: u32,
    },
    /// It does not exist, or not for the caller.
    #[error("not found")]
    NotFound,
    /// The caller's role has no such page or function.
    #[error("denied")]
    Denied,
    /// A rule refused what was sent.
    #[error("invalid: {problem:?}")]
    Invalid {
        /// Which rule.
        #[serde(deserialize_with = "read::problem")]
        problem: Problem,
    },
    /// Somebody else wrote the cell meanwhile.
    #[error("conflict")]
    Conflict {
        /// The cell as it is now.
        current: GradeCell,
    },
    /// Of many cells that were to be saved together none was.
    #[error("cells refused")]
    Unsaved {
        /// Every cell for which it could not be done.
        #[serde(deserialize_with = "read::cells")]
        cells: Box<UnsavedGrades>,
    },
    /// Somebody else changed or deleted the column meanwhile.
    #[error("the column was changed meanwhile")]
    ColumnConflict {
        /// The column as it is now.
        current: Box<ColumnNow>,
    },
    /// Settings were not saved; all that was typed comes back.
    #[error("settings refused")]
    Settings {
        /// What was typed, and why not.
        #[serde(deserialize_with = "read::settings")]
        refused: Box<SettingsRefused>,
    },
    /// The database is locked or full of work; the same call may succeed in a moment.
    #[error("busy")]
    Busy,
    /// A fault of the program; the log has it under this number.
    #[error("internal error {incident}")]
    Internal {
        /// The number to tell the operator.
        incident: u32,
    },
    /// The server was not reached; made in the browser only.
    #[error("offline")]
    Offline,
}

impl ApiError {
    /// The HTTP status for wasm and API callers and for pages.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            ApiError::Unauthenticated | ApiError::WrongCredentials => 401,
            ApiError::TooMany { .. } => 429,
            ApiError::NotFound => 404,
            ApiError::Denied => 403,
            ApiError::Invalid { .. } => 422,
            ApiError::Unsaved { cells } if cells.refused.is_empty() => 409,
            ApiError::Unsaved { .. } => 422,
            ApiError::Conflict { .. } | ApiError::ColumnConflict { .. } => 409,
            ApiError::Settings { refused } => match refused.why {
                WhySettingsRefused::TimeZone => 422,
                WhySettingsRefused::Overtaken(_) => 409,
            },
            ApiError::Busy | ApiError::Offline => 503,
            ApiError::Internal { .. } => 500,
        }
    }

    /// Whether the same call may succeed if it is simply made again.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(self, ApiError::Busy | ApiError::Offline)
    }
}

impl FromServerFnError for ApiError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                ApiError::Invalid { problem: Problem::Malformed }
            }
            ServerFnErrorErr::Request(_) => ApiError::Offline,
            _ => ApiError::Internal { incident: 0 },
        }
    }
}

/// How a page tells the server that renders it which status it deserves; absent in the browser.
#[derive(Clone)]
pub struct PageStatus(pub Arc<dyn Fn(&ApiError) + Send + Sync>);
