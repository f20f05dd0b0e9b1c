//! `/student`: approved courses with overall, letter, coverage and marks.

use leptos::prelude::*;
use school::{
    event::Topic,
    id::{CourseId, MemberId},
    person::Role,
    view::{CourseRecord, Records, StudentRecord},
};

use super::api::student_records;
use crate::{
    screen::{LiveBar, RefreshEvery, RoleNav, WholePage, use_whole_page},
    text::use_text,
    ui::{ExplainTotal, Loaded, MarksTable, Meter, Pill, RankMark, Tone},
};

/// The student's start page.
#[component]
pub fn StudentPage() -> impl IntoView {
    view! {
        <RoleNav role=Role::Student />
        <Loaded load=student_records page=|records| view! { <Courses records /> }.into_any() />
    }
}

#[component]
fn Courses(records: Records) -> impl IntoView {
    let text = use_text();
    let page = WholePage { name: "student", topic: Topic::Grades, every: RefreshEvery::Student, load: student_records };
    let (records, screen) = use_whole_page(records, page);
    view! {
        <div class="page-head">
            <h1>{text.record.student_heading}</h1>
            <LiveBar screen />
        </div>
        <For each=move || records.get().students key=|s| (s.school, s.student) let(student)>
            <OwnCourses student records />
        </For>
    }
}

#[component]
fn OwnCourses(student: StudentRecord, records: RwSignal<Records>) -> impl IntoView {
    let text = use_text();
    let id = student.student;
    let courses = Memo::new(move |_| records.with(|r| courses_of(r, id)));
    view! {
        <p class="subtitle">{format!("{} · {} · {}", student.name, (text.class)(&student.class), student.school_name)}</p>
        <Show when=move || courses.with(Vec::is_empty)>
            <p class="empty">{text.record.no_courses}</p>
        </Show>
        <div class="cards">
            <For each=move || courses.get() key=|course| course.course let(course)>
                <CourseCard student=id course courses />
            </For>
        </div>
    }
    .into_any()
}

#[component]
fn CourseCard(student: MemberId, course: CourseRecord, courses: Memo<Vec<CourseRecord>>) -> impl IntoView {
    let text = use_text();
    let id = course.course;
    let teachers = course.teachers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let (subject, class) = (course.subject.clone(), (text.class)(&course.class));
    let record = Memo::new(move |_| courses.with(|all| of(all, id)).unwrap_or_else(|| course.clone()));
    let overall = Memo::new(move |_| record.with(CourseRecord::overall));
    let explanation = Memo::new(move |_| record.with(CourseRecord::explanation));
    let scale = Signal::derive(move || record.with(|r| r.scale));
    let rank = Signal::derive(move || record.with(|r| r.rank));
    let marks = Signal::derive(move || record.with(|r| r.marks.clone()));
    view! {
        <article class="card">
            <header>
                <h2>{subject.clone()}</h2>
                <p class="subtitle">{class}</p>
                <p class="subtitle">{(text.record.taught_by)(&teachers)}</p>
                {move || record.with(|r| r.ended).then(|| view! { <Pill tone=Tone::Over label=text.common.ended /> })}
            </header>
            <div data-overall="" data-course=id.to_string() data-student=student.to_string()>
                <Meter overall scale />
                <RankMark rank />
                <ExplainTotal of=subject.clone() student course=id explanation />
            </div>
            <MarksTable student caption=subject marks />
        </article>
    }
    .into_any()
}

fn courses_of(records: &Records, student: MemberId) -> Vec<CourseRecord> {
    records.students.iter().find(|s| s.student == student).map(|s| s.courses.clone()).unwrap_or_default()
}

fn of(courses: &[CourseRecord], course: CourseId) -> Option<CourseRecord> {
    courses.iter().find(|c| c.course == course).cloned()
}
