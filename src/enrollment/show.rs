//! One request to join, with what helps to decide: in a dialog over the list, and as a page of its own.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use school::{
    event::Topic,
    id::EnrollmentRequestId,
    view::{EnrollmentDetail, EnrollmentRequests},
};

use super::{
    api::{DecideEnrollmentsCall, enrollment_detail},
    rows::place_of,
    side::Side,
};
use crate::{
    error::ApiError,
    requests::{DecideOne, Desk, History, RequestLine, StatePill},
    screen::{LiveBar, RefreshEvery, WholePage, use_whole_page},
    text::use_text,
    ui::{FormProblem, Loaded, When},
};

/// One request to join a course of the teacher.
#[component]
pub fn TeacherEnrollmentPage() -> impl IntoView {
    view! { <EnrollmentPage side=Side::Teacher /> }
}

/// One request to join a course of the school.
#[component]
pub fn AdminEnrollmentPage() -> impl IntoView {
    view! { <EnrollmentPage side=Side::Admin /> }
}

#[component]
fn EnrollmentPage(side: Side) -> impl IntoView {
    let params = use_params_map();
    let request = move || params.with_untracked(|p| p.get("id")).and_then(|id| id.parse::<EnrollmentRequestId>().ok());
    let load = move || {
        let request = request();
        async move { enrollment_detail(request.ok_or(ApiError::NotFound)?).await }
    };
    view! {
        {side.nav()}
        <Loaded load page=move |detail| view! { <OnePage side detail /> }.into_any() />
    }
}

#[component]
fn OnePage(side: Side, detail: EnrollmentDetail) -> impl IntoView {
    let text = use_text();
    let request = detail.line.request;
    let heading = detail.line.label(text);
    let load = move || enrollment_detail(request);
    let page = WholePage { name: side.name(), topic: Topic::EnrollmentRequests, every: RefreshEvery::Approval, load };
    let (detail, screen) = use_whole_page(detail, page);
    let refresh = Callback::new(move |()| screen.refresh.refresh_now.run(()));
    view! {
        <div class="page-head">
            <div>
                <p class="crumb"><a href=side.address().path>{text.requests.list.back}</a></p>
                <h1>{heading}</h1>
            </div>
            <LiveBar screen />
        </div>
        <FormProblem />
        <div class="card one-request">
            <Facts detail=detail.into() />
            <DecideOne<DecideEnrollmentsCall, EnrollmentDetail> detail on_done=refresh refresh />
        </div>
    }
    .into_any()
}

/// Shows a request in the dialog over the list.
pub fn show(desk: Desk<EnrollmentRequests>, detail: Signal<EnrollmentDetail>, close: Callback<()>) -> AnyView {
    let refresh = desk.list.screen.refresh.refresh_now;
    let done = Callback::new(move |()| {
        refresh.run(());
        close.run(());
    });
    view! {
        <Facts detail />
        <DecideOne<DecideEnrollmentsCall, EnrollmentDetail> detail on_done=done refresh />
    }
    .into_any()
}

/// What is known of a request: who asks for what, what else they learn, and what became of it so far.
#[component]
fn Facts(detail: Signal<EnrollmentDetail>) -> impl IntoView {
    let text = use_text();
    let (list, desk) = (&text.requests.list, &text.requests.desk);
    let state = Signal::derive(move || detail.with(|d| d.line.state));
    let clock = Signal::derive(move || detail.with(|d| d.as_of.clock));
    let others = move || {
        detail.with(|d| match &d.other_courses[..] {
            [] => desk.no_other_courses.to_owned(),
            courses => courses.iter().map(|c| text.course(&c.subject, &c.class)).collect::<Vec<_>>().join(", "),
        })
    };
    view! {
        <dl class="request-facts">
            <dt>{text.common.student}</dt>
            <dd>
                {move || detail.with(|d| d.line.student_name.to_string())} " "
                <span class="subtitle">
                    {move || detail.with(|d| place_of(text, &d.line.student_number, &d.line.student_class))}
                </span>
            </dd>
            <dt>{list.course}</dt>
            <dd>{move || detail.with(|d| text.course(&d.line.subject, &d.line.class))}</dd>
            <dt>{text.common.status}</dt>
            <dd><StatePill state /></dd>
            <dt>{list.asked}</dt>
            <dd>{move || view! { <When at=detail.with(|d| d.line.asked_at) clock=clock.get() /> }}</dd>
            <dt>{list.seats}</dt>
            <dd>{move || detail.with(|d| (list.seats_left)(d.line.seats.left(), d.line.seats.capacity))}</dd>
            <dt>{desk.other_courses}</dt>
            <dd>{others}</dd>
        </dl>
        <h3>{list.history}</h3>
        <History lines=Signal::derive(move || detail.with(|d| d.history.clone())) clock />
        <Show when=move || detail.with(|d| d.line.state.is_open() && d.line.seats.left() == Some(0))>
            <p class="hint">{desk.seat_hint}</p>
        </Show>
    }
    .into_any()
}
