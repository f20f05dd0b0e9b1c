//! One decision on many requests: part by part, with its progress, and a way to stop.

use std::collections::BTreeSet;

use leptos::{prelude::*, task::spawn_local};
use school::{
    event::Cursor,
    request::{Act, Refusal, RequestState},
    view::{Decide, Decided, Decisions, Problem, REQUESTS_A_CHUNK, Seen, Tally},
};

use super::{
    RequestLine, RequestList,
    desk::{Desk, IdOf},
};
use crate::{error::ApiError, live::timers};

/// How often an unreachable server is tried again before the rest is left alone.
const TRIES: u32 = 5;

/// The most refused requests that are told by name.
pub const TOLD_BY_NAME: usize = 20;

/// How far a decision on many has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many are decided.
    pub done: u32,
    /// How many there are.
    pub of: u32,
    /// Whether it stops after the part that is under way.
    pub stopping: bool,
}

/// What became of a decision on many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome<Id> {
    pub tally: Tally<Id>,
    /// What the refused requests are called, as far as it is known.
    pub names: Vec<(Id, String)>,
    /// How many were left as they were.
    pub left: u32,
    /// Why they were, if it was not the wish of who decides.
    pub error: Option<ApiError>,
}

impl<T: RequestList> Desk<T> {
    /// Decides on what is selected.
    pub fn decide_chosen(self, act: Act) {
        let chosen = self.chosen.get_untracked();
        if chosen.is_empty() {
            self.said.set(self.text.requests.desk.choose_first.into());
            self.toasts.info(self.text.requests.desk.choose_first);
            return;
        }
        self.decide(act, chosen.into_iter().map(|(request, version)| Seen { request, version }).collect());
    }

    /// Decides on many, part by part. What is done stays done, whatever happens next.
    pub fn decide(self, act: Act, requests: Vec<Seen<IdOf<T>>>) {
        if self.progress.with_untracked(Option::is_some) {
            return;
        }
        self.outcome.set(None);
        self.progress.set(Some(Progress { done: 0, of: count(requests.len()), stopping: false }));
        let ids: BTreeSet<IdOf<T>> = requests.iter().map(|seen| seen.request).collect();
        self.chosen.update(|chosen| chosen.retain(|request, _| !ids.contains(request)));
        self.busy.update(|busy| busy.extend(ids));
        let note = self.note.get_untracked();
        spawn_local(async move {
            let mut outcome =
                Outcome { tally: Tally::default(), names: Vec::new(), left: count(requests.len()), error: None };
            let mut parts = requests.chunks(REQUESTS_A_CHUNK);
            // The page may be gone: then its progress is gone too, and the rest is left alone.
            while self.progress.try_get_untracked().flatten().is_some_and(|progress| !progress.stopping) {
                let Some(part) = parts.next() else { break };
                let decide = Decide { act, requests: part.to_vec(), note: note.clone() };
                match self.send(decide).await {
                    Ok(decisions) => self.took(&decisions, &mut outcome),
                    Err(error) => {
                        outcome.error = Some(error);
                        break;
                    }
                }
            }
            self.settle(outcome, &requests).await;
        });
    }

    /// Stops after the part that is under way.
    pub fn stop(self) {
        self.progress.update(|progress| *progress = progress.map(|progress| Progress { stopping: true, ..progress }));
    }

    /// Selects every request under the filter, those of other pages too.
    pub fn select_matching(self) {
        let Some(matching) = self.calls.with_value(|calls| calls.matching.clone()) else { return };
        let filter = self.list.shown.get_untracked();
        spawn_local(async move {
            match matching.run(filter.clone()).await {
                Ok(all) if self.list.shown.try_get_untracked() == Some(filter) => {
                    self.chosen.set(all.into_iter().map(|seen| (seen.request, seen.version)).collect());
                }
                // The list shows something else by now.
                Ok(_) => {}
                Err(error) => self.toasts.error(crate::ui::sentence(self.text, &error)),
            }
        });
    }

    /// Sends one part until the server says yes or no, or has been silent for too long. A decision that is made already
    /// changes nothing, so it may be sent again.
    async fn send(self, decide: Decide<IdOf<T>>) -> Result<Decisions<IdOf<T>>, ApiError> {
        let call = self.calls.with_value(|calls| calls.decide.clone());
        let _in_flight = self.events.save_started();
        for attempt in 0..TRIES {
            match call.run(decide.clone()).await {
                Err(error) if error.is_passing() => timers::sleep(500 << attempt).await,
                answer => return one_refused(&decide, answer),
            }
        }
        one_refused(&decide, call.run(decide.clone()).await)
    }

    /// Shows what became of one part, and tells the tab's other readers.
    fn took(self, decisions: &Decisions<IdOf<T>>, outcome: &mut Outcome<IdOf<T>>) {
        outcome.tally.add(&decisions.decided);
        outcome.left = outcome.left.saturating_sub(count(decisions.decided.len()));
        self.list.data.try_update(|data| {
            for Decided { request, outcome: to } in &decisions.decided {
                let line = data.lines_mut().iter_mut().find(|line| line.request() == *request);
                let (Some(line), Ok(to)) = (line, to) else { continue };
                line.set_state(*to);
                if let Some(revision) = decisions.revisions.at(line.school()) {
                    self.events.emit_own(&line.event(*to, revision));
                }
            }
        });
        self.progress.try_update(|progress| {
            *progress = progress.map(|p| Progress { done: p.done + count(decisions.decided.len()), ..p });
        });
        let done: BTreeSet<_> = decisions.decided.iter().map(|one| one.request).collect();
        self.busy.try_update(|busy| busy.retain(|request| !done.contains(request)));
    }

    async fn settle(self, mut outcome: Outcome<IdOf<T>>, requests: &[Seen<IdOf<T>>]) {
        let undone: Vec<_> = requests.iter().rev().take(outcome.left as usize).copied().collect();
        self.busy.try_update(BTreeSet::clear);
        // What was not tried stays selected, so that it can be tried again.
        self.chosen.try_update(|chosen| chosen.extend(undone.into_iter().map(|seen| (seen.request, seen.version))));
        if self.progress.try_set(None).is_some() {
            return;
        }
        self.list.screen.refresh.refresh_now.run(());
        if outcome.error.is_none() {
            self.note.set(String::new());
        }
        if let Some(said) = outcome.in_short(requests, self) {
            self.toasts.success(said);
            return;
        }
        outcome.names = self.names(&outcome.tally.refused).await;
        self.outcome.try_set(Some(outcome));
    }

    /// What the first refused requests are called: from the page, or asked.
    async fn names(self, refused: &[(IdOf<T>, Refusal)]) -> Vec<(IdOf<T>, String)> {
        let call = self.calls.with_value(|calls| calls.label.clone());
        let mut names = Vec::new();
        for (request, _) in refused.iter().take(TOLD_BY_NAME) {
            let here = self.list.data.try_with_untracked(|data| {
                data.lines().iter().find(|line| line.request() == *request).map(|line| line.label(self.text))
            });
            // Without its name a request is still told of, with a link.
            let name = match here.flatten() {
                Some(name) => Some(name),
                None => call.run(*request).await.ok(),
            };
            names.extend(name.map(|name| (*request, name)));
        }
        names
    }
}

impl<Id: Copy> Outcome<Id> {
    /// One sentence, where all went well with the only request there was.
    fn in_short<T: RequestList>(&self, requests: &[Seen<IdOf<T>>], desk: Desk<T>) -> Option<String> {
        let [(to, 1)] = self.tally.moved[..] else { return None };
        let [only] = requests else { return None };
        let label = desk.list.data.with_untracked(|data| {
            data.lines().iter().find(|line| line.request() == only.request).map(|line| line.label(desk.text))
        });
        Some(format!("{}: {}", (desk.text.requests.state)(to), label?))
    }
}

/// One request alone is answered with why it does not move; among others it is one of the answers.
fn one_refused<Id: Copy>(
    decide: &Decide<Id>,
    answer: Result<Decisions<Id>, ApiError>,
) -> Result<Decisions<Id>, ApiError> {
    match (answer, &decide.requests[..]) {
        (Err(ApiError::Invalid { problem: Problem::Request(refusal) }), [only]) => {
            let decided = vec![Decided { request: only.request, outcome: Err(refusal) }];
            Ok(Decisions { decided, revisions: Cursor::default() })
        }
        (answer, _) => answer,
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Where a decision led, with how many it led there: the order of the states.
#[must_use]
pub fn in_order<Id>(tally: &Tally<Id>) -> Vec<(RequestState, u32)> {
    let mut moved = tally.moved.clone();
    moved.sort_by_key(|(state, _)| *state);
    moved
}
