//! What waits for an admin: requests that nobody has decided.

use leptos::prelude::*;
use school::{request::RequestState, view::Waiting};

use crate::text::use_text;

/// How many requests of each kind wait, leading to the lists where they are decided.
#[component]
pub fn WaitsForMe(waiting: Memo<Waiting>) -> impl IntoView {
    let text = use_text();
    let (courses, enrollments) = (text.admin.course_requests, text.admin.enrollments);
    let nothing = move || waiting.get() == Waiting::default();
    view! {
        <h3>{text.admin.waits}</h3>
        <Show when=nothing>
            <p class="empty">{text.admin.nothing_waits}</p>
        </Show>
        <Show when=move || !nothing()>
            <dl class="counts">
                <Count of=courses path="course-requests" state=RequestState::Pending number=|w| w.courses.pending waiting />
                <Count of=courses path="course-requests" state=RequestState::UnderReview number=|w| w.courses.under_review waiting />
                <Count of=enrollments path="enrollments" state=RequestState::Pending number=|w| w.enrollments.pending waiting />
                <Count of=enrollments path="enrollments" state=RequestState::UnderReview number=|w| w.enrollments.under_review waiting />
            </dl>
        </Show>
    }
    .into_any()
}

#[component]
fn Count(
    of: &'static str,
    path: &'static str,
    state: RequestState,
    number: fn(&Waiting) -> u32,
    waiting: Memo<Waiting>,
) -> impl IntoView {
    let text = use_text();
    let label = format!("{of}: {}", (text.requests.state)(state));
    view! {
        <div class="card card-link count">
            <dt><a href=format!("/admin/{path}?state={}", state.name())>{label}</a></dt>
            <dd>{move || waiting.with(number)}</dd>
        </div>
    }
    .into_any()
}
