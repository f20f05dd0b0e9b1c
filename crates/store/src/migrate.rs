//! Bringing the database to this release, and refusing one that is too old or too new.

mod keys;
mod seals;

use sqlx::{
    AnyConnection,
    migrate::{MigrateError, Migrator},
};

use crate::{
    OpenError,
    open_error::explain,
    store::{Database, Store},
};

static SQLITE: Migrator = sqlx::migrate!("../../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../../migrations/postgres");

impl Store {
    /// Applies the migrations that are missing. Safe to repeat, and to run from several programs at once.
    ///
    /// # Errors
    /// A database that is newer, foreign or can't be written.
    pub async fn migrate(&self) -> Result<(), OpenError> {
        let place = self.place();
        let failed = |cause| explain(place, cause);
        let mut conn = self.inner.writes.acquire().await.map_err(failed)?;
        let known = self.known_version();
        match found_version(self.database(), &mut conn).await.map_err(failed)? {
            Some(found) if found > known => {
                return Err(OpenError::Newer { place: place.to_owned(), found, known });
            }
            None if self.is_foreign(&mut conn).await.map_err(failed)? => {
                return Err(OpenError::NotADatabase { place: place.to_owned() });
            }
            _ => {}
        }
        drop(conn);
        let applied = self.migrator().run(&self.inner.writes).await;
        let mut conn = self.inner.writes.acquire().await.map_err(failed)?;
        let Err(cause) = applied else {
            keys::fill_in(&mut conn).await.map_err(failed)?;
            return seals::fill_in(&mut conn).await.map_err(failed);
        };
        // Another program may have been faster: SQLite has no lock around the whole of it.
        match found_version(self.database(), &mut conn).await {
            Ok(Some(found)) if found == known && !matches!(cause, MigrateError::VersionMismatch(_)) => Ok(()),
            _ => Err(self.explain_migration(cause)),
        }
    }

    /// Checks that the database has exactly this release's tables.
    ///
    /// # Errors
    /// [`OpenError::NotMigrated`] and [`OpenError::Newer`], else what keeps it from being read.
    pub async fn check_version(&self) -> Result<(), OpenError> {
        let place = self.place().to_owned();
        let mut conn = self.inner.reads.acquire().await.map_err(|cause| explain(&place, cause))?;
        let found = found_version(self.database(), &mut conn).await.map_err(|cause| explain(&place, cause))?;
        let (found, known) = (found.unwrap_or(0), self.known_version());
        match found.cmp(&known) {
            std::cmp::Ordering::Less => Err(OpenError::NotMigrated { place, found, known }),
            std::cmp::Ordering::Equal => Ok(()),
            std::cmp::Ordering::Greater => Err(OpenError::Newer { place, found, known }),
        }
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
        let any: Option<String> =
            sqlx::query_scalar("SELECT name FROM sqlite_master LIMIT 1").fetch_optional(conn).await?;
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
    let table = match database {
        Database::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name = '_sqlx_migrations'",
        Database::Postgres => "SELECT CAST(to_regclass('_sqlx_migrations') AS TEXT)",
    };
    let table: Option<Option<String>> = sqlx::query_scalar(table).fetch_optional(&mut *conn).await?;
    if table.flatten().is_none() {
        return Ok(None);
    }
    let newest = "SELECT version FROM _sqlx_migrations ORDER BY version DESC LIMIT 1";
    sqlx::query_scalar(newest).fetch_optional(conn).await
}
