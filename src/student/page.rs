//! `/student`: the courses at one glance, then each with its total, its components and its marks.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{event::Topic, person::Role, view::Records};

use super::api::student_records;
use crate::{
    record::{Shown, ShownForm, StudentCourses},
    screen::{LiveBar, RefreshEvery, RoleNav, WholePage, use_whole_page},
    text::use_text,
    ui::Loaded,
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
    // One course is found without a search.
    let many =
        Memo::new(move |_| records.with(|records| records.students.iter().any(|student| student.courses.len() > 1)));
    view! {
        <div class="page-head">
            <h1>{text.record.student_heading}</h1>
            <LiveBar screen keep />
        </div>
        <Show when=move || many.get()>
            <ShownForm path="/student".into() shown />
        </Show>
        <For each=move || records.get().students key=|s| (s.school, s.student) let(student)>
            <StudentCourses student records shown below="/student/courses/".into() />
        </For>
    }
}
