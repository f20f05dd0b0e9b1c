//! A course that may be asked for: who teaches it, its seats, what of it is asked, and asking.

use leptos::{ev::Event as DomEvent, prelude::*, wasm_bindgen::JsCast, web_sys::Element};
use school::{
    event::{Event, EventName},
    id::{CourseId, EnrollmentRequestId, MemberId, SchoolId},
    person::Role,
    request::{Refusal, RequestState},
    view::{Asked, AvailableCourse},
};

use super::api::AskEnrollmentCall;
use crate::{
    error::ApiError,
    live::events::use_event_service,
    requests::StatePill,
    screen::{use_own_save, use_toasts},
    text::{Catalogue, use_text},
    ui::PostForm,
};

/// For whom a course may be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whom {
    /// Who looks: the student, or a guardian.
    pub role: Role,
    pub student: MemberId,
    pub school: SchoolId,
}

/// One course for one student.
#[component]
pub fn CourseCard(
    whom: Whom,
    first: AvailableCourse,
    /// The student's courses as they are now.
    courses: Memo<Vec<AvailableCourse>>,
    refresh: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let id = first.course;
    let (subject, class) = (first.subject.clone(), (text.class)(&first.class));
    let label = text.course(&first.subject, &first.class);
    let teachers = first.teachers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let course = Memo::new(move |_| {
        courses.with(|all| all.iter().find(|c| c.course == id).cloned()).unwrap_or_else(|| first.clone())
    });
    let asked = Memo::new(move |_| course.with(|c| c.asked));
    // A parent's page has the child's name between the page's heading and the course's.
    let heading = if whom.role == Role::Parent {
        view! { <h3>{subject}</h3> }.into_any()
    } else {
        view! { <h2>{subject}</h2> }.into_any()
    };
    let own = move || {
        asked.get().map(|state| {
            view! {
                <p class="own-request">
                    <a href=own_path(whom.role)>{text.requests.join.your_request}</a> " " <StatePill state />
                </p>
            }
        })
    };
    view! {
        <li class="card available-course">
            {heading}
            <p class="subtitle">{class}</p>
            <p class="subtitle">{(text.record.taught_by)(&teachers)}</p>
            <p class="seats">{move || course.with(|course| seats(text, course))}</p>
            {own}
            <Asking whom course label refresh />
        </li>
    }
    .into_any()
}

/// The form that asks for a place, or why there is none.
#[component]
fn Asking(whom: Whom, course: Memo<AvailableCourse>, label: String, refresh: Callback<()>) -> impl IntoView {
    let text = use_text();
    let join = &text.requests.join;
    let id = course.with_untracked(|course| course.course);
    let refusal = Memo::new(move |_| course.with(|course| course.refusal));
    let writing = RwSignal::new(false);
    // While it is open it stays, whatever happens to the course: what is typed is never taken away.
    let offered = Memo::new(move |_| refusal.get().is_none() || writing.get());
    let own = move || refusal.get().filter(|refusal| *refusal != Refusal::ParentsMayNot);
    let why = move || own().map(|refusal| view! { <p class="hint">{(text.requests.refused)(refusal)}</p> });
    let button = move || {
        course.with(|course| match (course.asked, course.seats.left()) {
            (Some(_), _) => join.ask_again,
            (None, Some(0)) => join.ask_waiting,
            (None, _) => join.ask,
        })
    };
    let done = tell(whom, id, label, writing, refresh);
    let failed = Callback::new(move |_: ApiError| refresh.run(()));
    let own_save = use_own_save();
    let note_id = format!("note-{}-{id}", whom.student);
    let form = move || {
        let note_id = note_id.clone();
        view! {
            <details class="ask" on:toggle=move |event| writing.set(is_open(&event))>
                <summary class="button primary">{button}</summary>
                <PostForm<AskEnrollmentCall> on_done=done on_failed=failed while_sent=own_save class="fields">
                    <input type="hidden" name="ask[course]" value=id.to_string() />
                    <input type="hidden" name="ask[student]" value=whom.student.to_string() />
                    <label for=note_id.clone()>{text.common.note}</label>
                    <textarea id=note_id.clone() name="ask[note]" rows="2" maxlength="500"></textarea>
                    <p class="hint">{text.common.note_hint}</p>
                    <button type="submit" class="primary">{join.send}</button>
                </PostForm<AskEnrollmentCall>>
            </details>
        }
        .into_any()
    };
    view! {
        {why}
        {move || offered.get().then(&form)}
    }
    .into_any()
}

/// Tells the tab's readers and the person that it was asked for.
fn tell(
    whom: Whom,
    course: CourseId,
    label: String,
    writing: RwSignal<bool>,
    refresh: Callback<()>,
) -> Callback<Asked<EnrollmentRequestId>> {
    let (text, events, toasts) = (use_text(), use_event_service(), use_toasts());
    Callback::new(move |asked: Asked<EnrollmentRequestId>| {
        events.emit_own(&Event {
            name: EventName::of_enrollment_request(RequestState::Pending),
            school: whom.school,
            revision: asked.revision,
            course: Some(course),
            student: Some(whom.student),
            assessment: None,
        });
        toasts.success((text.requests.join.asked)(&label));
        writing.set(false);
        refresh.run(());
    })
}

/// How many seats are left, or how many wait for one.
fn seats(text: &'static Catalogue, course: &AvailableCourse) -> String {
    let left = course.seats.left();
    let seats =
        format!("{}: {}", text.requests.list.seats, (text.requests.list.seats_left)(left, course.seats.capacity));
    if course.waiting > 0 { format!("{seats} · {}", (text.requests.join.waiting)(course.waiting)) } else { seats }
}

/// Whether the `<details>` that was toggled is open now.
fn is_open(event: &DomEvent) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.has_attribute("open"))
}

/// Where the reader's own requests are.
fn own_path(role: Role) -> &'static str {
    if role == Role::Parent { "/parent/enrollments" } else { "/student/enrollments" }
}
