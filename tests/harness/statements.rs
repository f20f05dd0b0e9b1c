//! Counts the statements of this process from the driver's log. The counter is the process's: one test a binary.

use std::{
    fmt,
    sync::atomic::{AtomicUsize, Ordering},
};

use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span,
};

static STATEMENTS: AtomicUsize = AtomicUsize::new(0);

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
        let mut statement = Summary::default();
        event.record(&mut statement);
        // A pool opens a connection when it likes, and gives it its settings once.
        if !["PRAGMA ", "SET "].iter().any(|settings| statement.0.starts_with(settings)) {
            STATEMENTS.fetch_add(1, Ordering::SeqCst);
        }
    }

    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

/// The beginning of a statement, as the driver logs it.
#[derive(Default)]
struct Summary(String);

impl Visit for Summary {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "summary" {
            value.clone_into(&mut self.0);
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn fmt::Debug) {}
}
