//! The parts of a page with a list of requests: tabs with counts, search, pages, and the status of one.

use leptos::{ev::SubmitEvent, form::form_data_from_event, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use school::{
    curriculum::CourseLabel,
    id::CourseId,
    request::{RequestKind, RequestState},
    view::{REQUESTS_A_PAGE, RequestFilter, StateCounts},
};

use super::ListAddress;
use crate::{
    text::use_text,
    ui::{PageNav, Pill, Tone},
};

/// The states that have a tab even where nothing stands there.
const ALWAYS: [RequestState; 6] = [
    RequestState::Pending,
    RequestState::UnderReview,
    RequestState::Waitlisted,
    RequestState::Offered,
    RequestState::Approved,
    RequestState::Declined,
];

/// Where a request stands.
#[component]
pub fn StatePill(
    /// The state.
    #[prop(into)]
    state: Signal<RequestState>,
) -> impl IntoView {
    let text = use_text();
    let label = Signal::derive(move || (text.requests.state)(state.get()));
    view! { <Pill tone=Signal::derive(move || tone_of(state.get())) label /> }.into_any()
}

/// A link for each state with how many stand there; the one that is shown is marked.
#[component]
pub fn StateTabs(
    /// What kind of request is listed.
    kind: RequestKind,
    /// Where the list stands.
    address: ListAddress,
    /// What is shown.
    shown: RwSignal<RequestFilter>,
    /// How many stand where.
    #[prop(into)]
    counts: Signal<StateCounts>,
) -> impl IntoView {
    let text = use_text();
    let there = move || {
        let (shown, counts) = (shown.with(|shown| shown.state), counts.get());
        let wanted = |state: &RequestState| {
            state.is_of(kind) && (ALWAYS.contains(state) || counts.of(*state) > 0 || shown == Some(*state))
        };
        let states = RequestState::ALL.iter().copied().filter(wanted).map(Some);
        // Those that decide begin with what waits, those that asked with everything.
        if address.first.is_some() {
            states.chain([None]).collect()
        } else {
            [None].into_iter().chain(states).collect::<Vec<_>>()
        }
    };
    let tab = move |state: Option<RequestState>| {
        let of = move || RequestFilter { state, page: 0, ..shown.get() };
        let count = move || counts.with(|counts| state.map_or_else(|| counts.all(), |state| counts.of(state)));
        let current = move || shown.with(|shown| shown.state == state).then_some("page");
        view! {
            <li>
                <a href=move || address.of(&of()) aria-current=current data-noscroll="">
                    {(text.requests.list.tab)(state)} " " <span class="count-of">{count}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav class="state-tabs" aria-label=text.requests.list.tabs>
            <ul>
                <For each=there key=|state| *state children=tab />
            </ul>
        </nav>
    }
    .into_any()
}

/// The search of a list, and its course where there are several to choose from.
#[component]
pub fn Filters(
    /// Where the list stands.
    address: ListAddress,
    /// What is shown.
    shown: RwSignal<RequestFilter>,
    /// The courses to choose from.
    #[prop(optional, into)]
    courses: Signal<Vec<(CourseId, CourseLabel)>>,
) -> impl IntoView {
    let text = use_text();
    let navigate = use_navigate();
    let search = move |event: SubmitEvent| {
        // Where the form can't be read the browser sends it.
        let Ok(fields) = form_data_from_event(&event) else { return };
        event.prevent_default();
        let course = fields.get("course").as_string().and_then(|id| id.parse().ok());
        let search = fields.get("search").as_string().unwrap_or_default();
        let filter = RequestFilter { search, course, page: 0, ..shown.get_untracked() };
        navigate(&address.of(&filter), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    let state = move || {
        let (state, school) = shown.with(|shown| (shown.state, shown.school));
        let filter = RequestFilter { state, school, ..RequestFilter::default() };
        let kept = address.parameters(&filter).into_iter();
        kept.map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view()
    };
    // It follows the address, back and forth; what is being typed does not change it, so it is left alone.
    let searched = Memo::new(move |_| shown.with(|shown| shown.search.clone()));
    let every_school = move || {
        let all = RequestFilter { school: None, page: 0, ..shown.get() };
        let is_one = shown.with(|shown| shown.school.is_some());
        is_one.then(|| view! { <a class="button quiet" href=address.of(&all)>{text.common.every_school}</a> })
    };
    view! {
        <form method="get" action=address.path class="filters" role="search" on:submit=search>
            {state}
            <Show when=move || courses.with(|courses| courses.len() > 1)>
                <div class="filter-field">
                    <label for="filter-course">{text.requests.list.course}</label>
                    <CourseChoice shown courses />
                </div>
            </Show>
            <div class="filter-field">
            <label for="filter-search">{text.common.search}</label>
            <input
                id="filter-search"
                type="search"
                name="search"
                value=searched.get_untracked()
                prop:value=searched
                maxlength="80"
                placeholder=text.requests.list.search_hint
            />
            </div>
            <button type="submit">{text.common.show}</button>
            {every_school}
        </form>
    }
    .into_any()
}

#[component]
fn CourseChoice(shown: RwSignal<RequestFilter>, courses: Signal<Vec<(CourseId, CourseLabel)>>) -> impl IntoView {
    let text = use_text();
    let chosen = move |course| shown.with(|shown| shown.course == Some(course));
    view! {
        <select id="filter-course" name="course">
            <option value="">{text.requests.list.any_course}</option>
            <For each=move || courses.get() key=|(course, _)| *course let((course, label))>
                <option value=course.to_string() selected=move || chosen(course)>{text.course(&label.subject, &label.class)}</option>
            </For>
        </select>
    }
    .into_any()
}

/// The way to the list's other pages, where there are any.
#[component]
pub fn PageLinks(
    /// Where the list stands.
    address: ListAddress,
    /// What is shown.
    shown: RwSignal<RequestFilter>,
    /// How many requests there are under the filter.
    #[prop(into)]
    total: Signal<u32>,
) -> impl IntoView {
    let pages = Memo::new(move |_| total.get().div_ceil(REQUESTS_A_PAGE).max(1));
    let page = Memo::new(move |_| shown.with(|shown| shown.page));
    let to = move |page: u32| address.of(&RequestFilter { page, ..shown.get() });
    let earlier = Signal::derive(move || page.get().checked_sub(1).map(to));
    let later = Signal::derive(move || Some(page.get() + 1).filter(|next| *next < pages.get()).map(to));
    let place = Signal::derive(move || (page.get() + 1, pages.get()));
    view! { <PageNav earlier later place /> }.into_any()
}

fn tone_of(state: RequestState) -> Tone {
    match state {
        RequestState::Pending | RequestState::Waitlisted => Tone::Waiting,
        RequestState::UnderReview | RequestState::Offered => Tone::Active,
        RequestState::Approved => Tone::Good,
        RequestState::Declined => Tone::Bad,
        RequestState::Withdrawn | RequestState::Expired | RequestState::Ended => Tone::Over,
    }
}
