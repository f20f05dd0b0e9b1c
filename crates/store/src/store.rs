//! The open database: pools, the queues of the write door, and what is remembered because it never changes.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use school::{
    clock::Instant,
    id::{CourseId, SchoolId},
};
use sqlx::{Any, AnyConnection, AnyPool, pool::PoolConnection};
use tokio::sync::broadcast;

use crate::{
    Error,
    door::{Committed, Tx, Write, Written},
    worker::Doors,
};

/// Which database is behind the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Database {
    /// One file, inside the program.
    Sqlite,
    /// A server, shared by many copies of the program.
    Postgres,
}

/// The open database. Cheap to clone; all clones share pools and queues.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) inner: Arc<Inner>,
}

#[derive(Debug)]
pub(crate) struct Inner {
    pub database: Database,
    /// The file, or server and database: for messages, without a password.
    pub place: String,
    /// The URL as it was given, for the native listener.
    pub url: String,
    pub writes: AnyPool,
    pub reads: AnyPool,
    pub doors: Doors,
    remembered: RwLock<Remembered>,
}

/// Facts that never change once they are there.
#[derive(Debug, Default)]
struct Remembered {
    school_of: HashMap<CourseId, SchoolId>,
}

/// A pooled connection for queries.
#[derive(Debug)]
pub struct Reader {
    conn: PoolConnection<Any>,
}

/// A connection that queries run on: a [`Reader`], or the [`Tx`] of a write.
pub trait Connected: sealed::Link + Send {}

impl Connected for Reader {}
impl Connected for Tx {}

pub(crate) mod sealed {
    use sqlx::AnyConnection;

    /// Keeps raw connections inside the crate.
    pub trait Link {
        /// The connection.
        fn link(&mut self) -> &mut AnyConnection;
    }
}

impl sealed::Link for Reader {
    fn link(&mut self) -> &mut AnyConnection {
        &mut self.conn
    }
}

/// What is being asked of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// Writes that wait for their turn.
    pub queued: usize,
    /// Connections that read.
    pub busy: usize,
    /// Connections that are open and do nothing.
    pub idle: usize,
}

/// How long a whole look at the database may take before it counts as not ready.
const READY_WITHIN: Duration = Duration::from_secs(2);

impl Store {
    pub(crate) fn new(database: Database, place: String, url: String, writes: AnyPool, reads: AnyPool) -> Self {
        let doors = Doors::new(database, writes.clone());
        let remembered = RwLock::default();
        Self { inner: Arc::new(Inner { database, place, url, writes, reads, doors, remembered }) }
    }

    /// What is being asked of the database at this moment.
    #[must_use]
    pub fn load(&self) -> Load {
        let Inner { reads, doors, .. } = &*self.inner;
        let idle = reads.num_idle();
        let open = usize::try_from(reads.size()).unwrap_or(usize::MAX);
        Load { queued: doors.waiting(), busy: open.saturating_sub(idle), idle }
    }

    /// Which database is behind the store.
    #[must_use]
    pub fn database(&self) -> Database {
        self.inner.database
    }

    /// The file, or server and database, without a password.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.inner.place
    }

    /// The system clock, as the write door reads it.
    #[must_use]
    pub fn now(&self) -> Instant {
        crate::id::now()
    }

    /// Takes a connection for queries.
    ///
    /// # Errors
    /// [`Error::Busy`] when none gets free in time or the server is away.
    pub async fn read(&self) -> Result<Reader, Error> {
        Ok(Reader { conn: self.inner.reads.acquire().await? })
    }

    /// The one door for writes: runs the command in a transaction, takes the school's next revision last, and answers when
    /// the change is on disk. The command is finished even when the caller stops waiting.
    ///
    /// # Errors
    /// The command's own, [`Error::NotFound`] without such a school, and [`Error::Busy`] when the database can't take it now.
    pub async fn write<W: Write>(&self, school: SchoolId, command: W) -> Result<Written<W::Output>, Error> {
        // A queue lives as long as the store: only a school that is there gets one, whatever id somebody sends.
        if !self.inner.doors.has_queue(school) && !self.is_there(school).await? {
            return Err(Error::NotFound);
        }
        self.inner.doors.write(school, command).await
    }

    /// The same for the command that makes the school.
    pub(crate) async fn write_first<W: Write>(
        &self,
        school: SchoolId,
        command: W,
    ) -> Result<Written<W::Output>, Error> {
        self.inner.doors.write(school, command).await
    }

    async fn is_there(&self, school: SchoolId) -> Result<bool, Error> {
        let query = sqlx::query_scalar("SELECT id FROM schools WHERE id = $1").bind(school.0);
        let found: Option<i64> = query.fetch_optional(&self.inner.reads).await?;
        Ok(found.is_some())
    }

    /// Hears of each commit of this process, in commit order per school.
    #[must_use]
    pub fn committed(&self) -> broadcast::Receiver<Arc<Committed>> {
        self.inner.doors.committed()
    }

    /// The school of a course, from memory after the first time; none where there is no such course.
    ///
    /// # Errors
    /// The database's.
    pub async fn school_of(&self, course: CourseId) -> Result<Option<SchoolId>, Error> {
        if let Some(school) = self.remembered(|facts| facts.school_of.get(&course).copied()) {
            return Ok(Some(school));
        }
        let query = sqlx::query_scalar("SELECT school_id FROM courses WHERE id = $1").bind(course.0);
        let found: Option<i64> = query.fetch_optional(&self.inner.reads).await?;
        if let Some(school) = found {
            self.remember(|facts| facts.school_of.insert(course, SchoolId(school)));
        }
        Ok(found.map(SchoolId))
    }

    /// Whether nobody has put anything in: no school and no account.
    ///
    /// # Errors
    /// The database's.
    pub async fn is_empty(&self) -> Result<bool, Error> {
        let text = "SELECT id FROM schools UNION ALL SELECT id FROM accounts LIMIT 1";
        let first: Option<i64> = sqlx::query_scalar(text).fetch_optional(&self.inner.reads).await?;
        Ok(first.is_none())
    }

    /// Whether this is a demo's database: there are schools, and each is a demo school.
    ///
    /// # Errors
    /// The database's.
    pub async fn is_demo(&self) -> Result<bool, Error> {
        let text = "SELECT DISTINCT demo FROM schools";
        let kinds: Vec<i64> = sqlx::query_scalar(text).fetch_all(&self.inner.reads).await?;
        Ok(kinds == [1])
    }

    /// Whether the database answers now.
    ///
    /// # Errors
    /// [`Error::Busy`] when it does not answer within two seconds, else the database's.
    pub async fn ready(&self) -> Result<(), Error> {
        let look = sqlx::query("SELECT id FROM schools LIMIT 1").fetch_optional(&self.inner.reads);
        tokio::time::timeout(READY_WITHIN, look).await.map_err(|_| Error::Busy)??;
        Ok(())
    }

    /// Takes no more writes, finishes those that wait, and closes the database.
    pub async fn close(&self) {
        self.inner.doors.close().await;
        self.inner.reads.close().await;
        self.inner.writes.close().await;
    }

    fn remembered<T>(&self, look: impl FnOnce(&Remembered) -> T) -> T {
        look(&self.inner.remembered.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn remember<T>(&self, keep: impl FnOnce(&mut Remembered) -> T) {
        keep(&mut self.inner.remembered.write().unwrap_or_else(PoisonError::into_inner));
    }
}
