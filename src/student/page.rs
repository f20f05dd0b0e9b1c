//! `/student`: the courses at one glance, then each with its total, its components and its marks.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    event::Topic,
    person::Role,
    view::{Records, StudentRecord},
};

use super::api::student_records;
use crate::{
    record::{Shown, ShownForm, StudentCourses},
    screen::{DocumentBar, KeptFresh, RefreshEvery, RoleNav},
    text::use_text,
    ui::Loaded,
};

const KEPT: KeptFresh = KeptFresh { name: "student", topics: &[Topic::Grades], every: RefreshEvery::Student };

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
    let Records { as_of, students, .. } = records;
    let shown = use_query_map().with_untracked(Shown::read);
    // One course is found without a search.
    let many = students.iter().any(|student| student.courses.len() > 1);
    let form = many.then(|| view! { <ShownForm path="/student".into() shown=&shown /> });
    let of = |student: StudentRecord| {
        view! { <StudentCourses student as_of=&as_of shown=&shown below="/student/courses/".into() /> }
    };
    let courses = students.into_iter().map(of).collect_view();
    view! {
        <div class="page-head">
            <h1>{use_text().record.student_heading}</h1>
            <DocumentBar as_of=as_of.clone() kept=KEPT keep=shown.parameters() />
        </div>
        {form}
        {courses}
    }
}
