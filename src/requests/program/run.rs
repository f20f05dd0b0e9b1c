//! One decision on many requests: part by part, with its progress, and a way to stop. What is done stays done, whatever happens next.

use school::{
    id::EnrollmentRequestId,
    view::{Decided, Decisions, Problem, REQUESTS_A_CHUNK, TALLY, Tally},
};
use web_sys::{Element, HtmlElement, HtmlTextAreaElement, UrlSearchParams};

use super::{rows, select, state::Desk, words};
use crate::{
    document::{
        dom, fetch,
        morph::{self, Order},
        read::find,
        toasts,
        words::{own, sentence},
    },
    error::ApiError,
    live::timers,
    requests::noticed::Version,
};

/// How often an unreachable server is tried again before the rest is left alone.
const TRIES: u32 = 5;

/// How far a decision on many has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many are decided.
    done: usize,
    /// How many there are.
    of: usize,
    /// Whether it stops after the part that is under way.
    stopping: bool,
}

/// What became of a decision.
#[derive(Default)]
struct Outcome {
    tally: Tally<i64>,
    /// How many were not tried.
    left: usize,
    /// Why they were not, if it was not the wish of who decides.
    error: Option<ApiError>,
}

/// A request as it was seen.
type Seen = (i64, Version);

impl Desk {
    /// Decides on many, part by part.
    pub fn decide(self, act: &str, requests: Vec<Seen>) {
        if self.progress.get().is_some() {
            return;
        }
        self.show(Some(Progress { done: 0, of: requests.len(), stopping: false }));
        self.chosen.borrow_mut().retain(|request, _| !requests.iter().any(|(of, _)| of == request));
        select::paint(self);
        requests.iter().for_each(|(request, _)| busy(*request, true));
        let (act, note) = (act.to_owned(), find::<HtmlTextAreaElement>("#desk-note"));
        let note = note.map(|note| note.value()).unwrap_or_default();
        timers::spawn(async move {
            let mut outcome = Outcome { left: requests.len(), ..Outcome::default() };
            for part in requests.chunks(REQUESTS_A_CHUNK) {
                if self.progress.get().is_none_or(|progress| progress.stopping) {
                    break;
                }
                match self.send(&act, &note, part).await {
                    Ok(decided) => self.took(decided, &mut outcome),
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
        self.show(self.progress.get().map(|progress| Progress { stopping: true, ..progress }));
    }

    /// Sends one part until the server says yes or no, or has been silent for too long. A decision that is made already changes
    /// nothing, so it may be sent again.
    async fn send(self, act: &str, note: &str, part: &[Seen]) -> Result<Vec<Decided<i64>>, ApiError> {
        let _in_flight = self.events.save_started();
        let fields = fields(act, note, part);
        let path = find::<Element>("form[data-desk]").and_then(|form| form.get_attribute("action")).unwrap_or_default();
        for attempt in 0..TRIES {
            match fetch::call(path.clone(), fetch::FORM, fields.clone()).await {
                Err(error) if error.is_passing() => timers::sleep(500 << attempt).await,
                answer => return decided(part, answer),
            }
        }
        decided(part, fetch::call(path, fetch::FORM, fields).await)
    }

    /// Shows how far it has come.
    fn took(self, decided: Vec<Decided<i64>>, outcome: &mut Outcome) {
        outcome.tally.add(&decided);
        outcome.left = outcome.left.saturating_sub(decided.len());
        decided.iter().for_each(|one| busy(one.request, false));
        self.show(self.progress.get().map(|progress| Progress { done: progress.done + decided.len(), ..progress }));
    }

    async fn settle(self, outcome: Outcome, requests: &[Seen]) {
        let undone = requests.iter().rev().take(outcome.left);
        requests.iter().for_each(|(request, _)| busy(*request, false));
        // What was not tried stays selected, so that it can be tried again.
        self.chosen.borrow_mut().extend(undone.copied());
        self.show(None);
        if outcome.error.is_none()
            && let Some(note) = find::<HtmlTextAreaElement>("#desk-note")
        {
            note.set_value("");
        }
        match outcome.in_short(requests) {
            Some(said) => {
                toasts::success(&said);
                self.refresh();
            }
            None => self.tell(outcome).await,
        }
    }

    /// Shows what became of it: the server words it, over the list as it is now.
    async fn tell(self, outcome: Outcome) {
        let Some(address) = outcome.address() else { return self.refresh() };
        match fetch::get(address).await {
            Ok(fresh) => {
                find::<Element>("#outcome").into_iter().for_each(|old| old.remove());
                morph::renew(&fresh, Order::Kept);
                // It stands above a list that may be scrolled away: whoever decided is led to it.
                if let Some(told) = find::<HtmlElement>("#outcome") {
                    let why = outcome.error.as_ref().and_then(|error| own("p", "problem", &sentence(error)));
                    why.iter().for_each(|why| dom::put(&told, why));
                    dom::focus(&told);
                }
            }
            Err(error) => {
                toasts::info(&sentence(outcome.error.as_ref().unwrap_or(&error)));
                self.refresh();
            }
        }
    }

    /// Shows how far a decision on many has come; one is decided before a bar could be seen.
    fn show(self, progress: Option<Progress>) {
        self.progress.set(progress);
        let Some(place) = find::<Element>(".decide-progress") else { return };
        let long = progress.filter(|progress| progress.of > 1);
        dom::show(&place, long.is_some());
        let Some(Progress { done, of, stopping }) = long else { return };
        if let Some(bar) = dom::within::<Element>(&place, "progress") {
            dom::set(&bar, "max", &of.to_string());
            dom::set(&bar, "value", &done.to_string());
        }
        let said = match stopping {
            true => words::word("data-stopping"),
            false => words::said("data-progress", &[&done.to_string(), &of.to_string()]),
        };
        dom::say_in(&place, "[role=status]", &said);
        if let Some(stop) = dom::within::<Element>(&place, "button") {
            dom::set_if(&stop, "disabled", stopping.then_some(""));
        }
    }
}

impl Outcome {
    /// One sentence, where all went well with the only request there was.
    fn in_short(&self, requests: &[Seen]) -> Option<String> {
        let ([(to, 1)], [(only, _)]) = (&self.tally.moved[..], requests) else { return None };
        let name = rows::row(*only)?.get_attribute("data-name")?;
        Some(format!("{}: {name}", words::state(to.name())))
    }

    /// The address at which the server tells of it.
    fn address(&self) -> Option<String> {
        let query = UrlSearchParams::new_with_str(&leptos::prelude::window().location().search().ok()?).ok()?;
        query.set(TALLY, &serde_json::to_string(&self.tally).ok()?);
        query.set("left", &self.left.to_string());
        Some(format!("{}?{}", words::word("data-path"), query.to_string().as_string()?))
    }
}

fn busy(request: i64, is: bool) {
    if let Some(row) = rows::row(request) {
        dom::set_if(&row, "aria-busy", is.then_some("true"));
    }
}

/// The fields of the server function that decides.
fn fields(act: &str, note: &str, part: &[Seen]) -> String {
    let Ok(fields) = UrlSearchParams::new() else { return String::new() };
    fields.append("decide[act]", act);
    fields.append("decide[note]", note);
    for (place, (request, version)) in part.iter().enumerate() {
        fields.append(&format!("decide[requests][{place}]"), &format!("{request}-{version}"));
    }
    fields.to_string().as_string().unwrap_or_default()
}

/// One request alone is answered with why it does not move; among others it is one of the answers.
fn decided(part: &[Seen], answer: Result<String, ApiError>) -> Result<Vec<Decided<i64>>, ApiError> {
    match (answer, part) {
        (Err(ApiError::Invalid { problem: Problem::Request(refusal) }), [(only, _)]) => {
            Ok(vec![Decided { request: *only, outcome: Err(refusal) }])
        }
        (Err(error), _) => Err(error),
        (Ok(json), _) => {
            let answer: Decisions<EnrollmentRequestId> =
                serde_json::from_slice(json.as_bytes()).map_err(|_| ApiError::Offline)?;
            let plain = |Decided { request, outcome }: Decided<EnrollmentRequestId>| Decided {
                request: request.into(),
                outcome,
            };
            Ok(answer.decided.into_iter().map(plain).collect())
        }
    }
}
