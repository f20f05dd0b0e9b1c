//! `/teacher`: the courses that I teach.

use leptos::prelude::*;
use school::{
    event::Topic,
    person::Role,
    view::{TaughtCourse, TeacherHome},
};

use super::api::teacher_home;
use crate::{
    screen::{DocumentBar, KeptFresh, RefreshEvery, RoleNav},
    text::use_text,
    ui::{Loaded, Pill, Tone},
};

const KEPT: KeptFresh = KeptFresh { name: "teacher", topics: &[Topic::Grades], every: RefreshEvery::Gradebook };

/// The teacher's start page.
#[component]
pub fn TeacherPage() -> impl IntoView {
    view! {
        <RoleNav role=Role::Teacher />
        <Loaded load=teacher_home page=|home| view! { <Courses home /> }.into_any() />
    }
}

#[component]
fn Courses(home: TeacherHome) -> impl IntoView {
    let text = use_text();
    let TeacherHome { as_of, courses, .. } = home;
    let nothing = courses.is_empty().then(|| view! { <p class="empty">{text.gradebook.no_courses}</p> });
    let courses = courses.into_iter().map(|course| view! { <CourseLink course /> }).collect_view();
    view! {
        <div class="page-head">
            <h1>{text.gradebook.home_heading}</h1>
            <DocumentBar as_of kept=KEPT />
        </div>
        {nothing}
        <ul class="cards">{courses}</ul>
    }
    .into_any()
}

#[component]
fn CourseLink(course: TaughtCourse) -> impl IntoView {
    let text = use_text();
    let (id, book) = (course.course, &text.gradebook);
    let counts = [(book.students)(course.students), (book.assessments)(course.assessments), (book.marks)(course.marks)];
    let ended = course.ended.then(|| view! { <Pill tone=Tone::Over label=text.common.ended /> });
    view! {
        <li class="card card-link" data-key=id.to_string()>
            <h2><a href=format!("/teacher/courses/{id}/gradebook")>{text.course(&course.subject, &course.class)}</a></h2>
            <p class="subtitle">{course.term}</p>
            <p>{counts.join(" · ")}</p>
            {ended}
        </li>
    }
    .into_any()
}
