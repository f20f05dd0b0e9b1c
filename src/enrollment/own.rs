//! `/student/enrollments` and `/parent/enrollments`: one's own requests with all that became of them.

use leptos::prelude::*;
use school::{
    event::Topic,
    person::Role,
    request::{Act, RequestKind, RequestState},
    view::{EnrollmentLine, OwnEnrollment, OwnEnrollments, RequestFilter},
};

use super::{
    again::AskAgain,
    api::{DecideEnrollmentsCall, own_enrollments, own_of_children},
};
use crate::{
    requests::{
        Call, History, List, ListAddress, ListPage, OwnAct, PageLinks, StatePill, StateTabs, use_filter, use_list,
    },
    screen::{LiveBar, RefreshEvery, RoleNav, use_toasts},
    text::use_text,
    ui::{FormProblem, Loaded, When},
};

/// The student's own requests.
#[component]
pub fn StudentEnrollmentsPage() -> impl IntoView {
    view! { <OwnPage role=Role::Student /> }
}

/// The requests of the parent's children.
#[component]
pub fn ParentEnrollmentsPage() -> impl IntoView {
    view! { <OwnPage role=Role::Parent /> }
}

/// Where the list stands; it begins with everything.
fn address(role: Role) -> ListAddress {
    let path = if role == Role::Parent { "/parent/enrollments" } else { "/student/enrollments" };
    ListAddress { path, first: None }
}

fn loader(role: Role) -> Call<RequestFilter, OwnEnrollments> {
    match role {
        Role::Parent => Call::new(|filter: RequestFilter| own_of_children(filter.state, Some(filter.page))),
        _ => Call::new(|filter: RequestFilter| own_enrollments(filter.state, Some(filter.page))),
    }
}

#[component]
fn OwnPage(role: Role) -> impl IntoView {
    let filter = use_filter(address(role));
    let call = loader(role);
    let load = move || call.run(filter.get_untracked());
    view! {
        <RoleNav role />
        <Loaded load page=move |requests| view! { <Own role requests /> }.into_any() />
    }
}

#[component]
fn Own(role: Role, requests: OwnEnrollments) -> impl IntoView {
    let text = use_text();
    let (name, every) = match role {
        Role::Parent => ("parent-enrollments", RefreshEvery::Parent),
        _ => ("student-enrollments", RefreshEvery::Student),
    };
    let call = loader(role);
    let page = ListPage {
        name,
        topic: Topic::EnrollmentRequests,
        every,
        address: address(role),
        load: move |filter| call.run(filter),
        take: |held: &mut OwnEnrollments, fresh, _| *held = fresh,
    };
    let list = use_list(requests, page);
    let List { data, shown, address, screen } = list;
    let counts = Memo::new(move |_| data.with(|data| data.counts.clone()));
    let total = Signal::derive(move || {
        let state = shown.with(|shown| shown.state);
        counts.with(|counts| state.map_or_else(|| counts.all(), |state| counts.of(state)))
    });
    let find = address.path.replace("/enrollments", "/available-courses");
    view! {
        <div class="page-head">
            <h1>{text.requests.join.own_heading}</h1>
            <LiveBar screen keep=address.parameters(&shown.get_untracked()) />
        </div>
        <FormProblem />
        <StateTabs kind=RequestKind::Enrollment address shown counts />
        <Show when=move || data.with(|data| data.requests.is_empty())>
            <p class="empty">{text.requests.join.none_asked}</p>
        </Show>
        <ul class="cards cards-wide">
            <For each=move || data.get().requests key=|one| one.line.request let(one)>
                <OneRequest role first=one list />
            </For>
        </ul>
        <PageLinks address shown total />
        <p><a class="button" href=find>{text.requests.join.find_courses}</a></p>
    }
    .into_any()
}

#[component]
fn OneRequest(role: Role, first: OwnEnrollment, list: List<OwnEnrollments>) -> impl IntoView {
    let text = use_text();
    let request = first.line.request;
    let heading = text.course(&first.line.subject, &first.line.class);
    let child = (role == Role::Parent).then(|| (text.requests.join.for_child)(&first.line.student_name.to_string()));
    let asked_at = first.line.asked_at;
    let one = Memo::new(move |_| {
        let found = list.data.with(|data| data.requests.iter().find(|one| one.line.request == request).cloned());
        found.unwrap_or_else(|| first.clone())
    });
    let clock = Signal::derive(move || list.screen.as_of.with(|as_of| as_of.clock));
    let place = move || one.with(|one| one.place).map(|place| view! { <p>{(text.requests.join.place)(place)}</p> });
    let note = move || {
        one.with(|one| (!one.line.note.is_empty()).then(|| view! { <q class="note">{one.line.note.clone()}</q> }))
    };
    view! {
        <li class="card own-request-card">
            <h2>{heading}</h2>
            {child.map(|child| view! { <p class="subtitle">{child}</p> })}
            <p>
                <StatePill state=Signal::derive(move || one.with(|one| one.line.state)) /> " "
                <span class="subtitle">
                    {text.requests.list.asked} " " {move || view! { <When at=asked_at clock=clock.get() /> }}
                </span>
            </p>
            {note}
            {place}
            <Steps one list />
            <details>
                <summary>{text.requests.list.history}</summary>
                <History lines=Signal::derive(move || one.with(|one| one.history.clone())) clock />
            </details>
        </li>
    }
    .into_any()
}

/// What can be done with the request: take the seat, take it back, ask again.
#[component]
fn Steps(one: Memo<OwnEnrollment>, list: List<OwnEnrollments>) -> impl IntoView {
    let text = use_text();
    let join = &text.requests.join;
    let toasts = use_toasts();
    let line = Signal::derive(move || one.with(|one| one.line.clone()));
    let state = Memo::new(move |_| line.with(|line| line.state));
    let what = move || line.with_untracked(|line| text.course(&line.subject, &line.class));
    let refresh = list.screen.refresh.refresh_now;
    let done = Callback::new(move |to: RequestState| {
        let said = if to == RequestState::Withdrawn { (join.withdrawn)(&what()) } else { (join.seat_taken)(&what()) };
        toasts.success(said);
        refresh.run(());
    });
    let clock = Memo::new(move |_| list.screen.as_of.with(|as_of| as_of.clock));
    let held_until = Memo::new(move |_| line.with(|line| line.offer_expires_at));
    let offer = move || {
        let until = held_until.get()?;
        let until = (text.dates.date_and_time)(until.date(clock.get()), until.time_of_day(clock.get()));
        Some(view! {
            <p class="word">{(join.offer)(&until)}</p>
            <OwnAct<DecideEnrollmentsCall, EnrollmentLine> line act=Act::Accept label=join.take_seat on_done=done refresh />
        })
    };
    let is_open = Memo::new(move |_| state.get().is_open());
    let withdraw = move || {
        is_open.get().then(|| {
            view! {
                <OwnAct<DecideEnrollmentsCall, EnrollmentLine>
                    line
                    act=Act::Withdraw
                    label=(text.requests.act)(RequestKind::Enrollment, Act::Withdraw, RequestState::Pending)
                    gives_up=(join.withdraw, join.withdraw_hint)
                    on_done=done
                    refresh
                />
            }
        })
    };
    let may_ask_again = Memo::new(move |_| {
        use RequestState as S;
        matches!(state.get(), S::Declined | S::Withdrawn | S::Expired) && is_newest(list, &line.get())
    });
    let again = move || may_ask_again.get().then(|| view! { <AskAgain line list /> });
    view! {
        <div class="own-acts">{offer} {withdraw} {again}</div>
    }
    .into_any()
}

/// Whether the student has not asked again for the course already.
fn is_newest(list: List<OwnEnrollments>, line: &EnrollmentLine) -> bool {
    let later = |other: &EnrollmentLine| {
        let same = (other.course, other.student) == (line.course, line.student);
        same && (other.asked_at, other.request) > (line.asked_at, line.request)
    };
    list.data.with(|data| !data.requests.iter().any(|one| later(&one.line)))
}
