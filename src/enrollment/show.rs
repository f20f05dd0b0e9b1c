//! One request to join, with what helps to decide: a page of its own, and what the list shows in a dialog.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use school::{event::Topic, id::EnrollmentRequestId, view::EnrollmentDetail};

use super::{
    api::{DecideEnrollmentsCall, enrollment_detail},
    rows::place_of,
    side::Side,
};
use crate::{
    error::ApiError,
    requests::{DecideOne, History, RequestLine, StatePill},
    screen::{DocumentBar, KeptFresh, RefreshEvery},
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
    let request =
        use_params_map().with_untracked(|p| p.get("id")).and_then(|id| id.parse::<EnrollmentRequestId>().ok());
    let load = move || async move { enrollment_detail(request.ok_or(ApiError::NotFound)?).await };
    view! {
        {side.nav()}
        <Loaded load page=move |detail| view! { <OnePage side detail /> }.into_any() />
    }
}

#[component]
fn OnePage(side: Side, detail: EnrollmentDetail) -> impl IntoView {
    let text = use_text();
    let kept = KeptFresh { name: side.name(), topics: &[Topic::EnrollmentRequests], every: RefreshEvery::Approval };
    let facts = view! { <Facts detail=&detail /> };
    let decide = view! { <DecideOne<DecideEnrollmentsCall, _> detail=&detail /> };
    view! {
        <div class="page-head">
            <div>
                <p class="crumb"><a href=side.address().path>{text.requests.list.back}</a></p>
                <h1>{detail.line.label(text)}</h1>
            </div>
            <DocumentBar as_of=detail.as_of.clone() kept />
        </div>
        <FormProblem />
        <div class="card one-request">{facts} {decide}</div>
    }
    .into_any()
}

/// What is known of a request: who asks for what, what else they learn, and what became of it so far.
#[component]
fn Facts<'a>(detail: &'a EnrollmentDetail) -> impl IntoView + use<> {
    let text = use_text();
    let (list, desk) = (&text.requests.list, &text.requests.desk);
    let (line, clock) = (&detail.line, detail.as_of.clock);
    let others = match &detail.other_courses[..] {
        [] => desk.no_other_courses.to_owned(),
        courses => courses.iter().map(|c| text.course(&c.subject, &c.class)).collect::<Vec<_>>().join(", "),
    };
    let is_full = line.state.is_open() && line.seats.left() == Some(0);
    view! {
        <dl class="request-facts">
            <dt>{text.common.student}</dt>
            <dd>
                {line.student_name.to_string()} " "
                <span class="subtitle">{place_of(text, &line.student_number, &line.student_class)}</span>
            </dd>
            <dt>{list.course}</dt>
            <dd>{text.course(&line.subject, &line.class)}</dd>
            <dt>{text.common.status}</dt>
            <dd><StatePill state=line.state /></dd>
            <dt>{list.asked}</dt>
            <dd><When at=line.asked_at clock /></dd>
            <dt>{list.seats}</dt>
            <dd>{(list.seats_left)(line.seats.left(), line.seats.capacity)}</dd>
            <dt>{desk.other_courses}</dt>
            <dd>{others}</dd>
        </dl>
        <h3>{list.history}</h3>
        <History lines=detail.history.clone() clock />
        {is_full.then(|| view! { <p class="hint">{desk.seat_hint}</p> })}
    }
}
