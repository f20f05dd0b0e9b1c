//! The hub: wakes the people whom a committed change concerns, and knows who has read everything.
//!
//! Invariant: the hub only wakes. What a person may read is decided by the store when the person's poll is answered.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use school::{
    event::Cursor,
    id::{AccountId, Revision, SchoolId},
};
use store::{Committed, Store, feed};
use tokio::sync::{Notify, broadcast::error::RecvError};

/// How long to wait before asking PostgreSQL again for its notifications.
const LISTEN_AGAIN: Duration = Duration::from_secs(1);

/// Who waits for what.
#[derive(Default)]
pub struct Hub {
    people: Mutex<HashMap<AccountId, Person>>,
    draining: AtomicBool,
}

/// What the hub knows of one account since its first poll.
struct Person {
    wake: Arc<Notify>,
    /// The newest revision that may concern the person, by school.
    newest: HashMap<SchoolId, Revision>,
    /// Something may have changed that the hub can't place: read the table.
    stale: bool,
}

/// A person's place in the hub, taken before reading the table so that no change falls between.
pub struct Place {
    pub wake: Arc<Notify>,
    /// Whether the table may hold something that the cursor does not cover.
    pub behind: bool,
}

impl Hub {
    /// Starts to listen to the store's commits, and on PostgreSQL to other processes'.
    #[must_use]
    pub fn start(store: &Store) -> Arc<Self> {
        let hub = Arc::new(Self::default());
        tokio::spawn(Arc::clone(&hub).follow_commits(store.clone()));
        tokio::spawn(Arc::clone(&hub).follow_other_processes(store.clone()));
        hub
    }

    /// The person's place: whether the cursor may be behind, and what to wait on.
    pub fn place(&self, account: AccountId, cursor: &Cursor) -> Place {
        let mut people = self.people();
        let person = people.entry(account).or_insert_with(|| Person {
            wake: Arc::default(),
            newest: HashMap::new(),
            stale: true,
        });
        // A cursor ahead of the table is as wrong as one behind it: it came from another database, or from nobody.
        let differs = |(school, newest): (&SchoolId, &Revision)| cursor.at(*school) != Some(*newest);
        Place { wake: Arc::clone(&person.wake), behind: person.stale || person.newest.iter().any(differs) }
    }

    /// Tells the hub that the person is about to read the table: what commits from now on sets the mark again.
    pub fn reading(&self, account: AccountId) {
        if let Some(person) = self.people().get_mut(&account) {
            person.stale = false;
        }
    }

    /// Tells the hub how far the person's answer reached, so that an equal cursor needs no table.
    pub fn has_read(&self, account: AccountId, cursor: &Cursor) {
        if let Some(person) = self.people().get_mut(&account) {
            // A school that the person has left has nothing new for them.
            person.newest.retain(|school, _| cursor.at(*school).is_some());
            for (school, revision) in cursor.schools() {
                let newest = person.newest.entry(school).or_insert(revision);
                *newest = revision.max(*newest);
            }
        }
    }

    /// Answers every held poll and holds none from now on: the server is stopping.
    pub fn drain(&self) {
        self.draining.store(true, Ordering::Release);
        self.people().values().for_each(|person| person.wake.notify_waiters());
    }

    /// Whether the server is stopping.
    #[must_use]
    pub fn is_draining(&self) -> bool {
        self.draining.load(Ordering::Acquire)
    }

    async fn follow_commits(self: Arc<Self>, store: Store) {
        let mut commits = store.committed();
        loop {
            match commits.recv().await {
                Ok(committed) => self.tell(&store, &committed).await,
                Err(RecvError::Lagged(_)) => self.tell_everyone_to_read(),
                Err(RecvError::Closed) => return,
            }
        }
    }

    /// Somebody's commit on the same PostgreSQL, this process's own too: the table knows whom it concerns.
    async fn follow_other_processes(self: Arc<Self>, store: Store) {
        let mut commits = loop {
            match store.listen().await {
                Ok(commits) => break commits,
                // Until the server answers, the readers' ticks heal what is missed.
                Err(_) => tokio::time::sleep(LISTEN_AGAIN).await,
            }
        };
        loop {
            commits.next().await;
            self.tell_everyone_to_read();
        }
    }

    async fn tell(&self, store: &Store, committed: &Committed) {
        let Some(newest) = committed.changes.iter().map(|change| change.revision).max() else { return };
        let audience = match store.read().await {
            Ok(mut reader) => feed::audience(&mut reader, committed).await,
            Err(error) => Err(error),
        };
        let Ok(audience) = audience else {
            return self.tell_everyone_to_read();
        };
        let mut people = self.people();
        for account in audience {
            if let Some(person) = people.get_mut(&account) {
                person.newest.insert(committed.school, newest);
                person.wake.notify_waiters();
            }
        }
    }

    fn tell_everyone_to_read(&self) {
        for person in self.people().values_mut() {
            person.stale = true;
            person.wake.notify_waiters();
        }
    }

    fn people(&self) -> MutexGuard<'_, HashMap<AccountId, Person>> {
        self.people.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
