//! `/student/enrollments` and `/parent/enrollments`: one's own requests with all that became of them.

use leptos::prelude::*;
use school::{
    clock::SchoolClock,
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
    error::ApiError,
    requests::{History, ListAddress, PageLinks, PlainAct, RequestLine, StatePill, StateTabs, asked},
    screen::{DocumentBar, KeptFresh, RefreshEvery, RoleNav},
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

async fn read(role: Role, filter: RequestFilter) -> Result<OwnEnrollments, ApiError> {
    match role {
        Role::Parent => own_of_children(filter.state, Some(filter.page)).await,
        _ => own_enrollments(filter.state, Some(filter.page)).await,
    }
}

#[component]
fn OwnPage(role: Role) -> impl IntoView {
    let filter = asked(address(role));
    let load = move || read(role, filter.clone());
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
    let kept = KeptFresh { name, topics: &[Topic::EnrollmentRequests], every };
    let (address, filter) = (address(role), asked(address(role)));
    let shown = &filter;
    let counts = requests.counts.clone();
    let total = filter.state.map_or_else(|| counts.all(), |state| counts.of(state));
    let find = address.path.replace("/enrollments", "/available-courses");
    let none = requests.requests.is_empty().then(|| view! { <p class="empty">{text.requests.join.none_asked}</p> });
    let one = |of: &OwnEnrollment| view! { <OneRequest role one=of.clone() all=&requests /> };
    let cards = requests.requests.iter().map(one).collect_view();
    let keep = address.parameters(shown);
    view! {
        <div class="page-head">
            <h1>{text.requests.join.own_heading}</h1>
            <DocumentBar as_of=requests.as_of.clone() kept keep />
        </div>
        <FormProblem />
        <StateTabs kind=RequestKind::Enrollment address shown counts=&counts />
        {none}
        <ul class="cards cards-wide">{cards}</ul>
        <PageLinks address shown total />
        <p><a class="button" href=find>{text.requests.join.find_courses}</a></p>
    }
    .into_any()
}

#[component]
fn OneRequest<'a>(role: Role, one: OwnEnrollment, all: &'a OwnEnrollments) -> impl IntoView + use<> {
    let text = use_text();
    let clock = all.as_of.clock;
    let steps = view! { <Steps line=&one.line clock may_ask_again=may_ask_again(all, &one.line) /> };
    let OwnEnrollment { line, history, place, .. } = one;
    let child = (role == Role::Parent).then(|| (text.requests.join.for_child)(&line.student_name.to_string()));
    let place = place.map(|place| view! { <p>{(text.requests.join.place)(place)}</p> });
    let note = (!line.note.is_empty()).then(|| view! { <q class="note">{line.note.clone()}</q> });
    view! {
        <li class="card own-request-card" data-key=line.request.to_string()>
            <h2>{text.course(&line.subject, &line.class)}</h2>
            {child.map(|child| view! { <p class="subtitle">{child}</p> })}
            <p>
                <StatePill state=line.state /> " "
                <span class="subtitle">{text.requests.list.asked} " " <When at=line.asked_at clock /></span>
            </p>
            {note}
            {place}
            {steps}
            <details>
                <summary>{text.requests.list.history}</summary>
                <History lines=history clock />
            </details>
        </li>
    }
    .into_any()
}

/// What can be done with the request: take the seat, take it back, ask again.
#[component]
fn Steps<'a>(line: &'a EnrollmentLine, clock: SchoolClock, may_ask_again: bool) -> impl IntoView + use<> {
    let text = use_text();
    let join = &text.requests.join;
    let what = text.course(&line.subject, &line.class);
    let seen = || String::from(line.seen());
    let offer = line.offer_expires_at.map(|until| {
        let until = (text.dates.date_and_time)(until.date(clock), until.time_of_day(clock));
        view! {
            <p class="word">{(join.offer)(&until)}</p>
            <PlainAct<DecideEnrollmentsCall> seen=seen() act=Act::Accept label=join.take_seat done=(join.seat_taken)(&what) />
        }
    });
    let withdraw = line.state.is_open().then(|| {
        view! {
            <PlainAct<DecideEnrollmentsCall>
                seen=seen()
                act=Act::Withdraw
                label=(text.requests.act)(RequestKind::Enrollment, Act::Withdraw, RequestState::Pending)
                gives_up=(join.withdraw, join.withdraw_hint)
                done=(join.withdrawn)(&what)
            />
        }
    });
    let again = may_ask_again.then(|| view! { <AskAgain line /> });
    view! { <div class="own-acts">{offer} {withdraw} {again}</div> }.into_any()
}

/// Whether it is over, and the student has not asked again for the course already.
fn may_ask_again(all: &OwnEnrollments, line: &EnrollmentLine) -> bool {
    use RequestState as S;
    let later = |other: &EnrollmentLine| {
        let same = (other.course, other.student) == (line.course, line.student);
        same && (other.asked_at, other.request) > (line.asked_at, line.request)
    };
    let is_over = matches!(line.state, S::Declined | S::Withdrawn | S::Expired);
    is_over && !all.requests.iter().any(|one| later(&one.line))
}
