//! One course of one student: its total, every posted mark, and what marks to come would do.

use leptos::prelude::*;
use school::{event::Topic, grade::Basis, view::CourseDetail};

use super::{ask::AskTeacher, marks::MarksByPart, need::WhatIf};
use crate::{
    screen::{DocumentBar, KeptFresh, RefreshEvery},
    text::use_text,
    ui::{ExplainTotal, Meter, Pill, RankMark, Tone},
};

/// Whose page of a course it is.
#[derive(Clone, Copy)]
pub struct CoursePage {
    /// The key under which the reader's choice to refresh is kept.
    pub name: &'static str,
    /// How often to look without being told.
    pub every: RefreshEvery,
    /// Where the way back leads, and what it is called.
    pub back: (&'static str, &'static str),
}

/// The page of a course.
#[component]
pub fn OpenCourse(
    /// What was read.
    detail: CourseDetail,
    /// Whose page it is.
    page: CoursePage,
    /// The address of this page.
    path: String,
) -> impl IntoView {
    let text = use_text();
    let record = &detail.record;
    let heading = text.course(&record.subject, &record.class);
    let whose = format!("{} · {}", detail.name, detail.school_name);
    let taught_by = (text.record.taught_by)(&record.taught_by());
    let ended = record.ended.then(|| view! { <Pill tone=Tone::Over label=text.common.ended /> });
    // Nobody earns points any more in a course that is over or a term that is closed.
    let runs = !record.ended && record.basis == Basis::Current;
    let kept = KeptFresh { name: page.name, topics: &[Topic::Grades], every: page.every };
    view! {
        <div class="page-head">
            <div>
                <p class="crumb"><a href=page.back.0>{page.back.1}</a></p>
                <h1>{heading}</h1>
                <p class="subtitle">{whose} " · " {taught_by}</p>
                {ended}
            </div>
            <DocumentBar as_of=detail.as_of.clone() kept />
        </div>
        <Total detail=&detail />
        <MarksByPart detail=&detail />
        {runs.then(|| view! { <WhatIf record=&detail.record path /> })}
        <AskTeacher detail=&detail />
    }
    .into_any()
}

/// The total with its coverage, place, movement and explanation.
#[component]
fn Total<'a>(detail: &'a CourseDetail) -> impl IntoView + use<> {
    let text = use_text();
    let (student, record) = (detail.student, &detail.record);
    let course = record.course;
    view! {
        <section class="card course-total" aria-label=text.record.overall data-overall="" data-course=course.to_string() data-student=student.to_string()>
            <Meter overall=record.overall() scale=record.scale />
            <p class="trend">{text.course_moves(record, detail.as_of.clock)}</p>
            <RankMark rank=record.rank />
            <ExplainTotal of=record.subject.clone() student course explanation=record.explanation() />
        </section>
    }
    .into_any()
}
