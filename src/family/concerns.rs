//! What needs attention in a child's courses, each with what a guardian can do: note that it was seen, ask the teacher.

use leptos::prelude::*;
use school::{
    clock::SchoolClock,
    glance::{ConcernKind, CourseConcern, SeenConcern, student_concerns},
    id::{CourseId, MemberId},
    view::{Records, StudentRecord},
};

use super::api::SeeConcernCall;
use crate::{
    record::asked_from,
    screen::ScreenHandle,
    text::{Catalogue, use_text},
    ui::PostForm,
};

/// What needs attention, course by course, or that nothing does.
#[component]
pub fn Concerns(
    /// The student's record.
    record: Memo<StudentRecord>,
    /// What the page holds: also what was seen.
    records: RwSignal<Records>,
    /// The page's refresh.
    screen: ScreenHandle,
) -> impl IntoView {
    let text = use_text();
    let clock = move || screen.as_of.with(|as_of| as_of.clock);
    let seen = Memo::new(move |_| records.with(|records| records.seen.clone()));
    let said = Memo::new(move |_| record.with(|record| reasons(text, record, clock(), &seen.get())));
    let runs = move || record.with(|record| record.courses.iter().any(|course| !course.ended));
    let all_well = move || said.with(Vec::is_empty) && runs();
    view! {
        <section class="concerns" aria-label=text.glance.concerns>
            {move || all_well().then(|| view! { <p class="word all-well">{text.glance.all_well}</p> })}
            <Show when=move || !said.with(Vec::is_empty)>
                <ul>
                    <For each=move || said.get() key=Reason::key let(reason)>
                        <OneConcern reason said screen />
                    </For>
                </ul>
            </Show>
        </section>
    }
    .into_any()
}

#[component]
fn OneConcern(reason: Reason, said: Memo<Vec<Reason>>, screen: ScreenHandle) -> impl IntoView {
    let text = use_text();
    let first = reason.clone();
    let now = Memo::new(move |_| {
        let found = said.with(|all| all.iter().find(|of| of.key() == first.key()).cloned());
        found.unwrap_or_else(|| first.clone())
    });
    let SeenConcern { student, course, kind, .. } = reason.of;
    let ask = format!("/parent/children/{student}/courses/{course}{}", asked_from(kind));
    let label = move |action: &str| format!("{action}: {}", now.with(|now| now.name.clone()));
    view! {
        <li class=move || if now.with(|now| now.seen) { "word seen" } else { "word" }>
            <p>
                <strong>{reason.name.clone()}</strong> ": " {move || now.with(|now| now.said.clone())} " "
                <span class="subtitle">{move || now.with(|now| now.seen).then_some(text.glance.seen)}</span>
            </p>
            <div class="side-acts">
                <Show when=move || !now.with(|now| now.seen)>
                    <SeenForm now screen label=label(text.glance.mark_seen) />
                </Show>
                <a class="button quiet" href=ask.clone() aria-label=label(text.questions.ask_teacher)>
                    {text.questions.ask_teacher}
                </a>
            </div>
        </li>
    }
    .into_any()
}

#[component]
fn SeenForm(now: Memo<Reason>, screen: ScreenHandle, label: String) -> impl IntoView {
    let text = use_text();
    let refresh = screen.refresh.refresh_now;
    let SeenConcern { student, course, kind, .. } = now.with_untracked(|now| now.of);
    view! {
        <PostForm<SeeConcernCall> on_done=move |()| refresh.run(())>
            <input type="hidden" name="seen[student]" value=student.to_string() />
            <input type="hidden" name="seen[course]" value=course.to_string() />
            <input type="hidden" name="seen[kind]" value=kind.name() />
            <input type="hidden" name="seen[extract]" value=move || now.with(|now| now.of.extract.to_string()) />
            <button type="submit" class="quiet" aria-label=label>{text.glance.mark_seen}</button>
        </PostForm<SeeConcernCall>>
    }
    .into_any()
}

/// A reason to look at a course: which one it is, what is said, and whether that was seen.
#[derive(Clone, PartialEq, Eq)]
struct Reason {
    of: SeenConcern,
    name: String,
    said: String,
    seen: bool,
}

impl Reason {
    fn key(&self) -> (CourseId, ConcernKind) {
        (self.of.course, self.of.kind)
    }
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
