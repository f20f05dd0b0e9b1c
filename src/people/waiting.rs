//! What waits for an admin: requests and registrations that nobody has decided.

use leptos::prelude::*;
use school::{id::SchoolId, request::RequestState, view::Waiting};

use crate::text::use_text;

/// How many of each kind wait, leading to the lists where they are decided.
#[component]
pub fn WaitsForMe(
    /// How many wait.
    waiting: Waiting,
    /// The school, where there are several.
    #[prop(optional_no_strip)]
    only: Option<SchoolId>,
) -> impl IntoView {
    let text = use_text();
    let count = |kind: &'static str, path: &str, state: RequestState, number: u32| {
        let label = format!("{kind}: {}", (text.requests.state)(state));
        view! { <Count label path=of_school(list(path, state), only) number /> }
    };
    let (pending, review) = (RequestState::Pending, RequestState::UnderReview);
    let (courses, enrollments) = (waiting.courses, waiting.enrollments);
    let (of_courses, of_enrollments) = (text.admin.course_requests, text.admin.enrollments);
    let body = if waiting == Waiting::default() {
        view! { <p class="empty">{text.admin.nothing_waits}</p> }.into_any()
    } else {
        view! {
            <dl class="counts">
                {count(of_courses, "course-requests", pending, courses.pending)}
                {count(of_courses, "course-requests", review, courses.under_review)}
                {count(of_enrollments, "enrollments", pending, enrollments.pending)}
                {count(of_enrollments, "enrollments", review, enrollments.under_review)}
                <Count label=text.admin.registrations.into() path="/admin/registrations".into() number=waiting.registrations />
            </dl>
        }
        .into_any()
    };
    view! { <h3>{text.admin.waits}</h3> {body} }.into_any()
}

/// The list of a kind's requests in one state.
fn list(kind: &str, state: RequestState) -> String {
    format!("/admin/{kind}?state={}", state.name())
}

/// A list's address with what narrows it to one school.
pub fn of_school(address: String, only: Option<SchoolId>) -> String {
    match only {
        Some(school) => format!("{address}&school={school}"),
        None => address,
    }
}

#[component]
fn Count(label: String, path: String, number: u32) -> impl IntoView {
    view! {
        <div class="card card-link count">
            <dt><a href=path>{label}</a></dt>
            <dd>{number}</dd>
        </div>
    }
    .into_any()
}
