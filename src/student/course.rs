//! `/student/courses/:id`: one course with every posted mark.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use school::{id::CourseId, person::Role, view::CourseDetail};

use super::api::student_course;
use crate::{
    error::ApiError,
    record::{CoursePage, OpenCourse},
    screen::{RefreshEvery, RoleNav},
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
    let back = ("/student", use_text().course.back_to_courses);
    let page = CoursePage { name: "student-course", every: RefreshEvery::Student, back };
    let path = format!("/student/courses/{}", detail.record.course);
    view! { <OpenCourse detail page path /> }
}
