//! `/teacher`: the courses that I teach.

use leptos::prelude::*;
use school::{
    event::Topic,
    person::Role,
    view::{TaughtCourse, TeacherHome},
};

use super::api::teacher_home;
use crate::{
    screen::{LiveBar, RefreshEvery, RoleNav, WholePage, use_whole_page},
    text::use_text,
    ui::{Loaded, Pill, Tone},
};

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
    let page = WholePage { name: "teacher", topic: Topic::Grades, every: RefreshEvery::Gradebook, load: teacher_home };
    let (home, screen) = use_whole_page(home, page);
    view! {
        <div class="page-head">
            <h1>{text.gradebook.home_heading}</h1>
            <LiveBar screen />
        </div>
        <Show when=move || home.with(|h| h.courses.is_empty())>
            <p class="empty">{text.gradebook.no_courses}</p>
        </Show>
        <ul class="cards">
            <For each=move || home.get().courses key=|course| course.course let(course)>
                <CourseLink course home />
            </For>
        </ul>
    }
}

#[component]
fn CourseLink(course: TaughtCourse, home: RwSignal<TeacherHome>) -> impl IntoView {
    let text = use_text();
    let id = course.course;
    let (name, term) = (text.course(&course.subject, &course.class), course.term.clone());
    let now = Memo::new(move |_| {
        home.with(|h| h.courses.iter().find(|c| c.course == id).cloned()).unwrap_or_else(|| course.clone())
    });
    let counts = move || {
        let book = &text.gradebook;
        now.with(|c| {
            [(book.students)(c.students), (book.assessments)(c.assessments), (book.marks)(c.marks)].join(" · ")
        })
    };
    view! {
        <li class="card card-link">
            <h2><a href=format!("/teacher/courses/{id}/gradebook")>{name}</a></h2>
            <p class="subtitle">{term}</p>
            <p>{counts}</p>
            {move || now.with(|c| c.ended).then(|| view! { <Pill tone=Tone::Over label=text.common.ended /> })}
        </li>
    }
    .into_any()
}
