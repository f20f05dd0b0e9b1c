//! Counts the statements of this process from the driver's log, and notes them. The log is the process's: one test a binary.
//!
//! What the sweep asks by the clock is nobody's request, and what the hub asks to know whom a commit concerns nobody waits for:
//! both are told by their spans, which the driver carries into its own thread. The hub's are counted apart.

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
};
use tracing_subscriber::{
    Layer,
    layer::{Context, SubscriberExt},
    registry::LookupSpan,
};

static STATEMENTS: AtomicUsize = AtomicUsize::new(0);
static OF_THE_HUB: AtomicUsize = AtomicUsize::new(0);
static NOTED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Starts to count.
pub fn start() {
    tracing::subscriber::set_global_default(tracing_subscriber::registry().with(Counter))
        .expect("this process has one test");
}

/// How many statements the work runs, and what it gives.
pub async fn counted<T>(work: impl Future<Output = T>) -> (usize, T) {
    let before = STATEMENTS.load(Ordering::SeqCst);
    let done = work.await;
    (STATEMENTS.load(Ordering::SeqCst) - before, done)
}

/// How many statements the hub has run since the start.
pub fn of_the_hub() -> usize {
    OF_THE_HUB.load(Ordering::SeqCst)
}

/// The whole text of each statement that ran since the last call.
pub fn noted() -> BTreeSet<String> {
    mem::take(&mut *NOTED.lock().unwrap_or_else(PoisonError::into_inner))
}

struct Counter;

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Counter {
    fn enabled(&self, metadata: &Metadata<'_>, _: Context<'_, S>) -> bool {
        metadata.target() == "sqlx::query" || metadata.is_span() && ["sweep", "feed"].contains(&metadata.name())
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let counter = match context.event_span(event).map(|span| span.name()) {
            None => &STATEMENTS,
            Some("feed") => &OF_THE_HUB,
            Some(_) => return,
        };
        let mut statement = Statement::default();
        event.record(&mut statement);
        // A pool opens a connection when it likes, and gives it its settings once.
        if !["PRAGMA ", "SET "].iter().any(|settings| statement.0.starts_with(settings)) {
            counter.fetch_add(1, Ordering::SeqCst);
            NOTED.lock().unwrap_or_else(PoisonError::into_inner).insert(statement.0);
        }
    }
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
