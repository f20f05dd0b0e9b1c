//! Looks for canaries in raw bytes, and keeps the log of the process for the same look.

use std::{
    fmt::{self, Write as _},
    sync::{Mutex, PoisonError},
};

use tracing::{
    Event, Level, Metadata, Subscriber,
    field::{Field, Visit},
    span,
};

use crate::harness::Answer;

/// What stands nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Canary {
    /// A word, wherever it stands in another one.
    Word(&'static str),
    /// A mark or a percentage, as a number of its own: as the wire has it and as people read it.
    Hundredths(i64),
}

impl Canary {
    /// Whether a text has it.
    pub fn is_in(self, text: &str) -> bool {
        match self {
            Canary::Word(word) => text.to_lowercase().contains(&word.to_lowercase()),
            Canary::Hundredths(n) => {
                let shown = format!("{}.{:02}", n / 100, n % 100);
                [n.to_string(), shown.trim_end_matches('0').to_owned()].iter().any(|number| stands_alone(text, number))
            }
        }
    }
}

/// Whether a number is in a text, and no part of a longer one or of a word.
fn stands_alone(text: &str, number: &str) -> bool {
    text.match_indices(number).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let mut after = text[at + number.len()..].chars();
        let next = after.next();
        let goes_on = next == Some('.') && after.next().is_some_and(|c| c.is_ascii_digit());
        !before.is_some_and(|c| c.is_alphanumeric() || c == '.') && !next.is_some_and(char::is_alphanumeric) && !goes_on
    })
}

/// All bytes of an answer: the headers, too, where a file's name stands.
pub fn bytes(answer: &Answer) -> String {
    let headers: String = answer.headers.iter().fold(String::new(), |mut told, (name, value)| {
        // Writing into a String can't fail.
        let _ = writeln!(told, "{name}: {}", String::from_utf8_lossy(value.as_bytes()));
        told
    });
    headers + &String::from_utf8_lossy(&answer.bytes)
}

/// The canaries that a text has and must not.
pub fn found(text: &str, canaries: &[Canary]) -> Vec<Canary> {
    canaries.iter().copied().filter(|canary| canary.is_in(text)).collect()
}

static LOG: Mutex<String> = Mutex::new(String::new());

/// Keeps from now on what this process logs: everything of the program's own, and of others what an operator sees.
pub fn keep_log() {
    // Another test of the same process keeps it already.
    let _ = tracing::subscriber::set_global_default(Keeper);
}

/// What was logged so far.
pub fn log() -> String {
    LOG.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

struct Keeper;

impl Subscriber for Keeper {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        let own = ["yeneta", "store", "school", "access_matrix"].iter().any(|own| metadata.target().starts_with(own));
        own || *metadata.level() <= Level::INFO
    }

    fn new_span(&self, span: &span::Attributes<'_>) -> span::Id {
        span.record(&mut Line);
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        values.record(&mut Line);
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Line);
    }

    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

struct Line;

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let mut log = LOG.lock().unwrap_or_else(PoisonError::into_inner);
        // Writing into a String can't fail.
        let _ = writeln!(log, "{field}={value:?}");
    }
}
