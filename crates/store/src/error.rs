//! What can go wrong once the database is open.

use school::view::{GradeCell, Problem, SettingChange, UnsavedGrades};

/// Why a query or a write gave no answer. No text of the database is in `Display`: the cause is the `source`, for the log.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or not for this caller: the two look the same from outside.
    #[error("not found")]
    NotFound,
    /// It exists for all to know, and this caller may not.
    #[error("denied")]
    Denied,
    /// Somebody else wrote the cell in between; nothing was written.
    #[error("the cell was changed by somebody else")]
    Conflict {
        /// The cell as it is now.
        current: GradeCell,
    },
    /// Some cells of a save of many were refused or met another's value; none was written.
    #[error("some of the cells can't be written")]
    Unsaved(Box<UnsavedGrades>),
    /// Another admin changed these settings in between, to something else; nothing was written.
    #[error("the settings were changed by somebody else")]
    Overtaken(Vec<SettingChange>),
    /// A rule of the school refused what was sent.
    #[error("refused by a rule")]
    Invalid(Problem),
    /// What must be there once is there already: an e-mail address, a student number.
    #[error("it is there already")]
    Taken,
    /// The database is locked, read-only, gone or overloaded. Nothing was acknowledged; trying again is safe with the same save id.
    #[error("the database is busy")]
    Busy,
    /// The database refused a statement, or answered what can't be.
    #[error("the database failed")]
    Database(#[source] sqlx::Error),
}

/// SQLSTATE of what passes if the transaction is run again: serialisation failure, deadlock, lock not available.
const RETRYABLE: [&str; 3] = ["40001", "40P01", "55P03"];
/// SQLSTATE of a server that is starting, stopping, full, cancelling or read-only for now.
const AWAY: [&str; 8] = ["25006", "53100", "53300", "57014", "57P01", "57P02", "57P03", "08006"];
/// SQLite's primary result codes BUSY, LOCKED, READONLY, FULL, CANTOPEN: the low byte of an extended code.
const SQLITE_AWAY: [i64; 5] = [5, 6, 8, 13, 14];

impl Error {
    /// A row that breaks the schema's promises, such as an unknown role.
    pub(crate) fn corrupt(what: &'static str) -> Self {
        Self::Database(sqlx::Error::Decode(what.into()))
    }
}

impl From<sqlx::Error> for Error {
    fn from(cause: sqlx::Error) -> Self {
        match &cause {
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => Self::Busy,
            sqlx::Error::Database(refusal) => {
                let code = refusal.code().unwrap_or_default();
                let passing = RETRYABLE.contains(&&*code) || AWAY.contains(&&*code) || is_sqlite_away(&code);
                if passing { Self::Busy } else { Self::Database(cause) }
            }
            _ => Self::Database(cause),
        }
    }
}

/// Maps a broken unique key to [`Error::Taken`], everything else as usual.
pub(crate) fn taken(cause: sqlx::Error) -> Error {
    let unique = cause.as_database_error().is_some_and(|refusal| refusal.is_unique_violation());
    if unique { Error::Taken } else { cause.into() }
}

/// Maps a unique key that another process broke at this moment to [`Error::Busy`]: run again, and find its row.
pub(crate) fn again(cause: sqlx::Error) -> Error {
    again_if_taken(taken(cause))
}

/// The same for a statement whose error was read already.
pub(crate) fn again_if_taken(error: Error) -> Error {
    match error {
        Error::Taken => Error::Busy,
        other => other,
    }
}

/// Whether a driver's code says that SQLite can't take it now. PostgreSQL's codes have five characters.
fn is_sqlite_away(code: &str) -> bool {
    code.len() < 5 && code.parse::<i64>().is_ok_and(|code| SQLITE_AWAY.contains(&(code & 0xff)))
}
