//! `/teacher/enrollments` and `/admin/enrollments`: requests to join, decided one by one or many at once.

use leptos::{prelude::*, server_fn::ServerFn};
use school::{event::Topic, id::EnrollmentRequestId, request::RequestKind, view::EnrollmentRequests};

use super::{
    api::{DecideEnrollmentsCall, enrollment_detail},
    rows::Rows,
    show::show,
    side::Side,
};
use crate::{
    requests::{
        Call, Desk, DeskForm, DeskPage, Filters, KeysHint, PageLinks, RequestList, ReviewDialog, SelectPage, StateTabs,
        Summary, use_desk, use_filter,
    },
    screen::LiveBar,
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
    let filter = use_filter(side.address());
    let list = side.calls(use_text()).list;
    let load = move || list.run(filter.get_untracked());
    view! {
        {side.nav()}
        <Loaded load page=move |requests| view! { <OpenDesk side requests /> }.into_any() />
    }
}

#[component]
fn OpenDesk(side: Side, requests: EnrollmentRequests) -> impl IntoView {
    let text = use_text();
    let page = DeskPage {
        name: side.name(),
        topic: Topic::EnrollmentRequests,
        address: side.address(),
        actor: side.actor(),
        calls: side.calls(text),
    };
    let desk = use_desk(requests, page);
    let (address, shown, data) = (desk.list.address, desk.list.shown, desk.list.data);
    let open = RwSignal::new(None::<EnrollmentRequestId>);
    let counts = Memo::new(move |_| data.with(|data| data.counts().clone()));
    let courses = Memo::new(move |_| data.with(|data| data.courses.clone()));
    view! {
        <div class="page-head">
            <h1>{text.requests.desk.heading_enrollments}</h1>
            <LiveBar screen=desk.list.screen keep=address.parameters(&shown.get_untracked()) />
        </div>
        <FormProblem />
        <StateTabs kind=RequestKind::Enrollment address shown counts />
        <Filters address shown courses />
        <Summary desk />
        <p class="sr-only" role="status">{move || desk.said.get()}</p>
        <Emptiness desk />
        <DeskForm desk action=DecideEnrollmentsCall::url()>
            <SelectPage desk />
            <Rows desk open />
            <PageLinks address shown total=Signal::derive(move || desk.matching()) />
        </DeskForm>
        <KeysHint />
        <ReviewDialog desk open load=Call::new(enrollment_detail) show />
    }
    .into_any()
}

/// What an empty list means.
#[component]
fn Emptiness(desk: Desk<EnrollmentRequests>) -> impl IntoView {
    let text = use_text();
    let why = move || {
        let searched = desk.list.shown.with(|shown| !shown.search.is_empty() || shown.course.is_some());
        if searched { text.common.nothing_found } else { text.requests.desk.nothing_waits }
    };
    view! {
        <Show when=move || desk.list.data.with(|data| data.lines.is_empty())>
            <p class="empty">{why}</p>
        </Show>
    }
    .into_any()
}
