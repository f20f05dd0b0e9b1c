//! The parts of a page with a list of requests: tabs with counts, search, pages, and the status of one.

use leptos::prelude::*;
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
    state: RequestState,
) -> impl IntoView {
    view! { <Pill tone=tone_of(state) label=(use_text().requests.state)(state) /> }.into_any()
}

/// A link for each state with how many stand there; the one that is shown is marked.
#[component]
pub fn StateTabs<'a>(
    /// What kind of request is listed.
    kind: RequestKind,
    /// Where the list stands.
    address: ListAddress,
    /// What is shown.
    shown: &'a RequestFilter,
    /// How many stand where.
    counts: &'a StateCounts,
) -> impl IntoView + use<> {
    let text = use_text();
    let wanted = |state: &RequestState| {
        state.is_of(kind) && (ALWAYS.contains(state) || counts.of(*state) > 0 || shown.state == Some(*state))
    };
    let states = RequestState::ALL.iter().copied().filter(wanted).map(Some);
    // Those that decide begin with what waits, those that asked with everything.
    let tabs: Vec<Option<RequestState>> = match address.first {
        Some(_) => states.chain([None]).collect(),
        None => [None].into_iter().chain(states).collect(),
    };
    let tab = |state: Option<RequestState>| {
        let href = address.of(&RequestFilter { state, page: 0, ..shown.clone() });
        let count = state.map_or_else(|| counts.all(), |state| counts.of(state));
        view! {
            <li data-key=state.map_or("all", RequestState::name)>
                <a href=href aria-current=(shown.state == state).then_some("page") data-get="">
                    {(text.requests.list.tab)(state)} " " <span class="count-of">{count}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav class="state-tabs" aria-label=text.requests.list.tabs>
            <ul>{tabs.into_iter().map(tab).collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// The search of a list, and its course where there are several to choose from.
#[component]
pub fn Filters<'a>(
    /// Where the list stands.
    address: ListAddress,
    /// What is shown.
    shown: &'a RequestFilter,
    /// The courses to choose from.
    #[prop(optional)]
    courses: &'a [(CourseId, CourseLabel)],
) -> impl IntoView + use<> {
    let text = use_text();
    let kept = RequestFilter { state: shown.state, school: shown.school, ..RequestFilter::default() };
    let kept = address.parameters(&kept).into_iter();
    let kept = kept.map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    let every_school = shown.school.map(|_| {
        let all = RequestFilter { school: None, page: 0, ..shown.clone() };
        view! { <a class="button quiet" href=address.of(&all) data-get="">{text.common.every_school}</a> }
    });
    let course = (courses.len() > 1).then(|| {
        view! {
            <div class="filter-field">
                <label for="filter-course">{text.requests.list.course}</label>
                <CourseChoice shown courses />
            </div>
        }
    });
    view! {
        <form method="get" action=address.path class="filters" role="search" data-get="">
            {kept}
            {course}
            <div class="filter-field">
                <label for="filter-search">{text.common.search}</label>
                <input
                    id="filter-search"
                    type="search"
                    name="search"
                    value=shown.search.clone()
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
fn CourseChoice<'a>(shown: &'a RequestFilter, courses: &'a [(CourseId, CourseLabel)]) -> impl IntoView + use<> {
    let text = use_text();
    let option = |(course, label): &(CourseId, CourseLabel)| {
        let selected = shown.course == Some(*course);
        view! { <option value=course.to_string() selected=selected>{text.course(&label.subject, &label.class)}</option> }
    };
    let options = courses.iter().map(option).collect_view();
    view! {
        <select id="filter-course" name="course">
            <option value="">{text.requests.list.any_course}</option>
            {options}
        </select>
    }
}

/// The way to the list's other pages, where there are any.
#[component]
pub fn PageLinks<'a>(
    /// Where the list stands.
    address: ListAddress,
    /// What is shown.
    shown: &'a RequestFilter,
    /// How many requests there are under the filter.
    total: u32,
) -> impl IntoView + use<> {
    let (page, pages) = (shown.page, total.div_ceil(REQUESTS_A_PAGE).max(1));
    let to = |page: u32| address.of(&RequestFilter { page, ..shown.clone() });
    let earlier = page.checked_sub(1).map(to);
    let later = Some(page + 1).filter(|next| *next < pages).map(to);
    view! { <PageNav earlier later place=(page + 1, pages) stays=true /> }.into_any()
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
