//! The hub: wakes the people whom a committed change concerns, and knows who has read everything.
//!
//! Invariant: the hub only wakes. What a person may read is decided by the store when the person's poll is answered.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use school::{
    event::Cursor,
    id::{AccountId, Revision, SchoolId},
};
use store::{Committed, Listener, Store, feed};
use tokio::sync::{Notify, broadcast::error::RecvError};
use tracing::Instrument;

use super::{metrics::Metrics, sessions::Sessions};

/// How long to wait before asking PostgreSQL again for its notifications.
const LISTEN_AGAIN: Duration = Duration::from_secs(1);

/// Who waits for what.
pub struct Hub {
    people: Mutex<HashMap<AccountId, Person>>,
    /// Hears of other processes' commits through the hub.
    sessions: Arc<Sessions>,
    metrics: Arc<Metrics>,
    /// PostgreSQL: up to where every school's commits were told, whichever process made them. Without a gap.
    told: Mutex<BTreeMap<SchoolId, Revision>>,
    draining: AtomicBool,
}

/// What the hub knows of one account since its first poll.
struct Person {
    wake: Arc<Notify>,
    /// The newest revision that may concern the person, by school.
    newest: HashMap<SchoolId, Revision>,
    /// How often something may have changed that the hub can't place; once, before anything is known of the person.
    unplaced: u64,
    /// Up to which of those the table was read.
    read: u64,
}

impl Default for Person {
    /// A person of whom nothing is known yet must read.
    fn default() -> Self {
        Self { wake: Arc::default(), newest: HashMap::new(), unplaced: 1, read: 0 }
    }
}

impl Person {
    fn is_stale(&self) -> bool {
        self.read < self.unplaced
    }

    fn hear_of(&mut self, school: SchoolId, revision: Revision) {
        let newest = self.newest.entry(school).or_insert(revision);
        *newest = revision.max(*newest);
    }
}

impl Hub {
    /// Starts to listen to the store's commits, and on PostgreSQL to other processes'.
    #[must_use]
    pub fn start(store: &Store, sessions: Arc<Sessions>, metrics: Arc<Metrics>) -> Arc<Self> {
        let hub = Arc::new(Self {
            people: Mutex::default(),
            sessions,
            metrics,
            told: Mutex::default(),
            draining: false.into(),
        });
        // What is asked to know whom a commit concerns is told from what the request asked that made it: nobody waits for it.
        let feed = || tracing::info_span!("feed");
        tokio::spawn(Arc::clone(&hub).follow_commits(store.clone()).instrument(feed()));
        tokio::spawn(Arc::clone(&hub).follow_other_processes(store.clone()).instrument(feed()));
        hub
    }

    /// What wakes the person. Take it, and listen to it, before asking [`Hub::is_behind`]: so no change falls between.
    pub fn wake_of(&self, account: AccountId) -> Arc<Notify> {
        Arc::clone(&self.people().entry(account).or_default().wake)
    }

    /// Whether the table may hold something that the cursor does not cover.
    pub fn is_behind(&self, account: AccountId, cursor: &Cursor) -> bool {
        // A cursor ahead of the table is as wrong as one behind it: it came from another database, or from nobody.
        let differs = |(school, newest): (&SchoolId, &Revision)| cursor.at(*school) != Some(*newest);
        self.people().get(&account).is_none_or(|person| person.is_stale() || person.newest.iter().any(differs))
    }

    /// The person is about to read the table; gives what [`Hub::has_read`] is told. Until then others of the account must read
    /// too: what this one finds, they do not know yet.
    pub fn reading(&self, account: AccountId) -> u64 {
        self.people().entry(account).or_default().unplaced
    }

    /// Tells the hub how far the person's answer reached, so that an equal cursor needs no table.
    pub fn has_read(&self, account: AccountId, cursor: &Cursor, reading: u64) {
        let mut people = self.people();
        let person = people.entry(account).or_default();
        person.read = reading.max(person.read);
        // A school that the person has left has nothing new for them.
        person.newest.retain(|school, _| cursor.at(*school).is_some());
        for (school, revision) in cursor.schools() {
            person.hear_of(school, revision);
        }
    }

    /// Wakes the person's held polls: each looks whether its session goes on.
    pub fn look_again(&self, account: AccountId) {
        if let Some(person) = self.people().get(&account) {
            person.wake.notify_waiters();
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
                Ok(committed) => {
                    let heard = Instant::now();
                    self.tell(&store, &committed).await;
                    self.metrics.told_after(heard.elapsed());
                    self.has_told(&committed);
                }
                Err(RecvError::Lagged(_)) => self.tell_everyone_to_read(),
                Err(RecvError::Closed) => return,
            }
        }
    }

    /// Hears of every commit on the same PostgreSQL; what this process has told already is not told again.
    async fn follow_other_processes(self: Arc<Self>, store: Store) {
        let mut commits = loop {
            match self.start_listening(&store).await {
                Ok(commits) => break commits,
                // Until the server answers, the readers' ticks heal what is missed.
                Err(_) => tokio::time::sleep(LISTEN_AGAIN).await,
            }
        };
        loop {
            let school = commits.next().await;
            if self.catch_up(&store, school).await.is_err() {
                self.sessions.forget_all();
                self.tell_everyone_to_read();
            }
        }
    }

    /// Listens first and looks second: a commit between the two is told twice rather than never.
    async fn start_listening(&self, store: &Store) -> Result<Listener, store::Error> {
        let commits = store.listen().await?;
        let newest = feed::newest_revisions(&mut store.read().await?).await?;
        self.told().extend(newest);
        Ok(commits)
    }

    /// Tells what a school committed since it was last told of.
    async fn catch_up(&self, store: &Store, school: SchoolId) -> Result<(), store::Error> {
        loop {
            let since = self.told().get(&school).copied().unwrap_or_default();
            let committed = feed::committed_since(&mut store.read().await?, school, since).await?;
            let Some(newest) = committed.changes.iter().map(|change| change.revision).max() else { return Ok(()) };
            self.sessions.hear_of(&committed);
            self.tell(store, &committed).await;
            self.told().insert(school, newest);
        }
    }

    /// Wakes those whom the changes may concern.
    async fn tell(&self, store: &Store, committed: &Committed) {
        let Some(newest) = committed.changes.iter().map(|change| change.revision).max() else { return };
        let audience = match store.read().await {
            Ok(mut reader) => feed::audience(&mut reader, committed).await,
            Err(error) => Err(error),
        };
        match audience {
            Ok(audience) => {
                let mut people = self.people();
                for account in audience {
                    if let Some(person) = people.get_mut(&account) {
                        person.hear_of(committed.school, newest);
                        person.wake.notify_waiters();
                    }
                }
            }
            Err(_) => self.tell_everyone_to_read(),
        }
    }

    /// Moves on after an own commit, but not over a gap: another process's commit in between is still to be told.
    fn has_told(&self, committed: &Committed) {
        let revisions = || committed.changes.iter().map(|change| change.revision);
        let (Some(first), Some(newest)) = (revisions().min(), revisions().max()) else { return };
        if let Some(told) = self.told().get_mut(&committed.school).filter(|told| first.0 <= told.0 + 1) {
            *told = newest.max(*told);
        }
    }

    fn tell_everyone_to_read(&self) {
        for person in self.people().values_mut() {
            person.unplaced += 1;
            person.wake.notify_waiters();
        }
    }

    fn people(&self) -> MutexGuard<'_, HashMap<AccountId, Person>> {
        self.people.lock().unwrap_or_else(PoisonError::into_inner)
    }
    fn told(&self) -> MutexGuard<'_, BTreeMap<SchoolId, Revision>> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
