//! One request to teach with all that became of it: in a dialog over the admin's list, and as a page of its own.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use school::{
    event::Topic,
    id::CourseRequestId,
    person::Role,
    request::Actor,
    view::{CourseRequestDetail, CourseRequests},
};

use super::{
    DECIDED, OWN,
    api::{DecideCoursesCall, course_request_detail},
    own::Withdraw,
};
use crate::{
    error::ApiError,
    requests::{DecideOne, Desk, History, ListAddress, StatePill},
    screen::{AdminNav, AdminTab, LiveBar, RefreshEvery, RoleNav, WholePage, use_whole_page},
    text::use_text,
    ui::{FormProblem, Loaded, When},
};

/// One of the teacher's own requests.
#[component]
pub fn TeacherCourseRequestPage() -> impl IntoView {
    view! {
        <RoleNav role=Role::Teacher />
        <OneRequest address=OWN every=RefreshEvery::Gradebook />
    }
}

/// One request at the admin's schools.
#[component]
pub fn AdminCourseRequestPage() -> impl IntoView {
    view! {
        <AdminNav current=AdminTab::CourseRequests />
        <OneRequest address=DECIDED every=RefreshEvery::Approval />
    }
}

#[component]
fn OneRequest(address: ListAddress, every: RefreshEvery) -> impl IntoView {
    let params = use_params_map();
    let request = move || params.with_untracked(|p| p.get("id")).and_then(|id| id.parse::<CourseRequestId>().ok());
    let load = move || {
        let request = request();
        async move { course_request_detail(request.ok_or(ApiError::NotFound)?).await }
    };
    view! { <Loaded load page=move |detail| view! { <OnePage address every detail /> }.into_any() /> }
}

#[component]
fn OnePage(address: ListAddress, every: RefreshEvery, detail: CourseRequestDetail) -> impl IntoView {
    let text = use_text();
    let request = detail.line.request;
    let heading = text.course(&detail.line.subject, &detail.line.class);
    let (actor, name) = (detail.actor, "course-request");
    let load = move || course_request_detail(request);
    let (detail, screen) = use_whole_page(detail, WholePage { name, topic: Topic::CourseRequests, every, load });
    let refresh = Callback::new(move |()| screen.refresh.refresh_now.run(()));
    let act = match actor {
        Actor::Admin => view! { <Decide detail=detail.into() done=refresh refresh /> }.into_any(),
        _ => view! { <Withdraw line=Signal::derive(move || detail.with(|d| d.line.clone())) refresh /> }.into_any(),
    };
    view! {
        <div class="page-head">
            <div>
                <p class="crumb"><a href=address.path>{text.requests.list.back}</a></p>
                <h1>{heading}</h1>
            </div>
            <LiveBar screen />
        </div>
        <FormProblem />
        <div class="card one-request">
            <Facts detail=detail.into() />
            {act}
        </div>
    }
    .into_any()
}

/// Shows a request in the dialog over the list.
pub fn show(desk: Desk<CourseRequests>, detail: Signal<CourseRequestDetail>, close: Callback<()>) -> AnyView {
    let refresh = desk.list.screen.refresh.refresh_now;
    let done = Callback::new(move |()| {
        refresh.run(());
        close.run(());
    });
    view! {
        <Facts detail />
        <Decide detail done refresh />
    }
    .into_any()
}

#[component]
fn Decide(detail: Signal<CourseRequestDetail>, done: Callback<()>, refresh: Callback<()>) -> impl IntoView {
    let students = Signal::derive(move || detail.with(|d| d.line.students));
    view! {
        <DecideOne<DecideCoursesCall, CourseRequestDetail> detail students on_done=done refresh />
    }
    .into_any()
}

/// What is known of a request: who asks for what, and what became of it so far.
#[component]
fn Facts(detail: Signal<CourseRequestDetail>) -> impl IntoView {
    let text = use_text();
    let (list, teach) = (&text.requests.list, &text.requests.teach);
    let state = Signal::derive(move || detail.with(|d| d.line.state));
    let clock = Signal::derive(move || detail.with(|d| d.as_of.clock));
    let place = move || detail.with(|d| text.place(&d.line.school_name, d.line.region));
    let course = move || {
        let (course, students) = detail.with(|d| (d.line.course, d.line.students));
        course.map(|course| {
            view! {
                <dt>{list.course}</dt>
                <dd>
                    <a href=format!("/teacher/courses/{course}/gradebook")>{teach.open_book}</a> " "
                    <span class="subtitle">{(teach.taught_to)(students)}</span>
                </dd>
            }
        })
    };
    view! {
        <dl class="request-facts">
            <dt>{text.common.teacher}</dt>
            <dd>{move || detail.with(|d| d.line.teacher.to_string())}</dd>
            <dt>{text.common.school}</dt>
            <dd>{place}</dd>
            <dt>{text.common.subject}</dt>
            <dd>{move || detail.with(|d| text.course(&d.line.subject, &d.line.class))}</dd>
            <dt>{teach.capacity}</dt>
            <dd>{move || detail.with(|d| (teach.takes)(d.line.capacity))}</dd>
            <dt>{text.common.status}</dt>
            <dd><StatePill state /></dd>
            <dt>{list.asked}</dt>
            <dd>{move || view! { <When at=detail.with(|d| d.line.asked_at) clock=clock.get() /> }}</dd>
            {course}
        </dl>
        <h3>{list.history}</h3>
        <History lines=Signal::derive(move || detail.with(|d| d.history.clone())) clock />
    }
    .into_any()
}
