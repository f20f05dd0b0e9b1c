//! `/teacher/enrollments` and `/admin/enrollments`: requests to join, decided one by one or many at once.

use std::collections::BTreeMap;

use leptos::{prelude::*, server_fn::ServerFn};
use school::{event::Topic, id::EnrollmentRequestId, request::RequestKind, view::EnrollmentRequests};

use super::{
    api::{DecideEnrollmentsCall, enrollment_detail},
    rows::Rows,
    side::Side,
};
use crate::{
    requests::{
        Desk, DeskForm, Filters, KeysHint, Outcome, RequestLine, ReviewDialog, StateTabs, Summary, asked, with_names,
    },
    screen::{DocumentBar, KeptFresh, RefreshEvery},
    text::use_text,
    ui::{FormProblem, Loaded},
};

/// The requests to join the teacher's courses.
#[component]
pub fn TeacherEnrollmentsPage() -> impl IntoView {
    view! { <EnrollmentsPage side=Side::Teacher /> }
}

/// The requests to join the school's courses.
#[component]
pub fn AdminEnrollmentsPage() -> impl IntoView {
    view! { <EnrollmentsPage side=Side::Admin /> }
}

#[component]
fn EnrollmentsPage(side: Side) -> impl IntoView {
    let (text, filter, outcome) = (use_text(), asked(side.address()), Outcome::told());
    let label = move |request: i64| async move {
        let detail = enrollment_detail(EnrollmentRequestId(request)).await;
        detail.ok().map(|detail| detail.line.label(text))
    };
    let load = move || {
        let (filter, outcome) = (filter.clone(), outcome.clone());
        async move { with_names(text, side.list(filter).await, outcome, label).await }
    };
    view! {
        {side.nav()}
        <Loaded load page=move |(requests, names)| view! { <OpenDesk side requests names /> }.into_any() />
    }
}

#[component]
fn OpenDesk(side: Side, requests: EnrollmentRequests, names: BTreeMap<i64, String>) -> impl IntoView {
    let text = use_text();
    let (address, filter) = (side.address(), asked(side.address()));
    let shown = &filter;
    let (actor, finds) = (side.actor(), Some(side.finds()));
    let desk = Desk { address, actor, decides: DecideEnrollmentsCall::url(), finds };
    let kept = KeptFresh { name: side.name(), topics: &[Topic::EnrollmentRequests], every: RefreshEvery::Approval };
    let rows = view! { <Rows address requests=&requests /> }.into_any();
    let searched = !shown.search.is_empty() || shown.course.is_some();
    let why = if searched { text.common.nothing_found } else { text.requests.desk.nothing_waits };
    let nothing = requests.lines.is_empty().then(|| view! { <p class="empty">{why}</p> });
    view! {
        <div class="page-head">
            <h1>{text.requests.desk.heading_enrollments}</h1>
            <DocumentBar as_of=requests.as_of.clone() kept keep=address.parameters(shown) />
        </div>
        <FormProblem />
        <StateTabs kind=RequestKind::Enrollment address shown counts=&requests.counts />
        <Filters address shown courses=&requests.courses />
        <Summary outcome=Outcome::told() names=&names path=address.path />
        {nothing}
        <DeskForm desk list=&requests shown rows />
        <KeysHint />
        <ReviewDialog />
    }
    .into_any()
}
