//! `/student`: the courses at one glance, then each with its total, its components and its marks.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    clock::SchoolClock,
    event::Topic,
    glance::overview,
    id::{CourseId, MemberId},
    person::Role,
    view::{AsOf, CourseRecord, Records, StudentRecord},
};

use super::api::student_records;
use crate::{
    record::{Bands, ComingUp, PartAverages, Shown, ShownForm, Tiles},
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
    let query = use_query_map();
    let shown = Memo::new(move |_| query.with(Shown::read));
    let keep = shown.with_untracked(Shown::parameters);
    let clock = Signal::derive(move || records.with(|records| records.as_of.clock));
    let as_of = Signal::derive(move || records.with(|records| records.as_of.clone()));
    // One course is found without a search.
    let many =
        Memo::new(move |_| records.with(|records| records.students.iter().any(|student| student.courses.len() > 1)));
    view! {
        <div class="page-head">
            <h1>{text.record.student_heading}</h1>
            <LiveBar screen keep />
        </div>
        <Show when=move || many.get()>
            <ShownForm path="/student" shown />
        </Show>
        <For each=move || records.get().students key=|s| (s.school, s.student) let(student)>
            <OwnCourses student records shown clock as_of />
        </For>
    }
}

#[component]
fn OwnCourses(
    student: StudentRecord,
    records: RwSignal<Records>,
    shown: Memo<Shown>,
    clock: Signal<SchoolClock>,
    as_of: Signal<AsOf>,
) -> impl IntoView {
    let text = use_text();
    let id = student.student;
    let place = format!("{} · {} · {}", student.name, (text.class)(&student.class), student.school_name);
    let record = Memo::new(move |_| {
        let found = records.with(|r| r.students.iter().find(|s| s.student == id).cloned());
        found.unwrap_or_else(|| student.clone())
    });
    let overview = Memo::new(move |_| record.with(|record| overview(record, 0)));
    let courses = Memo::new(move |_| record.with(|record| record.courses.clone()));
    let selected = Memo::new(move |_| shown.with(|shown| shown.select(courses.get())));
    let nothing = move || match (selected.with(Vec::is_empty), courses.with(Vec::is_empty)) {
        (_, true) => Some(text.record.no_courses),
        (true, false) => Some(text.glance.none_found),
        (false, false) => None,
    };
    view! {
        <p class="subtitle">{place}</p>
        <Show when=move || !courses.with(Vec::is_empty)>
            <Tiles overview clock />
        </Show>
        <ComingUp record as_of />
        {move || nothing().map(|said| view! { <p class="empty">{said}</p> })}
        <Bands courses=selected below="/student/courses/".into() />
        <div class="cards">
            <For each=move || selected.get() key=|course| course.course let(course)>
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
    let open = (text.glance.open_course)(&subject);
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
            <PartAverages record />
            <MarksTable student caption=subject marks />
            <p class="more"><a href=format!("/student/courses/{id}")>{open}</a></p>
        </article>
    }
    .into_any()
}

fn of(courses: &[CourseRecord], course: CourseId) -> Option<CourseRecord> {
    courses.iter().find(|c| c.course == course).cloned()
}
