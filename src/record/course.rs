//! One course of one student: its total, every posted mark, and what marks to come would do.

use leptos::prelude::*;
use school::{
    grade::Basis,
    view::{CourseDetail, CourseRecord},
};

use super::{ask::AskTeacher, marks::MarksByPart, need::WhatIf};
use crate::{
    screen::{LiveBar, ScreenHandle},
    text::use_text,
    ui::{ExplainTotal, Meter, Pill, RankMark, Tone},
};

/// The page of a course, kept fresh by its reader's page.
#[component]
pub fn OpenCourse(
    /// What was read.
    detail: RwSignal<CourseDetail>,
    /// The page's refresh.
    screen: ScreenHandle,
    /// Where the way back leads, and what it is called.
    back: (&'static str, &'static str),
    /// The address of this page.
    path: String,
) -> impl IntoView {
    let text = use_text();
    let record = Memo::new(move |_| detail.with(|d| d.record.clone()));
    let heading = record.with_untracked(|r| text.course(&r.subject, &r.class));
    let whose = detail.with_untracked(|d| format!("{} · {}", d.name, d.school_name));
    let taught_by = record.with_untracked(CourseRecord::taught_by);
    // Nobody earns points any more in a course that is over or a term that is closed.
    let runs = Memo::new(move |_| record.with(|r| !r.ended && r.basis == Basis::Current));
    let path = StoredValue::new(path);
    let ended = move || record.with(|r| r.ended).then(|| view! { <Pill tone=Tone::Over label=text.common.ended /> });
    view! {
        <div class="page-head">
            <div>
                <p class="crumb"><a href=back.0>{back.1}</a></p>
                <h1>{heading}</h1>
                <p class="subtitle">{whose} " · " {(text.record.taught_by)(&taught_by)}</p>
                {ended}
            </div>
            <LiveBar screen />
        </div>
        <Total detail record />
        <MarksByPart detail />
        <Show when=move || runs.get()>
            <WhatIf record path=path.get_value() />
        </Show>
        <AskTeacher detail />
    }
    .into_any()
}

/// The total with its coverage, place, movement and explanation.
#[component]
fn Total(detail: RwSignal<CourseDetail>, record: Memo<CourseRecord>) -> impl IntoView {
    let text = use_text();
    let (student, course, subject) = detail.with_untracked(|d| (d.student, d.record.course, d.record.subject.clone()));
    let overall = Memo::new(move |_| record.with(CourseRecord::overall));
    let explanation = Memo::new(move |_| record.with(CourseRecord::explanation));
    let scale = Signal::derive(move || record.with(|r| r.scale));
    let rank = Signal::derive(move || record.with(|r| r.rank));
    let clock = move || detail.with(|d| d.as_of.clock);
    let trend = move || record.with(|record| text.course_moves(record, clock()));
    view! {
        <section class="card course-total" aria-label=text.record.overall data-overall="" data-course=course.to_string() data-student=student.to_string()>
            <Meter overall scale />
            <p class="trend">{trend}</p>
            <RankMark rank />
            <ExplainTotal of=subject student course explanation />
        </section>
    }
    .into_any()
}
