//! What an operator watches: how many ask for what and what they get, how long that takes, who waits, and what is queued.
//!
//! Invariant: no name, no mark, no id and no address is in it; kinds, statuses, counts and seconds are. It is served on an address of
//! this computer alone, by a door of its own: behind a proxy on the same computer everyone would come from here.

use std::time::{Duration, Instant};

use axum::{
    Router,
    extract::{Request, State},
    http::header,
    middleware::Next,
    response::{IntoResponse, Response},
    routing::get,
};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram},
    registry::Registry,
};

use super::{AppState, guard};

/// Bounds of the histograms, in seconds: from a poll that touches no database to what nobody waits for.
const SECONDS: [f64; 9] = [0.001, 0.005, 0.02, 0.05, 0.1, 0.3, 1.0, 3.0, 10.0];

/// What is counted.
pub struct Metrics {
    registry: Registry,
    answers: Family<Answered, Counter>,
    seconds: Family<Kind, Histogram>,
    waiting: Gauge,
    told: Histogram,
    queued: Gauge,
    connections: Family<Use, Gauge>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    kind: &'static str,
    status: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Kind {
    kind: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Use {
    busy: &'static str,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("yeneta");
        let seconds = || Histogram::new(SECONDS);
        let metrics = Self {
            registry: Registry::default(),
            answers: Family::default(),
            seconds: Family::new_with_constructor(seconds),
            waiting: Gauge::default(),
            told: seconds(),
            queued: Gauge::default(),
            connections: Family::default(),
        };
        registry.register(
            "answers",
            "answers by what was asked for; a save with 409 is a conflict",
            metrics.answers.clone(),
        );
        registry.register("answer_seconds", "seconds until an answer, but for polls", metrics.seconds.clone());
        registry.register("polls_waiting", "polls that are held", metrics.waiting.clone());
        registry.register(
            "told_seconds",
            "seconds from a commit until all whom it concerns were woken",
            metrics.told.clone(),
        );
        registry.register("writes_queued", "writes that wait for their turn", metrics.queued.clone());
        registry.register("connections", "connections to the database that read", metrics.connections.clone());
        Self { registry, ..metrics }
    }
}

/// A poll that is held: counted until it is dropped.
pub struct Waiting(Gauge);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl Metrics {
    /// A poll begins to wait.
    pub fn waits(&self) -> Waiting {
        self.waiting.inc();
        Waiting(self.waiting.clone())
    }

    /// All whom a commit concerns were woken so long after it was heard of.
    pub fn told_after(&self, time: Duration) {
        self.told.observe(time.as_secs_f64());
    }

    /// A poll was answered. How long that took says how long it was held, and nothing else.
    pub fn polled(&self, response: &Response) {
        self.answers.get_or_create(&Answered { kind: POLL, status: response.status().as_u16().into() }).inc();
    }

    fn answered(&self, kind: &'static str, response: &Response, time: Duration) {
        self.answers.get_or_create(&Answered { kind, status: response.status().as_u16().into() }).inc();
        self.seconds.get_or_create(&Kind { kind }).observe(time.as_secs_f64());
    }
}

const POLL: &str = "poll";

/// What is asked for, of the few kinds that differ in what they cost.
fn kind_of(path: &str) -> &'static str {
    const SAVES: [&str; 3] = ["save_grade", "save_grades", "correct_grade"];
    const PROBES: [&str; 2] = ["/healthz", "/readyz"];
    match path.strip_prefix("/api/") {
        Some(function) if SAVES.iter().any(|save| function.strip_prefix("gradebook/") == Some(save)) => "save",
        Some(_) => "call",
        None if PROBES.contains(&path) => "probe",
        None if [guard::OF_A_BUILD, "/fonts/", "/icons/"].iter().any(|folder| path.starts_with(folder)) => "file",
        None => "page",
    }
}

/// Counts what passes.
pub async fn count(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (kind, began) = (kind_of(request.uri().path()), Instant::now());
    let response = next.run(request).await;
    state.metrics.answered(kind, &response, began.elapsed());
    response
}

/// The door of its own.
pub fn router(state: AppState) -> Router {
    Router::new().route("/metrics", get(show)).with_state(state)
}

async fn show(State(state): State<AppState>) -> Response {
    let load = state.store.load();
    let gauge = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    state.metrics.queued.set(gauge(load.queued));
    state.metrics.connections.get_or_create(&Use { busy: "yes" }).set(gauge(load.busy));
    state.metrics.connections.get_or_create(&Use { busy: "no" }).set(gauge(load.idle));
    let mut text = String::new();
    // It fails for no registry that is held in memory.
    let _ = encode(&mut text, &state.metrics.registry);
    ([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_has_a_kind_and_no_id() {
        for (path, kind) in [
            ("/api/gradebook/save_grade", "save"),
            ("/api/gradebook/book", "call"),
            ("/api/explanation/700/31", "call"),
            ("/parent/children/31", "page"),
            ("/", "page"),
            ("/build/0123/pkg/yeneta.css", "file"),
            ("/readyz", "probe"),
        ] {
            assert_eq!(kind_of(path), kind, "{path}");
        }
    }

    #[test]
    fn a_poll_that_waits_is_counted_until_it_ends() {
        let metrics = Metrics::default();
        let waiting = [metrics.waits(), metrics.waits()];
        assert_eq!(metrics.waiting.get(), 2);
        drop(waiting);
        assert_eq!(metrics.waiting.get(), 0);
    }
}
