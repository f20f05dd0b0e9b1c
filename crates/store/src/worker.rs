//! The queues of the write door and the batches that they run in.
//!
//! Invariant: nobody is answered before the commit; revisions are handed out in commit order, because the counter's row is
//! taken last and held until the commit.
//! Invariant: whoever asks for something short waits for one long command at most; a long one waits for the short
//! ones that came before its turn, so both come to their end.

use std::{
    collections::{HashMap, VecDeque},
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use school::id::SchoolId;
use sqlx::AnyPool;
use tokio::{
    sync::{broadcast, mpsc, oneshot},
    task::JoinHandle,
};

use crate::{
    Database, Error,
    batch::run,
    door::{Committed, Stamp, Tx, Write, Written},
};

/// How many commands wait in a queue before a caller is told that the database is busy.
const QUEUE: usize = 1024;
/// The most commands in one transaction.
const BATCH: usize = 64;
/// How many commits a slow listener may lag behind before it is told that it missed some.
const BACKLOG: usize = 1024;

/// The queues: one for the store on SQLite, where one writes at a time anyway; one per school on PostgreSQL.
#[derive(Debug)]
pub(crate) struct Doors {
    shared: Arc<Shared>,
    queues: Mutex<HashMap<Option<SchoolId>, Queue>>,
}

/// What every worker needs.
#[derive(Debug)]
pub(crate) struct Shared {
    pub database: Database,
    pub pool: AnyPool,
    pub committed: broadcast::Sender<Arc<Committed>>,
}

#[derive(Debug)]
struct Queue {
    sender: mpsc::Sender<Box<dyn Job>>,
    worker: JoinHandle<()>,
}

/// A future that a trait object can return.
pub(crate) type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// How a command went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Applied {
    Done,
    /// It broke a rule; it alone is undone.
    Refused,
    /// The database could not go on; the whole batch runs again.
    Busy,
}

/// A command with the caller who waits for it, whatever its type.
pub(crate) trait Job: Send {
    fn school(&self) -> SchoolId;
    /// Whether it gets a transaction of its own.
    fn is_long(&self) -> bool;
    /// Runs the command and keeps its outcome.
    fn apply<'a>(&'a mut self, tx: &'a mut Tx) -> BoxFuture<'a, Applied>;
    /// Answers the caller: with the outcome, or with what befell the whole batch.
    fn answer(self: Box<Self>, fate: Result<Stamp, Error>);
}

struct Asked<W: Write> {
    school: SchoolId,
    command: W,
    outcome: Option<Result<W::Output, Error>>,
    reply: oneshot::Sender<Result<Written<W::Output>, Error>>,
}

impl<W: Write> Job for Asked<W> {
    fn school(&self) -> SchoolId {
        self.school
    }

    fn is_long(&self) -> bool {
        self.command.is_long()
    }

    fn apply<'a>(&'a mut self, tx: &'a mut Tx) -> BoxFuture<'a, Applied> {
        Box::pin(async move {
            let mut outcome = self.command.apply(tx).await;
            if outcome.is_ok()
                && let Err(error) = crate::alerts::decide(tx).await
            {
                outcome = Err(error);
            }
            let applied = match &outcome {
                Ok(_) => Applied::Done,
                Err(Error::Busy) => Applied::Busy,
                Err(_) => Applied::Refused,
            };
            self.outcome = Some(outcome);
            applied
        })
    }

    fn answer(self: Box<Self>, fate: Result<Stamp, Error>) {
        let answer = match (self.outcome, fate) {
            // A refusal holds whatever became of the others.
            (Some(Err(refusal)), _) if !matches!(refusal, Error::Busy) => Err(refusal),
            (Some(Ok(value)), Ok(Stamp { revision, changed })) => Ok(Written { value, revision, changed }),
            (_, Err(error)) => Err(error),
            (_, Ok(_)) => Err(Error::Busy),
        };
        // Nobody may be waiting any more: the change is on disk all the same.
        drop(self.reply.send(answer));
    }
}

impl Doors {
    pub fn new(database: Database, pool: AnyPool) -> Self {
        let shared = Arc::new(Shared { database, pool, committed: broadcast::Sender::new(BACKLOG) });
        Self { shared, queues: Mutex::default() }
    }

    pub fn committed(&self) -> broadcast::Receiver<Arc<Committed>> {
        self.shared.committed.subscribe()
    }

    pub async fn write<W: Write>(&self, school: SchoolId, command: W) -> Result<Written<W::Output>, Error> {
        let (reply, answer) = oneshot::channel();
        let job = Box::new(Asked { school, command, outcome: None, reply });
        self.queue(school).try_send(job).map_err(|_| Error::Busy)?;
        // The reply is dropped unsent only by a panic in the batch, which was rolled back.
        answer.await.unwrap_or(Err(Error::Database(sqlx::Error::WorkerCrashed)))
    }

    /// How many commands wait for their turn.
    pub fn waiting(&self) -> usize {
        let queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        queues.values().map(|queue| QUEUE - queue.sender.capacity()).sum()
    }

    /// Whether commands of the school need no new queue.
    pub fn has_queue(&self, school: SchoolId) -> bool {
        let queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        self.shared.database == Database::Sqlite || queues.contains_key(&Some(school))
    }

    /// Ends the queues and waits until their last batches are done.
    pub async fn close(&self) {
        let queues: Vec<Queue> =
            self.queues.lock().unwrap_or_else(PoisonError::into_inner).drain().map(|(_, queue)| queue).collect();
        for queue in queues {
            drop(queue.sender);
            if let Err(crash) = queue.worker.await {
                tracing::error!(error = &crash as &dyn std::error::Error, "a worker of the write door crashed");
            }
        }
    }

    fn queue(&self, school: SchoolId) -> mpsc::Sender<Box<dyn Job>> {
        let key = match self.shared.database {
            Database::Sqlite => None,
            Database::Postgres => Some(school),
        };
        let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        let start = || {
            let (sender, jobs) = mpsc::channel(QUEUE);
            Queue { sender, worker: tokio::spawn(work(Arc::clone(&self.shared), jobs)) }
        };
        // A worker dies with the runtime that started it; a store that outlives it (in tests) gets a new one.
        let queue = queues.entry(key).or_insert_with(start);
        if queue.sender.is_closed() {
            *queue = start();
        }
        queue.sender.clone()
    }
}

/// Runs what waits, batch after batch, until the store is gone.
async fn work(shared: Arc<Shared>, mut jobs: mpsc::Receiver<Box<dyn Job>>) {
    let mut long = VecDeque::new();
    let mut short = Vec::with_capacity(BATCH);
    loop {
        if long.is_empty() {
            if jobs.recv_many(&mut short, BATCH).await == 0 {
                return;
            }
        } else {
            // All that waits, so that nobody short waits behind a second long one.
            let came = std::iter::from_fn(|| jobs.try_recv().ok());
            short.extend(came.take(QUEUE.saturating_sub(long.len())));
        }
        long.extend(short.extract_if(.., |job| job.is_long()));
        while !short.is_empty() {
            let batch = short.drain(..short.len().min(BATCH)).collect();
            run_apart(&shared, batch).await;
        }
        if let Some(job) = long.pop_front() {
            run_apart(&shared, vec![job]).await;
        }
    }
}

/// Runs a batch as a task of its own: a panic in a command undoes its batch and leaves the queue alive.
async fn run_apart(shared: &Arc<Shared>, batch: Vec<Box<dyn Job>>) {
    if let Err(crash) = tokio::spawn(run(Arc::clone(shared), batch)).await {
        tracing::error!(error = &crash as &dyn std::error::Error, "a batch of writes crashed");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
