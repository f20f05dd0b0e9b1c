//! Opening the database: which one, where, and with what settings.
//!
//! Invariant: the connection that writes to SQLite has WAL, synchronous=FULL and foreign keys on; there is one of it.

#[cfg(test)]
mod power_loss;

use std::{
    fs::{Metadata, OpenOptions},
    io::{self, ErrorKind},
    os::unix::fs::OpenOptionsExt,
    path::Path,
    time::Duration,
};

use sqlx::{
    AnyConnection, ConnectOptions, Connection,
    any::{AnyConnectOptions, AnyPoolOptions},
    postgres::PgConnectOptions,
};

use crate::{
    OpenError,
    open_error::explain,
    store::{Database, Store},
};

/// Settings of the connection that writes. WAL lets readers go on beside it; FULL puts an acknowledged write on disk before
/// the answer; a lock of another program is waited for 5 s.
const SQLITE_WRITES: &str =
    "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON";
/// Settings of the connections that read: they can't write.
const SQLITE_READS: &str = "PRAGMA busy_timeout = 5000; PRAGMA query_only = ON";
/// The same on PostgreSQL.
const POSTGRES_READS: &str = "SET default_transaction_read_only = on";
/// How many connections read side by side.
const READERS: u32 = 8;
/// How many schools write side by side on PostgreSQL.
const POSTGRES_WRITERS: u32 = 8;
/// How long a query waits for a free connection.
const PATIENCE: Duration = Duration::from_secs(8);

impl Store {
    /// Opens a database that is there. Does not migrate: [`Store::check_version`] says whether that is needed.
    ///
    /// # Errors
    /// What keeps it from being used, in one line for an operator.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        open(url, "rw").await
    }

    /// Like [`Store::open`], but makes the SQLite file if it is missing. A PostgreSQL database must be there.
    ///
    /// # Errors
    /// What keeps it from being used, in one line for an operator.
    pub async fn create(url: &str) -> Result<Self, OpenError> {
        open(url, "rwc").await
    }
}

async fn open(url: &str, mode: &str) -> Result<Store, OpenError> {
    // Does nothing when called again.
    sqlx::any::install_default_drivers();
    if let Some(file) = url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:")) {
        return open_sqlite(url, file, mode).await;
    }
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        return open_postgres(url).await;
    }
    Err(OpenError::BadUrl { url: without_password(url) })
}

async fn open_sqlite(url: &str, file: &str, mode: &str) -> Result<Store, OpenError> {
    if file.is_empty() || file.contains('?') || file == ":memory:" {
        return Err(OpenError::BadUrl { url: url.to_owned() });
    }
    let place = file.to_owned();
    look_at_file(Path::new(file), mode == "rwc")?;
    let path = std::path::absolute(file).map_err(|_| OpenError::NotReadable { place: place.clone() })?;
    let full = format!("sqlite://{}?mode={mode}", percent_encoded(&path.to_string_lossy()));
    let failed = |cause| explain(&place, cause);
    let options: AnyConnectOptions = full.parse().map_err(failed)?;
    probe(&options).await.map_err(failed)?;
    let writes = pool(Database::Sqlite, 1, SQLITE_WRITES).connect_with(options.clone()).await.map_err(failed)?;
    let reads = pool(Database::Sqlite, READERS, SQLITE_READS).connect_with(options).await.map_err(failed)?;
    Ok(Store::new(Database::Sqlite, place.clone(), full, writes, reads))
}

/// Writes nothing on a connection without a pool: shows a lock, a read-only file or a foreign one now, and not at the first
/// mark. A pool would try again for seconds, and tell only that the time is over.
async fn probe(options: &AnyConnectOptions) -> Result<(), sqlx::Error> {
    let mut conn = AnyConnection::connect_with(options).await?;
    sqlx::raw_sql(SQLITE_WRITES).execute(&mut conn).await?;
    sqlx::raw_sql("BEGIN IMMEDIATE; ROLLBACK").execute(&mut conn).await?;
    conn.close().await
}

/// Finds what SQLite would report with one vague code. The rights are read from the mode too, because root is never refused.
fn look_at_file(file: &Path, create: bool) -> Result<(), OpenError> {
    let place = file.display().to_string();
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = match folder.metadata() {
        Ok(folder) if folder.is_dir() => folder,
        Err(cause) if cause.kind() == ErrorKind::PermissionDenied => return Err(OpenError::NotReadable { place }),
        _ if create => return Err(OpenError::NoFolder { place }),
        _ => return Err(OpenError::Missing { place }),
    };
    let read_only = |metadata: &Metadata| metadata.permissions().readonly();
    match file.metadata() {
        Ok(found) if !found.is_file() => Err(OpenError::NotADatabase { place }),
        Ok(found) if read_only(&found) || read_only(&folder) => Err(OpenError::ReadOnly { place }),
        Ok(_) => Ok(()),
        Err(cause) if cause.kind() == ErrorKind::NotFound && !create => Err(OpenError::Missing { place }),
        Err(cause) if cause.kind() == ErrorKind::NotFound && read_only(&folder) => Err(OpenError::ReadOnly { place }),
        Err(cause) if cause.kind() == ErrorKind::NotFound => make_file(file).map_err(|_| OpenError::ReadOnly { place }),
        Err(_) => Err(OpenError::NotReadable { place }),
    }
}

/// Makes the file for its owner alone: SQLite would let everybody on the computer read the marks. What it keeps beside the file
/// gets the file's own rights.
fn make_file(file: &Path) -> io::Result<()> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(file).map(drop)
}

async fn open_postgres(url: &str) -> Result<Store, OpenError> {
    let bad = |_| OpenError::BadUrl { url: without_password(url) };
    let native: PgConnectOptions = url.parse().map_err(bad)?;
    let database = native.get_database().unwrap_or(native.get_username());
    let place = format!("{}:{}/{database}", native.get_host(), native.get_port());
    let options: AnyConnectOptions = url.parse().map_err(bad)?;
    let failed = |cause| match explain(&place, cause) {
        OpenError::Locked { place } => OpenError::Unreachable { place },
        other => other,
    };
    // One native connection first: a pool would try a refused connection again for seconds.
    native.connect().await.map_err(failed)?.close().await.map_err(failed)?;
    let writes = pool(Database::Postgres, POSTGRES_WRITERS, "").connect_with(options.clone()).await.map_err(failed)?;
    let read_only: String = sqlx::query_scalar("SELECT current_setting('transaction_read_only')")
        .fetch_one(&writes)
        .await
        .map_err(failed)?;
    if read_only == "on" {
        return Err(OpenError::ReadOnly { place });
    }
    let reads = pool(Database::Postgres, READERS, POSTGRES_READS).connect_with(options).await.map_err(failed)?;
    Ok(Store::new(Database::Postgres, place, url.to_owned(), writes, reads))
}

fn pool(database: Database, connections: u32, settings: &'static str) -> AnyPoolOptions {
    let tested = database == Database::Postgres;
    let options: AnyPoolOptions = AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        // A file does not go away; a server does, and its dead connections are found before they are used.
        .test_before_acquire(tested)
        .max_lifetime(None)
        .after_connect(move |conn, _| {
            Box::pin(async move {
                if !settings.is_empty() {
                    sqlx::raw_sql(settings).execute(&mut *conn).await?;
                }
                Ok(())
            })
        });
    if connections == 1 { options.idle_timeout(None) } else { options }
}

/// A file's path as the path of a URL: every byte but letters, digits and `/._-` as `%xx`.
fn percent_encoded(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte);
    path.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// The URL for a message: what stands between `//` and `@` is left out.
fn without_password(url: &str) -> String {
    match (url.split_once("//"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, rest))) => format!("{scheme}//…@{rest}"),
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use school::id::SchoolId;
    use sqlx::Row;

    use super::*;
    use crate::{Error, Tx, Write};

    /// Asks the connection of a write for its settings.
    struct Ask;

    impl Write for Ask {
        type Output = Vec<String>;

        async fn apply(&self, tx: &mut Tx) -> Result<Vec<String>, Error> {
            let mut answers = Vec::new();
            for text in ["PRAGMA journal_mode", "PRAGMA synchronous", "PRAGMA foreign_keys", "PRAGMA busy_timeout"] {
                let row = sqlx::query(text).fetch_one(&mut *tx.conn).await?;
                let number = row.try_get::<i64, _>(0).map(|n| n.to_string());
                answers.push(number.or_else(|_| row.try_get::<String, _>(0))?);
            }
            Ok(answers)
        }
    }

    /// The promise of "acknowledged is on disk", asked inside a write.
    #[tokio::test]
    async fn the_connection_that_writes_is_wal_full_and_checks_foreign_keys() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let url = format!("sqlite:{}", folder.path().join("school.db").display());
        let store = Store::create(&url).await.expect("the file is made");
        store.migrate().await.expect("the migrations apply");
        let written = store.write(SchoolId(1), Ask).await.expect("the door is open");
        assert_eq!(written.value, ["wal", "2", "1", "5000"], "synchronous 2 is FULL");
        let refused = sqlx::query("DELETE FROM schools").execute(&store.inner.reads).await;
        assert!(refused.is_err(), "a reader writes nothing");
    }

    #[test]
    fn a_path_with_strange_letters_survives_the_url_and_a_password_does_not() {
        assert_eq!(percent_encoded("/a b?/ü.db"), "/a%20b%3F/%C3%BC.db");
        assert_eq!(without_password("mysql://root:secret@h/d"), "mysql://…@h/d");
        assert_eq!(without_password("school.db"), "school.db");
    }
}
