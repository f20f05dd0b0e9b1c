//! A course that may be asked for: who teaches it, its seats, what of it is asked, and asking.

use leptos::prelude::*;
use school::{id::MemberId, person::Role, request::Refusal, view::AvailableCourse};

use super::api::AskEnrollmentCall;
use crate::{
    requests::StatePill,
    text::{Catalogue, use_text},
    ui::PlainForm,
};

/// For whom a course may be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whom {
    /// Who looks: the student, or a guardian.
    pub role: Role,
    pub student: MemberId,
}

/// One course for one student.
#[component]
pub fn CourseCard(whom: Whom, course: AvailableCourse) -> impl IntoView {
    let text = use_text();
    let (key, subject) = (course.course.to_string(), course.subject.clone());
    let teachers = course.teachers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    // A parent's page has the child's name between the page's heading and the course's.
    let heading = if whom.role == Role::Parent {
        view! { <h3>{subject}</h3> }.into_any()
    } else {
        view! { <h2>{subject}</h2> }.into_any()
    };
    let own = course.asked.map(|state| {
        view! {
            <p class="own-request">
                <a href=own_path(whom.role)>{text.requests.join.your_request}</a> " " <StatePill state />
            </p>
        }
    });
    view! {
        <li class="card available-course" data-key=key>
            {heading}
            <p class="subtitle">{(text.class)(&course.class)}</p>
            <p class="subtitle">{(text.record.taught_by)(&teachers)}</p>
            <p class="seats">{seats(text, &course)}</p>
            {own}
            <Asking whom course />
        </li>
    }
    .into_any()
}

/// The form that asks for a place, or why there is none.
#[component]
fn Asking(whom: Whom, course: AvailableCourse) -> impl IntoView {
    let text = use_text();
    let join = &text.requests.join;
    let id = course.course;
    if let Some(refusal) = course.refusal {
        let own = Some(refusal).filter(|refusal| *refusal != Refusal::ParentsMayNot);
        return own.map(|refusal| view! { <p class="hint">{(text.requests.refused)(refusal)}</p> }).into_any();
    }
    let button = match (course.asked, course.seats.left()) {
        (Some(_), _) => join.ask_again,
        (None, Some(0)) => join.ask_waiting,
        (None, _) => join.ask,
    };
    let note_id = format!("note-{}-{id}", whom.student);
    view! {
        <details class="ask" data-folds="">
            <summary class="button primary">{button}</summary>
            <PlainForm<AskEnrollmentCall>
                done=(join.asked)(&text.course(&course.subject, &course.class))
                class="fields"
            >
                <input type="hidden" name="ask[course]" value=id.to_string() />
                <input type="hidden" name="ask[student]" value=whom.student.to_string() />
                <label for=note_id.clone()>{text.common.note}</label>
                <textarea id=note_id.clone() name="ask[note]" rows="2" maxlength="500"></textarea>
                <p class="hint">{text.common.note_hint}</p>
                <button type="submit" class="primary">{join.send}</button>
            </PlainForm<AskEnrollmentCall>>
        </details>
    }
    .into_any()
}

/// How many seats are left, or how many wait for one.
fn seats(text: &'static Catalogue, course: &AvailableCourse) -> String {
    let left = course.seats.left();
    let seats =
        format!("{}: {}", text.requests.list.seats, (text.requests.list.seats_left)(left, course.seats.capacity));
    if course.waiting > 0 { format!("{seats} · {}", (text.requests.join.waiting)(course.waiting)) } else { seats }
}

/// Where the reader's own requests are.
fn own_path(role: Role) -> &'static str {
    if role == Role::Parent { "/parent/enrollments" } else { "/student/enrollments" }
}
