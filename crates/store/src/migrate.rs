//! Bringing the database to this release, and refusing one that is too old or too new.

mod keys;
mod seals;

use sqlx::{
    AnyConnection,
    migrate::{MigrateError, Migrator},
};

use crate::{
    OpenError,
    backup::moving::LEDGER,
    open_error::explain,
    store::{Database, Store},
};

static SQLITE: Migrator = sqlx::migrate!("../../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../../migrations/postgres");

impl Store {
    /// Applies the migrations that are missing. Safe to repeat, and to run from several programs at once.
    ///
    /// # Errors
    /// A database that is newer, foreign, half moved to or can't be written.
    pub async fn migrate(&self) -> Result<(), OpenError> {
        self.refuse_unfinished().await?;
        self.bring_up().await
    }

    /// The same, for the move that fills the database.
    ///
    /// # Errors
    /// A database that is newer, foreign or can't be written.
    pub(crate) async fn bring_up(&self) -> Result<(), OpenError> {
        let place = self.place();
        let failed = |cause| explain(place, cause);
        let mut conn = self.inner.writes.acquire().await.map_err(failed)?;
        let known = self.known_version();
        if let Some(found) = self.version_of_ours(&mut conn).await?.filter(|found| *found > known) {
            return Err(OpenError::Newer { place: place.to_owned(), found, known });
        }
        drop(conn);
        let applied = self.migrator().run(&self.inner.writes).await;
        let mut conn = self.inner.writes.acquire().await.map_err(failed)?;
        if let Err(cause) = applied {
            // Another program may have been faster: SQLite has no lock around the whole of it.
            let found = found_version(self.database(), &mut conn).await.map_err(failed)?;
            if found != Some(known) || matches!(cause, MigrateError::VersionMismatch(_)) {
                return Err(self.explain_migration(cause));
            }
        }
        keys::fill_in(&mut conn).await.map_err(failed)?;
        seals::fill_in(&mut conn).await.map_err(failed)
    }

    /// Checks that the database has exactly this release's tables, and all of their rows.
    ///
    /// # Errors
    /// [`OpenError::NotMigrated`], [`OpenError::HalfMigrated`], [`OpenError::HalfMoved`] and [`OpenError::Newer`], else what
    /// keeps it from being read.
    pub async fn check_version(&self) -> Result<(), OpenError> {
        self.refuse_unfinished().await?;
        let place = self.place().to_owned();
        let mut conn = self.inner.reads.acquire().await.map_err(|cause| explain(&place, cause))?;
        let found = found_version(self.database(), &mut conn).await.map_err(|cause| explain(&place, cause))?;
        let (found, known) = (found.unwrap_or(0), self.known_version());
        match found.cmp(&known) {
            std::cmp::Ordering::Less => Err(OpenError::NotMigrated { place, found, known }),
            std::cmp::Ordering::Greater => Err(OpenError::Newer { place, found, known }),
            // A write over a row that waits for its seal would leave a chain that never fits.
            std::cmp::Ordering::Equal => match waits(&mut conn).await {
                Ok(false) => Ok(()),
                Ok(true) => Err(OpenError::HalfMigrated { place }),
                Err(cause) => Err(explain(&place, cause)),
            },
        }
    }

    /// Refuses a database that a move has not filled yet.
    ///
    /// # Errors
    /// [`OpenError::HalfMoved`], else what keeps it from being read.
    pub(crate) async fn refuse_unfinished(&self) -> Result<(), OpenError> {
        let place = self.place();
        let failed = |cause| explain(place, cause);
        let mut conn = self.inner.reads.acquire().await.map_err(failed)?;
        let half = has_table(self.database(), &mut conn, LEDGER).await.map_err(failed)?;
        if half { Err(OpenError::HalfMoved { place: place.to_owned() }) } else { Ok(()) }
    }

    /// The database's newest migration; none where it was never migrated.
    ///
    /// # Errors
    /// For a file of another program; else the database's.
    pub(crate) async fn version_of_ours(&self, conn: &mut AnyConnection) -> Result<Option<i64>, OpenError> {
        let place = self.place();
        let failed = |cause| explain(place, cause);
        let found = found_version(self.database(), conn).await.map_err(failed)?;
        if found.is_none() && self.is_foreign(conn).await.map_err(failed)? {
            return Err(OpenError::NotADatabase { place: place.to_owned() });
        }
        Ok(found)
    }

    /// Brings a database without tables to an earlier version; says whether it has just that version now.
    ///
    /// # Errors
    /// A database that is foreign or can't be written.
    pub(crate) async fn migrate_to(&self, version: i64) -> Result<bool, OpenError> {
        let place = self.place();
        let failed = |cause| explain(place, cause);
        let mut conn = self.inner.writes.acquire().await.map_err(failed)?;
        if let Some(found) = found_version(self.database(), &mut conn).await.map_err(failed)? {
            return Ok(found == version);
        }
        if self.is_foreign(&mut conn).await.map_err(failed)? {
            return Ok(false);
        }
        drop(conn);
        let applied = self.migrator().run_to(version, &self.inner.writes).await;
        applied.map(|()| true).map_err(|cause| self.explain_migration(cause))
    }

    fn migrator(&self) -> &'static Migrator {
        match self.database() {
            Database::Sqlite => &SQLITE,
            Database::Postgres => &POSTGRES,
        }
    }

    /// The newest migration of this program.
    pub(crate) fn known_version(&self) -> i64 {
        self.migrator().iter().map(|migration| migration.version).max().unwrap_or(0)
    }

    /// Whether a file without our migrations holds tables of another program. A PostgreSQL database may hold others' tables.
    async fn is_foreign(&self, conn: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        if self.database() == Database::Postgres {
            return Ok(false);
        }
        let text = "SELECT name FROM sqlite_master WHERE tbl_name <> $1 LIMIT 1";
        let any: Option<String> = sqlx::query_scalar(text).bind(LEDGER).fetch_optional(conn).await?;
        Ok(any.is_some())
    }

    fn explain_migration(&self, cause: MigrateError) -> OpenError {
        let place = self.place().to_owned();
        match cause {
            MigrateError::Execute(cause) | MigrateError::ExecuteMigration(cause, _) => explain(&place, cause),
            MigrateError::VersionMissing(version)
            | MigrateError::VersionMismatch(version)
            | MigrateError::Dirty(version) => OpenError::Differs { place, version },
            other => OpenError::Other { place, cause: sqlx::Error::Migrate(Box::new(other)) },
        }
    }
}

/// The database's newest migration; none where it was never migrated.
async fn found_version(database: Database, conn: &mut AnyConnection) -> Result<Option<i64>, sqlx::Error> {
    if !has_table(database, conn, "_sqlx_migrations").await? {
        return Ok(None);
    }
    let newest = "SELECT version FROM _sqlx_migrations ORDER BY version DESC LIMIT 1";
    sqlx::query_scalar(newest).fetch_optional(conn).await
}

/// Whether there is a table of this name.
pub(crate) async fn has_table(
    database: Database,
    conn: &mut AnyConnection,
    name: &'static str,
) -> Result<bool, sqlx::Error> {
    let text = match database {
        Database::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name = $1",
        Database::Postgres => "SELECT CAST(to_regclass($1) AS TEXT)",
    };
    let found: Option<Option<String>> = sqlx::query_scalar(text).bind(name).fetch_optional(conn).await?;
    Ok(found.flatten().is_some())
}

/// Whether rows of an earlier version wait for what this one adds to them.
async fn waits(conn: &mut AnyConnection) -> Result<bool, sqlx::Error> {
    // Each has an index of just these rows.
    const TEXT: &str = "SELECT CASE WHEN EXISTS (SELECT 1 FROM grade_history WHERE seal = '') \
        OR EXISTS (SELECT 1 FROM members WHERE search_key = '') \
        OR EXISTS (SELECT 1 FROM subjects WHERE search_key = '') THEN CAST(1 AS BIGINT) ELSE 0 END";
    let waits: i64 = sqlx::query_scalar(TEXT).fetch_one(conn).await?;
    Ok(waits == 1)
}
