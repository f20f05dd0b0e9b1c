//! Counts the statements of this process from the driver's log, and notes them. The log is the process's: one test a binary.

use std::{
    collections::BTreeSet,
    fmt, mem,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span,
};

static STATEMENTS: AtomicUsize = AtomicUsize::new(0);
static NOTED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Starts to count.
pub fn start() {
    tracing::subscriber::set_global_default(Counter).expect("this process has one test");
}

/// How many statements the work runs, and what it gives.
pub async fn counted<T>(work: impl Future<Output = T>) -> (usize, T) {
    let before = STATEMENTS.load(Ordering::SeqCst);
    let done = work.await;
    (STATEMENTS.load(Ordering::SeqCst) - before, done)
}

/// The whole text of each statement that ran since the last call.
pub fn noted() -> BTreeSet<String> {
    mem::take(&mut *NOTED.lock().unwrap_or_else(PoisonError::into_inner))
}

struct Counter;

impl Subscriber for Counter {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "sqlx::query"
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut statement = Statement::default();
        event.record(&mut statement);
        // A pool opens a connection when it likes, and gives it its settings once.
        if !["PRAGMA ", "SET "].iter().any(|settings| statement.0.starts_with(settings)) {
            STATEMENTS.fetch_add(1, Ordering::SeqCst);
            NOTED.lock().unwrap_or_else(PoisonError::into_inner).insert(statement.0);
        }
    }

    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

/// A statement's text: the driver logs its beginning, and all of it where there is more.
#[derive(Default)]
struct Statement(String);

impl Visit for Statement {
    fn record_str(&mut self, field: &Field, value: &str) {
        let told = match field.name() {
            "summary" => self.0.is_empty(),
            "db.statement" => !value.is_empty(),
            _ => false,
        };
        if told {
            value.trim().clone_into(&mut self.0);
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn fmt::Debug) {}
}
