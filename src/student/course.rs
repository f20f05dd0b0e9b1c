//! `/student/courses/:id`: one course with every posted mark.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use school::{event::Topic, id::CourseId, person::Role, view::CourseDetail};

use super::api::student_course;
use crate::{
    error::ApiError,
    record::OpenCourse,
    screen::{RefreshEvery, RoleNav, WholePage, use_whole_page},
    text::use_text,
    ui::Loaded,
};

/// One of the student's courses.
#[component]
pub fn StudentCoursePage() -> impl IntoView {
    let params = use_params_map();
    let course = move || params.with(|p| p.get("id")).and_then(|id| id.parse::<CourseId>().ok());
    let load = move || {
        let course = course();
        async move { student_course(course.ok_or(ApiError::NotFound)?).await }
    };
    view! {
        <RoleNav role=Role::Student />
        <Loaded load page=|detail| view! { <Open detail /> }.into_any() />
    }
}

#[component]
fn Open(detail: CourseDetail) -> impl IntoView {
    let text = use_text();
    let course = detail.record.course;
    let load = move || student_course(course);
    let page = WholePage { name: "student-course", topic: Topic::Grades, every: RefreshEvery::Student, load };
    let (detail, screen) = use_whole_page(detail, page);
    view! {
        <OpenCourse
            detail
            screen
            back=("/student", text.course.back_to_courses)
            path=format!("/student/courses/{course}")
        />
    }
}
