//! Why a backup was not made or not restored, said to an operator in one line.

use crate::{Error, OpenError};

/// `Display` is one line: what is wrong, what was kept, what to do.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("{0}")]
    Open(#[from] OpenError),
    #[error("the file could not be read or written: {0}; the database is as it was")]
    File(#[from] std::io::Error),
    #[error("the database failed: {0}; nothing of the file was kept")]
    Database(#[source] Error),
    #[error("this is no backup of Yeneta; nothing was changed")]
    NotABackup,
    /// The file ends too early, or a table does not sum up to what its end says.
    #[error("the backup is damaged at {at}; nothing of it was kept: take an older one")]
    Damaged { at: String },
    #[error("the backup has version {found}, newer than this program's {known}: install the newer program")]
    Newer { found: i64, known: i64 },
    /// A mark was changed behind the program's back, in the database or in the file.
    #[error(
        "in this backup {writes} writes of marks don't follow the write before or don't fit their seal; nothing of it was \
         kept: take an older one, or restore it as it is with --history-as-it-is"
    )]
    HistoryDoesNotFit { writes: u64 },
    #[error("the database {place} is in use already: restore into a new one, named with --database")]
    NotEmpty { place: String },
}

impl From<Error> for BackupError {
    fn from(cause: Error) -> Self {
        Self::Database(cause)
    }
}

impl From<sqlx::Error> for BackupError {
    fn from(cause: sqlx::Error) -> Self {
        Self::Database(Error::from(cause))
    }
}

impl BackupError {
    pub(super) fn damaged(at: impl Into<String>) -> Self {
        Self::Damaged { at: at.into() }
    }
}
