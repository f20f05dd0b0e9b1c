//! What an answer of the feed means, and when to ask again: without clock, timer or browser.

use school::event::{Cursor, Event, EventName};
use serde::{Deserialize, Serialize};

use crate::live::net::{Answer, Unreached};

/// The longest pause after failures.
const BACK_OFF_CAP_MS: u32 = 60_000;

/// How long the feed lets the pages go first that heard something, or that the server is back: they ask before it does.
const AFTER_NEWS_MS: u32 = 1;

/// The shortest pause after a failure. It is any between this and the longest, a tick at least: a school that lost its server
/// in one moment comes back spread over a tick, and stays so.
const SHORTEST_MS: u32 = 500;

/// The body of an answer with events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// In the order of their revisions.
    pub events: Vec<Event>,
}

/// How far a tab has followed the feed.
#[derive(Debug)]
pub struct Follow {
    cursor: Cursor,
    build: Option<String>,
    build_changed: bool,
    failures: u32,
}

/// What an answer brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The server is there.
    Heard {
        /// What changed.
        events: Vec<Event>,
        /// Whether the server runs another program than at first.
        new_build: bool,
        /// The pause before the next request.
        pause_ms: u32,
    },
    /// No good answer.
    Failed {
        /// The pause before the next request.
        pause_ms: u32,
    },
    /// The session ended: nothing more is asked.
    SignedOut,
}

impl Follow {
    /// Begins where the page's data ends.
    #[must_use]
    pub fn new(cursor: Cursor) -> Self {
        Self { cursor, build: None, build_changed: false, failures: 0 }
    }

    /// Where to ask next. After a failure nothing is held: that the server is back is said at once.
    #[must_use]
    pub fn url(&self, wait_seconds: u32) -> String {
        let wait = if self.failures > 0 { 0 } else { wait_seconds };
        format!("/api/changes?since={}&wait={wait}", self.cursor)
    }

    /// Takes an answer in that came after so many milliseconds; `random` is any number.
    pub fn take(
        &mut self,
        answer: Result<Answer, Unreached>,
        elapsed_ms: i64,
        wait_seconds: u32,
        random: u64,
    ) -> Outcome {
        match answer {
            Ok(answer) if answer.status == 401 => Outcome::SignedOut,
            Ok(answer) if matches!(answer.status, 200 | 204) => match answer.cursor.as_deref().map(str::parse) {
                Some(Ok(cursor)) => self.heard(&answer, cursor, elapsed_ms, wait_seconds),
                // A portal or a proxy answered in the server's place.
                _ => self.failed(wait_seconds, random),
            },
            _ => self.failed(wait_seconds, random),
        }
    }

    fn heard(&mut self, answer: &Answer, cursor: Cursor, elapsed_ms: i64, wait_seconds: u32) -> Outcome {
        let moved = cursor != self.cursor;
        let events = if answer.status == 200 { read(&answer.body, &cursor, &self.cursor) } else { Vec::new() };
        let was_lost = std::mem::take(&mut self.failures) > 0;
        self.cursor = cursor;
        let first = self.build.get_or_insert_with(|| answer.build.clone().unwrap_or_default());
        self.build_changed |= answer.build.as_ref().is_some_and(|build| build != first);
        let news = answer.status == 200 && moved;
        let at_once = news || was_lost;
        let pause_ms = if at_once { AFTER_NEWS_MS } else { rest_of_tick(elapsed_ms, wait_seconds) };
        Outcome::Heard { events, new_build: self.build_changed, pause_ms }
    }

    fn failed(&mut self, wait_seconds: u32, random: u64) -> Outcome {
        let doubled = 1_000_u32.saturating_mul(1 << self.failures.min(6)).min(BACK_OFF_CAP_MS);
        let longest = doubled.max(wait_seconds.saturating_mul(1_000).min(BACK_OFF_CAP_MS));
        self.failures = self.failures.saturating_add(1);
        let more = random % u64::from(longest - SHORTEST_MS + 1);
        Outcome::Failed { pause_ms: SHORTEST_MS + u32::try_from(more).unwrap_or_default() }
    }
}

/// A held answer is followed at once; one that came early means that the server does not hold.
fn rest_of_tick(elapsed_ms: i64, wait_seconds: u32) -> u32 {
    let tick = i64::from(wait_seconds.max(1)) * 1_000;
    let was_held = elapsed_ms * 2 >= tick;
    if was_held { 0 } else { u32::try_from(tick - elapsed_ms.max(0)).unwrap_or_default() }
}

/// Reads the events; a body of a newer program that can't be read becomes "refresh" for every school that moved.
fn read(body: &str, cursor: &Cursor, before: &Cursor) -> Vec<Event> {
    if let Ok(batch) = serde_json::from_slice::<Batch>(body.as_bytes()) {
        return batch.events;
    }
    let moved = cursor.schools().filter(|(school, revision)| before.at(*school) < Some(*revision));
    let refresh = moved.map(|(school, revision)| Event {
        name: EventName::DataRefreshNeeded,
        school,
        revision,
        course: None,
        student: None,
        assessment: None,
    });
    refresh.collect()
}

#[cfg(test)]
mod tests {
    use school::id::{Revision, SchoolId};

    use super::*;

    fn follow() -> Follow {
        Follow::new([(SchoolId(1), Revision(7))].into_iter().collect())
    }

    fn answer(status: u16, cursor: &str, body: &str) -> Result<Answer, Unreached> {
        Ok(Answer { status, cursor: Some(cursor.into()), build: Some("a".into()), body: body.into() })
    }

    fn pause(outcome: &Outcome) -> u32 {
        match outcome {
            Outcome::Heard { pause_ms, .. } | Outcome::Failed { pause_ms } => *pause_ms,
            Outcome::SignedOut => u32::MAX,
        }
    }

    #[test]
    fn a_held_answer_is_followed_at_once_and_an_early_one_after_the_tick() {
        let mut follow = follow();
        assert_eq!(follow.url(15), "/api/changes?since=1-7&wait=15");
        assert_eq!(pause(&follow.take(answer(204, "1-7", ""), 15_010, 15, 0)), 0);
        assert_eq!(pause(&follow.take(answer(204, "1-7", ""), 20, 15, 0)), 14_980);
        assert_eq!(pause(&follow.take(answer(204, "1-7", ""), 0, 0, 0)), 1_000, "never in a hot loop");
    }

    #[test]
    fn events_move_the_cursor_and_an_unreadable_body_refreshes_everything_there() {
        let mut follow = follow();
        let body =
            r#"{"events":[{"name":"grade_updated","school":1,"revision":8,"course":3,"student":4,"assessment":5}]}"#;
        let outcome = follow.take(answer(200, "1-8", body), 20, 15, 0);
        let Outcome::Heard { events, new_build: false, pause_ms: AFTER_NEWS_MS } = outcome else {
            panic!("{outcome:?}")
        };
        assert_eq!((events.len(), events[0].revision), (1, Revision(8)));
        assert_eq!(follow.url(1), "/api/changes?since=1-8&wait=1");
        let outcome = follow.take(answer(200, "1-9", r#"{"events":[{"name":"from_the_future"}]}"#), 20, 15, 0);
        let Outcome::Heard { events, .. } = outcome else { panic!("{outcome:?}") };
        assert_eq!((events[0].name, events[0].revision), (EventName::DataRefreshNeeded, Revision(9)));
        let stuck = follow.take(answer(200, "1-9", r#"{"events":[]}"#), 20, 15, 0);
        assert!(pause(&stuck) > 14_000, "an answer that doesn't move on is no reason to hurry");
    }

    #[test]
    fn failures_back_off_and_recover() {
        let mut follow = follow();
        let no_cursor = || Ok(Answer { status: 200, cursor: None, build: None, body: "<html>".into() });
        for longest in [15_000, 15_000, 15_000, 15_000, 16_000, 32_000, 60_000, 60_000] {
            // The random number that makes the pause the longest.
            let pause = pause(&follow.take(Err(Unreached), 5, 15, u64::from(longest - SHORTEST_MS)));
            assert_eq!(pause, longest, "a tick at least");
        }
        assert_eq!(pause(&follow.take(answer(502, "1-7", ""), 5, 15, 0)), SHORTEST_MS, "and never in a hot loop");
        assert_eq!(follow.url(15), "/api/changes?since=1-7&wait=0", "whether it is back is known at once");
        assert_eq!(pause(&follow.take(answer(204, "1-7", ""), 5, 15, 0)), AFTER_NEWS_MS);
        assert_eq!(follow.url(15), "/api/changes?since=1-7&wait=15", "and then it is held again");
        assert!(
            pause(&follow.take(answer(204, "1-7", ""), 5, 15, 0)) > 14_000,
            "one that does not hold is no reason to hurry"
        );
        assert_eq!(follow.take(no_cursor(), 5, 15, 0), Outcome::Failed { pause_ms: SHORTEST_MS });
        assert_eq!(follow.take(answer(401, "1-7", ""), 5, 15, 0), Outcome::SignedOut);
    }

    #[test]
    fn another_build_is_noticed_and_stays_noticed() {
        let mut follow = follow();
        let with = |build: &str| answer(204, "1-7", "").map(|held| Answer { build: Some(build.into()), ..held });
        let seen: Vec<bool> = ["a", "a", "b", "a"]
            .map(|build| matches!(follow.take(with(build), 15_000, 15, 0), Outcome::Heard { new_build: true, .. }))
            .into();
        assert_eq!(seen, [false, false, true, true]);
    }
}
