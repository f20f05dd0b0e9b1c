//! What waits for an admin: requests and registrations that nobody has decided.

use leptos::prelude::*;
use school::{id::SchoolId, request::RequestState, view::Waiting};

use crate::text::use_text;

/// How many of each kind wait, leading to the lists where they are decided.
#[component]
pub fn WaitsForMe(
    /// How many wait.
    waiting: Memo<Waiting>,
    /// The school, where there are several.
    only: Option<SchoolId>,
) -> impl IntoView {
    let text = use_text();
    let of = move |kind, state| format!("{kind}: {}", (text.requests.state)(state));
    let courses = move |state| of(text.admin.course_requests, state);
    let enrollments = move |state| of(text.admin.enrollments, state);
    let (pending, review) = (RequestState::Pending, RequestState::UnderReview);
    let list = move |kind, state| of_school(list(kind, state), only);
    let nothing = move || waiting.get() == Waiting::default();
    view! {
        <h3>{text.admin.waits}</h3>
        <Show when=nothing>
            <p class="empty">{text.admin.nothing_waits}</p>
        </Show>
        <Show when=move || !nothing()>
            <dl class="counts">
                <Count label=courses(pending) path=list("course-requests", pending) number=|w| w.courses.pending waiting />
                <Count label=courses(review) path=list("course-requests", review) number=|w| w.courses.under_review waiting />
                <Count label=enrollments(pending) path=list("enrollments", pending) number=|w| w.enrollments.pending waiting />
                <Count label=enrollments(review) path=list("enrollments", review) number=|w| w.enrollments.under_review waiting />
                <Count label=text.admin.registrations.into() path="/admin/registrations".into() number=|w| w.registrations waiting />
            </dl>
        </Show>
    }
    .into_any()
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
fn Count(label: String, path: String, number: fn(&Waiting) -> u32, waiting: Memo<Waiting>) -> impl IntoView {
    view! {
        <div class="card card-link count">
            <dt><a href=path>{label}</a></dt>
            <dd>{move || waiting.with(number)}</dd>
        </div>
    }
    .into_any()
}
