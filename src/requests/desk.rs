//! The desk of those who decide: what is selected, what is under way, and the list under both.
//!
//! Invariant: a request that is being decided is never replaced by a refresh, and nobody decides on what moved meanwhile:
//! a selected request that somebody else moves is not selected any more, and that is said.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    event::Topic,
    id::Version,
    request::{Actor, RequestState},
    view::{Decide, Decisions, RequestFilter, Seen, TALLY, Tally},
};

use super::{
    Call, List, ListAddress, ListPage, RequestLine, RequestList,
    run::{Outcome, Progress},
    use_list,
};
use crate::{
    live::events::{EventService, use_event_service},
    screen::{RefreshEvery, Toasts, use_toasts},
    text::{Catalogue, use_text},
};

/// The id of a list's requests.
pub type IdOf<T> = <<T as RequestList>::Line as RequestLine>::Id;

/// The server functions behind a desk.
pub struct Calls<T: RequestList> {
    /// Reads a page of the list.
    pub list: Call<RequestFilter, T>,
    /// Decides on at most [`school::view::REQUESTS_A_CHUNK`].
    pub decide: Call<Decide<IdOf<T>>, Decisions<IdOf<T>>>,
    /// Finds every request under a filter, where lists are longer than a page.
    pub matching: Option<Call<RequestFilter, Vec<Seen<IdOf<T>>>>>,
    /// What a request that is not on the page is called.
    pub label: Call<IdOf<T>, String>,
}

impl<T: RequestList> Clone for Calls<T> {
    fn clone(&self) -> Self {
        let Self { list, decide, matching, label } = self;
        Self { list: list.clone(), decide: decide.clone(), matching: matching.clone(), label: label.clone() }
    }
}

/// What a desk's page says about itself.
pub struct DeskPage<T: RequestList> {
    /// The key under which the reader's choice to refresh is kept.
    pub name: &'static str,
    /// What makes the list stale.
    pub topic: Topic,
    /// Where the list stands.
    pub address: ListAddress,
    /// In which part its reader decides.
    pub actor: Actor,
    /// The server functions behind it.
    pub calls: Calls<T>,
}

/// The desk on the screen.
pub struct Desk<T: RequestList> {
    pub list: List<T>,
    /// In which part its reader decides.
    pub actor: Actor,
    /// What is selected, as it was seen.
    pub chosen: RwSignal<BTreeMap<IdOf<T>, Version>>,
    /// What is being decided.
    pub busy: RwSignal<BTreeSet<IdOf<T>>>,
    /// The note of the next decision.
    pub note: RwSignal<String>,
    /// How far a decision on many has come; none while nothing is decided.
    pub progress: RwSignal<Option<Progress>>,
    /// What became of the last decision on many.
    pub outcome: RwSignal<Option<Outcome<IdOf<T>>>>,
    /// What a screen reader is told.
    pub said: RwSignal<String>,
    /// The request with its row that may leave the list with the focus on it, to bring it back there.
    pub resume: RwSignal<Option<(IdOf<T>, usize)>>,
    pub(super) calls: StoredValue<Calls<T>>,
    pub(super) events: EventService,
    pub(super) toasts: Toasts,
    pub(super) text: &'static Catalogue,
}

impl<T: RequestList> Clone for Desk<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: RequestList> Copy for Desk<T> {}

/// Opens a desk over the first page of its list.
pub fn use_desk<T: RequestList>(first: T, page: DeskPage<T>) -> Desk<T> {
    let (text, toasts) = (use_text(), use_toasts());
    let (chosen, busy, said) = (RwSignal::new(BTreeMap::new()), RwSignal::new(BTreeSet::new()), RwSignal::default());
    let DeskPage { name, topic, address, actor, calls } = page;
    let load = calls.list.clone();
    let take = move |held: &mut T, mut fresh: T, same: bool| {
        if same {
            let (gone, arrived) = chosen.with_untracked(|chosen| noticed(held.lines(), fresh.lines(), chosen));
            if !gone.is_empty() {
                let names = labels(text, held.lines(), &gone);
                said.set((text.requests.desk.moved_meanwhile)(&names));
                toasts.warning((text.requests.desk.moved_meanwhile)(&names));
                chosen.update(|chosen| chosen.retain(|id, _| !gone.contains(id)));
            }
            if arrived > 0 {
                toasts.info((text.requests.desk.arrived)(arrived));
            }
            let lines = std::mem::take(fresh.lines_mut());
            *fresh.lines_mut() = busy.with_untracked(|busy| merged(held.lines(), lines, busy));
        }
        *held = fresh;
    };
    let load = move |filter| load.run(filter);
    let outcome = RwSignal::new(told_in_address(&first));
    let list = use_list(first, ListPage { name, topic, every: RefreshEvery::Approval, address, load, take });
    forget_with_filter(list, chosen);
    Desk {
        list,
        actor,
        chosen,
        busy,
        note: RwSignal::default(),
        progress: RwSignal::new(None),
        outcome,
        said,
        resume: RwSignal::new(None),
        calls: StoredValue::new(calls),
        events: use_event_service(),
        toasts,
        text,
    }
}

impl<T: RequestList> Desk<T> {
    /// The line of a request, if it is on the page.
    #[must_use]
    pub fn line(self, request: IdOf<T>) -> Option<T::Line> {
        self.list.data.with(|data| data.lines().iter().find(|line| line.request() == request).cloned())
    }

    /// Selects a request, or not any more.
    pub fn select(self, line: &T::Line, on: bool) {
        self.chosen.update(|chosen| {
            if on {
                chosen.insert(line.request(), line.version());
            } else {
                chosen.remove(&line.request());
            }
        });
    }

    /// Selects every request of the page, or none of it any more.
    pub fn select_page(self, on: bool) {
        let lines = self.list.data.with_untracked(|data| data.lines().to_vec());
        lines.iter().for_each(|line| self.select(line, on));
    }

    /// Whether every request of the page is selected.
    #[must_use]
    pub fn page_is_chosen(self) -> bool {
        let all = |data: &T| self.chosen.with(|c| data.lines().iter().all(|line| c.contains_key(&line.request())));
        self.list.data.with(|data| !data.lines().is_empty() && all(data))
    }

    /// How many requests the filter matches.
    #[must_use]
    pub fn matching(self) -> u32 {
        let state = self.list.shown.with(|shown| shown.state);
        self.list.data.with(|data| state.map_or_else(|| data.counts().all(), |state| data.counts().of(state)))
    }

    /// Where the requests stand that may be selected: the filter's state, or the states on the page.
    #[must_use]
    pub fn states(self) -> Vec<RequestState> {
        match self.list.shown.with(|shown| shown.state) {
            Some(state) => vec![state],
            None => self.list.data.with(|data| data.lines().iter().map(RequestLine::state).collect()),
        }
    }
}

/// What became of a decision that was made by a plain form.
fn told_in_address<T: RequestList>(list: &T) -> Option<Outcome<IdOf<T>>> {
    let told = use_query_map().with_untracked(|query| query.get(TALLY))?;
    // Garbage in an address tells nothing.
    let tally: Tally<IdOf<T>> = serde_json::from_slice(told.as_bytes()).ok()?;
    let text = use_text();
    let names = list.lines().iter().map(|line| (line.request(), line.label(text))).collect();
    Some(Outcome { tally, names, left: 0, error: None })
}

/// Another filter is another list: nothing of the first stays selected. Its further pages are the same list.
fn forget_with_filter<T: RequestList>(list: List<T>, chosen: RwSignal<BTreeMap<IdOf<T>, Version>>) {
    Effect::new(move |before: Option<RequestFilter>| {
        let now = list.shown.with(|shown| RequestFilter { page: 0, ..shown.clone() });
        if before.is_some_and(|before| before != now) {
            chosen.set(BTreeMap::new());
        }
        now
    });
}

/// The selected requests of the page that moved or left it, and how many new ones arrived.
fn noticed<L: RequestLine>(held: &[L], fresh: &[L], chosen: &BTreeMap<L::Id, Version>) -> (Vec<L::Id>, u32) {
    let version = |lines: &[L], id| lines.iter().find(|line| line.request() == id).map(RequestLine::version);
    let was_here = held.iter().filter(|line| chosen.contains_key(&line.request()));
    let moved = was_here.filter(|line| version(fresh, line.request()) != chosen.get(&line.request()).copied());
    let is_new = |line: &&L| line.state() == RequestState::Pending && version(held, line.request()).is_none();
    // A page that was full shows what moved up; that is not new.
    let arrived = if held.len() < fresh.len() { fresh.iter().filter(is_new).count() } else { 0 };
    (moved.map(RequestLine::request).collect(), u32::try_from(arrived).unwrap_or(u32::MAX))
}

/// The fresh lines, but for those that are being decided: they stay as they are, and where they are.
fn merged<L: RequestLine>(held: &[L], mut fresh: Vec<L>, busy: &BTreeSet<L::Id>) -> Vec<L> {
    for (at, line) in held.iter().enumerate().filter(|(_, line)| busy.contains(&line.request())) {
        match fresh.iter_mut().find(|other| other.request() == line.request()) {
            Some(other) => *other = line.clone(),
            None => fresh.insert(at.min(fresh.len()), line.clone()),
        }
    }
    fresh
}

fn labels<L: RequestLine>(text: &Catalogue, lines: &[L], of: &[L::Id]) -> String {
    let named = lines.iter().filter(|line| of.contains(&line.request())).map(|line| line.label(text));
    named.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use school::{clock::Instant, curriculum::ClassLabel, id::*, person::Name, view::*};

    use super::*;

    fn line(id: i64, version: i64) -> EnrollmentLine {
        EnrollmentLine {
            request: EnrollmentRequestId(id),
            version: Version(version),
            state: RequestState::Pending,
            school: SchoolId(1),
            student: MemberId(id),
            student_name: Name::new("Abebe", "", ""),
            student_number: String::new(),
            student_class: ClassLabel::default(),
            course: CourseId(7),
            subject: "Physics".into(),
            class: ClassLabel::read("Grade 9"),
            seats: Seats { capacity: 0, taken: 0 },
            asked_at: Instant(id),
            changed_at: Instant(id),
            note: String::new(),
            offer_expires_at: None,
        }
    }

    fn seen(lines: &[EnrollmentLine]) -> Vec<(i64, i64)> {
        lines.iter().map(|line| (line.request.0, line.version.0)).collect()
    }

    #[test]
    fn a_refresh_leaves_what_is_being_decided_as_and_where_it_is() {
        let held = [line(1, 1), line(2, 1), line(3, 1)];
        let busy = [EnrollmentRequestId(1), EnrollmentRequestId(2)].into();
        let fresh = vec![line(1, 2), line(3, 1), line(4, 1)];
        assert_eq!(seen(&merged(&held, fresh, &busy)), [(1, 1), (2, 1), (3, 1), (4, 1)]);
        assert_eq!(seen(&merged(&held, vec![], &busy)), [(1, 1), (2, 1)]);
        assert_eq!(seen(&merged(&held, vec![line(5, 1)], &BTreeSet::new())), [(5, 1)]);
    }

    #[test]
    fn what_somebody_else_moved_is_not_selected_any_more() {
        let held = [line(1, 1), line(2, 1), line(3, 1)];
        let chosen: BTreeMap<_, _> = [1, 2, 3, 9].map(|id| (EnrollmentRequestId(id), Version(1))).into();
        let (gone, arrived) = noticed(&held, &[line(1, 1), line(2, 2)], &chosen);
        assert_eq!((gone, arrived), (vec![EnrollmentRequestId(2), EnrollmentRequestId(3)], 0), "9 is on another page");
        let (gone, arrived) = noticed(&held, &[line(1, 1), line(2, 1), line(3, 1), line(4, 1)], &chosen);
        assert_eq!((gone, arrived), (vec![], 1));
    }
}
