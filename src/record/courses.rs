//! One student's courses: at one glance, then each with its total, its components and its marks.

use leptos::prelude::*;
use school::{
    glance::overview,
    id::MemberId,
    view::{AsOf, CourseRecord, StudentRecord},
};

use super::{Bands, ComingUp, DownloadMarks, PartAverages, Shown, Tiles};
use crate::{
    text::use_text,
    ui::{ExplainTotal, MarksTable, Meter, Pill, RankMark, Tone},
};

/// Figures, what is coming up, a bar a course, and a card a course with all its marks.
#[component]
pub fn StudentCourses<'a>(
    /// Whose.
    student: StudentRecord,
    /// When it was read.
    as_of: &'a AsOf,
    /// Which courses are shown.
    shown: &'a Shown,
    /// What stands before a course's id in the address of its page.
    below: String,
) -> impl IntoView + use<> {
    let text = use_text();
    let id = student.student;
    let name = student.name.to_string();
    let place = format!("{} · {} · {}", student.name, (text.class)(&student.class), student.school_name);
    let tiles =
        (!student.courses.is_empty()).then(|| view! { <Tiles overview=overview(&student, 0) clock=as_of.clock /> });
    let ahead =
        view! { <ComingUp record=&student as_of heading=view! { <h2>{text.glance.coming_up}</h2> }.into_any() /> };
    let has_courses = !student.courses.is_empty();
    let courses = shown.select(student.courses);
    let nothing = match (courses.is_empty(), has_courses) {
        (_, false) => Some(text.record.no_courses),
        (true, true) => Some(text.glance.none_found),
        (false, true) => None,
    };
    let bands = view! { <Bands courses=&courses below=&below /> };
    let cards = courses.into_iter().map(|course| view! { <CourseCard student=id course below=&below /> });
    view! {
        <p class="subtitle">{place}</p>
        {tiles}
        {ahead}
        {nothing.map(|said| view! { <p class="empty">{said}</p> })}
        {bands}
        <div class="cards">{cards.collect_view()}</div>
        <DownloadMarks student=id name />
    }
    .into_any()
}

#[component]
fn CourseCard<'a>(student: MemberId, course: CourseRecord, below: &'a str) -> impl IntoView + use<> {
    let text = use_text();
    let id = course.course;
    let subject = course.subject.clone();
    let ended = course.ended.then(|| view! { <Pill tone=Tone::Over label=text.common.ended /> });
    view! {
        <article class="card" data-key=id.to_string()>
            <header>
                <h2>{subject.clone()}</h2>
                <p class="subtitle">{(text.class)(&course.class)}</p>
                <p class="subtitle">{(text.record.taught_by)(&course.taught_by())}</p>
                {ended}
            </header>
            <div data-overall="" data-course=id.to_string() data-student=student.to_string()>
                <Meter overall=course.overall() scale=course.scale />
                <RankMark rank=course.rank />
                <ExplainTotal of=subject.clone() student course=id explanation=course.explanation() />
                <PartAverages record=&course />
            </div>
            <MarksTable student caption=subject.clone() marks=course.marks />
            <p class="more"><a href=format!("{below}{id}")>{(text.glance.open_course)(&subject)}</a></p>
        </article>
    }
    .into_any()
}
