//! Why a move was not finished, said to an operator in one line.

use crate::{Error, OpenError};

/// `Display` is one line: what is wrong, what was kept, what to do.
#[derive(Debug, thiserror::Error)]
pub enum MoveError {
    #[error("{0}")]
    Open(#[from] OpenError),
    #[error("a database failed: {0}; what has come so far is kept: run the same move again, it goes on from there")]
    Database(#[source] Error),
    #[error("the move was stopped; what has come so far is kept: run the same move again, it goes on from there")]
    Stopped,
    #[error("the database {place} is in use already: move to a new one")]
    NotEmpty { place: String },
    #[error("the database {place} holds tables that are not this program's: move to a new one")]
    OtherTables { place: String },
    #[error("another program moves to the same database at this moment: let it finish, or stop it and run this again")]
    UnderWay,
    #[error(
        "the move to {place} was begun by another version of this program: finish it with that version, or begin anew with a \
         new, empty database"
    )]
    OtherVersion { place: String },
    /// Marks may have been saved there that would be lost.
    #[error(
        "{place} is not what it was when this move began: {table} differs. Nothing is lost there. Stop whatever writes to it, \
         and begin anew with a new, empty database"
    )]
    Changed { place: String, table: String },
    #[error(
        "the new database refuses a row of {table}: look over the old one with `yeneta doctor`; the old one is as it was"
    )]
    Unfit { table: String },
    #[error(
        "the database {place} does not hold what was moved: {table}; go on with the old one, and begin anew with a new one"
    )]
    Unequal { place: String, table: String },
}

impl From<Error> for MoveError {
    fn from(cause: Error) -> Self {
        Self::Database(cause)
    }
}

impl From<sqlx::Error> for MoveError {
    fn from(cause: sqlx::Error) -> Self {
        Self::Database(Error::from(cause))
    }
}
