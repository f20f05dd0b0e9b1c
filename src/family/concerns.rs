//! What needs attention in a child's courses, each with what a guardian can do: note that it was seen, ask the teacher.

use leptos::prelude::*;
use school::{
    clock::SchoolClock,
    glance::{CourseConcern, SeenConcern, student_concerns},
    id::MemberId,
    view::StudentRecord,
};

use super::api::SeeConcernCall;
use crate::{
    record::asked_from,
    text::{Catalogue, use_text},
    ui::PlainForm,
};

/// What needs attention, course by course, or that nothing does.
#[component]
pub fn Concerns<'a>(
    /// The student's record.
    record: &'a StudentRecord,
    /// What was seen.
    seen: &'a [SeenConcern],
    /// How the school shows dates.
    clock: SchoolClock,
) -> impl IntoView + use<> {
    let text = use_text();
    let reasons = reasons(text, record, clock, seen);
    let runs = record.courses.iter().any(|course| !course.ended);
    let said = if reasons.is_empty() {
        runs.then(|| view! { <p class="word all-well">{text.glance.all_well}</p> }.into_any())
    } else {
        let list = reasons.into_iter().map(|reason| view! { <OneConcern reason /> }).collect_view();
        Some(view! { <ul>{list}</ul> }.into_any())
    };
    view! { <section class="concerns" aria-label=text.glance.concerns>{said}</section> }.into_any()
}

#[component]
fn OneConcern(reason: Reason) -> impl IntoView {
    let text = use_text();
    let Reason { of, name, said, seen } = reason;
    let SeenConcern { student, course, kind, .. } = of;
    let ask = format!("/parent/children/{student}/courses/{course}{}", asked_from(kind));
    let label = |action: &str| format!("{action}: {name}");
    let see = (!seen).then(|| view! { <SeenForm of label=label(text.glance.mark_seen) /> });
    view! {
        <li class=if seen { "word seen" } else { "word" } data-key=format!("{course}-{}", kind.name())>
            <p>
                <strong>{name.clone()}</strong> ": " {said} " "
                <span class="subtitle">{seen.then_some(text.glance.seen)}</span>
            </p>
            <div class="side-acts">
                {see}
                <a class="button quiet" href=ask aria-label=label(text.questions.ask_teacher)>
                    {text.questions.ask_teacher}
                </a>
            </div>
        </li>
    }
    .into_any()
}

#[component]
fn SeenForm(of: SeenConcern, label: String) -> impl IntoView {
    let SeenConcern { student, course, kind, extract } = of;
    view! {
        <PlainForm<SeeConcernCall>>
            <input type="hidden" name="seen[student]" value=student.to_string() />
            <input type="hidden" name="seen[course]" value=course.to_string() />
            <input type="hidden" name="seen[kind]" value=kind.name() />
            <input type="hidden" data-seen="" name="seen[extract]" value=extract.to_string() />
            <button type="submit" class="quiet" aria-label=label>{use_text().glance.mark_seen}</button>
        </PlainForm<SeeConcernCall>>
    }
    .into_any()
}

/// A reason to look at a course: which one it is, what is said, and whether that was seen.
struct Reason {
    of: SeenConcern,
    name: String,
    said: String,
    seen: bool,
}

/// The reasons, the most serious first.
fn reasons(text: &Catalogue, record: &StudentRecord, clock: SchoolClock, seen: &[SeenConcern]) -> Vec<Reason> {
    let student: MemberId = record.student;
    let reason = |concern: CourseConcern| {
        let course = record.courses.iter().find(|course| course.course == concern.course)?;
        let (kind, extract) = (concern.concern.kind(), concern.concern.extract());
        let of = SeenConcern { student, course: course.course, kind, extract };
        Some(Reason {
            of,
            name: text.course(&course.subject, &course.class),
            said: text.concern(&concern.concern, course, clock),
            seen: seen.contains(&of),
        })
    };
    student_concerns(record).into_iter().filter_map(reason).collect()
}
