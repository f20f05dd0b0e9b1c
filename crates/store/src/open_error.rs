//! Why the database did not open, said to an operator in one line: what, and what to do.

/// Why the database can't be used. `Display` is one line: what is wrong and what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The URL is neither `sqlite:FILE` nor `postgres://…`.
    #[error("{url:?} is no database: use sqlite:FILE or postgres://USER@HOST/DATABASE")]
    BadUrl {
        /// What was given, without a password.
        url: String,
    },
    /// There is no such file or no such database on the server.
    #[error("the database {place} is missing: create it with `yeneta migrate`, or name another with --database")]
    Missing {
        /// The file, or server and database.
        place: String,
    },
    /// The folder of a file that is to be made does not exist.
    #[error("the folder of {place} does not exist: create it, or name another file with --database")]
    NoFolder {
        /// The file.
        place: String,
    },
    /// Another program holds the database.
    #[error("the database {place} is locked by another program: stop that program, or wait until it is done")]
    Locked {
        /// The file, or server and database.
        place: String,
    },
    /// The program may not write to it.
    #[error("the database {place} is read-only: give this user the right to write the file and its folder")]
    ReadOnly {
        /// The file, or server and database.
        place: String,
    },
    /// The program may not even read it.
    #[error("the database {place} can't be opened: give this user the right to read and write the file and its folder")]
    NotReadable {
        /// The file.
        place: String,
    },
    /// The file holds something else.
    #[error("{place} is not a Yeneta database: name another file with --database, or restore a backup")]
    NotADatabase {
        /// The file.
        place: String,
    },
    /// No server answers there.
    #[error("no PostgreSQL server answers at {place}: start it, or correct --database")]
    Unreachable {
        /// Server and database.
        place: String,
    },
    /// The server refuses the user or the password.
    #[error("the PostgreSQL server at {place} refuses the user or the password: correct --database")]
    Refused {
        /// Server and database.
        place: String,
    },
    /// A newer release of the program has written the database.
    #[error("the database {place} has version {found}, newer than this program's {known}: install the newer program")]
    Newer {
        /// The file, or server and database.
        place: String,
        /// The database's newest migration.
        found: i64,
        /// The program's newest migration.
        known: i64,
    },
    /// The database was not brought to this release yet.
    #[error("the database {place} has version {found}, this program needs {known}: run `yeneta migrate`")]
    NotMigrated {
        /// The file, or server and database.
        place: String,
        /// The database's newest migration; 0 for none.
        found: i64,
        /// The program's newest migration.
        known: i64,
    },
    /// Bringing the database to this release was broken off.
    #[error("the database {place} is not wholly at this program's version yet: run `yeneta migrate`")]
    HalfMigrated {
        /// The file, or server and database.
        place: String,
    },
    /// Not all that is moved here has come yet.
    #[error(
        "the database {place} is only half moved to: run the same `yeneta move` again, which goes on, or name another"
    )]
    HalfMoved {
        /// The file, or server and database.
        place: String,
    },
    /// A migration that was applied differs from the program's.
    #[error("migration {version} of the database {place} is not this program's: install the program that made it")]
    Differs {
        /// The file, or server and database.
        place: String,
        /// The migration.
        version: i64,
    },
    /// Anything else; the cause is for the log.
    #[error("the database {place} can't be used: see the log for the cause")]
    Other {
        /// The file, or server and database.
        place: String,
        /// What the driver said.
        #[source]
        cause: sqlx::Error,
    },
}

/// What a driver's refusal means while opening `place`.
pub(crate) fn explain(place: &str, cause: sqlx::Error) -> OpenError {
    let place = place.to_owned();
    let code = cause.as_database_error().and_then(|refusal| refusal.code()).unwrap_or_default().into_owned();
    match (&cause, &*code) {
        (sqlx::Error::Io(_), _) => OpenError::Unreachable { place },
        // A pool that waits for a connection in vain: SQLite's file is held, PostgreSQL's server is full.
        (sqlx::Error::PoolTimedOut, _) => OpenError::Locked { place },
        (_, "3D000") => OpenError::Missing { place },
        (_, "28000" | "28P01") => OpenError::Refused { place },
        (_, "42501" | "25006") => OpenError::ReadOnly { place },
        (_, code) => match sqlite_code(code) {
            Some(5 | 6) => OpenError::Locked { place },
            Some(8) => OpenError::ReadOnly { place },
            Some(14) => OpenError::NotReadable { place },
            Some(11 | 26) => OpenError::NotADatabase { place },
            _ => OpenError::Other { place, cause },
        },
    }
}

/// SQLite's primary result code, the low byte of the extended one; PostgreSQL's codes have five characters.
fn sqlite_code(code: &str) -> Option<i64> {
    (code.len() < 5).then(|| code.parse::<i64>().ok()).flatten().map(|code| code & 0xff)
}
