//! One request to teach with all that became of it: a page of its own, and what the admin's list shows in a dialog.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use school::{event::Topic, id::CourseRequestId, person::Role, request::Actor, view::CourseRequestDetail};

use super::{
    DECIDED, OWN,
    api::{DecideCoursesCall, course_request_detail},
    own::Withdraw,
};
use crate::{
    error::ApiError,
    requests::{DecideOne, History, ListAddress, StatePill},
    screen::{AdminNav, AdminTab, DocumentBar, KeptFresh, RefreshEvery, RoleNav},
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
    let request = use_params_map().with_untracked(|p| p.get("id")).and_then(|id| id.parse::<CourseRequestId>().ok());
    let load = move || async move { course_request_detail(request.ok_or(ApiError::NotFound)?).await };
    view! { <Loaded load page=move |detail| view! { <OnePage address every detail /> }.into_any() /> }
}

#[component]
fn OnePage(address: ListAddress, every: RefreshEvery, detail: CourseRequestDetail) -> impl IntoView {
    let text = use_text();
    let kept = KeptFresh { name: "course-request", topics: &[Topic::CourseRequests], every };
    let students = detail.line.students;
    let act = match detail.actor {
        Actor::Admin => view! { <DecideOne<DecideCoursesCall, _> detail=&detail students /> }.into_any(),
        _ => view! { <Withdraw line=&detail.line /> }.into_any(),
    };
    let facts = view! { <Facts detail=&detail /> };
    view! {
        <div class="page-head">
            <div>
                <p class="crumb"><a href=address.path>{text.requests.list.back}</a></p>
                <h1>{text.course(&detail.line.subject, &detail.line.class)}</h1>
            </div>
            <DocumentBar as_of=detail.as_of.clone() kept />
        </div>
        <FormProblem />
        <div class="card one-request">{facts} {act}</div>
    }
    .into_any()
}

/// What is known of a request: who asks for what, and what became of it so far.
#[component]
fn Facts<'a>(detail: &'a CourseRequestDetail) -> impl IntoView + use<> {
    let text = use_text();
    let (list, teach) = (&text.requests.list, &text.requests.teach);
    let (line, clock) = (&detail.line, detail.as_of.clock);
    let course = line.course.map(|course| {
        view! {
            <dt>{list.course}</dt>
            <dd>
                <a href=format!("/teacher/courses/{course}/gradebook")>{teach.open_book}</a> " "
                <span class="subtitle">{(teach.taught_to)(line.students)}</span>
            </dd>
        }
    });
    view! {
        <dl class="request-facts">
            <dt>{text.common.teacher}</dt>
            <dd>{line.teacher.to_string()}</dd>
            <dt>{text.common.school}</dt>
            <dd>{text.place(&line.school_name, line.region)}</dd>
            <dt>{text.common.subject}</dt>
            <dd>{text.course(&line.subject, &line.class)}</dd>
            <dt>{teach.capacity}</dt>
            <dd>{(teach.takes)(line.capacity)}</dd>
            <dt>{text.common.status}</dt>
            <dd><StatePill state=line.state /></dd>
            <dt>{list.asked}</dt>
            <dd><When at=line.asked_at clock /></dd>
            {course}
        </dl>
        <h3>{list.history}</h3>
        <History lines=detail.history.clone() clock />
    }
}
