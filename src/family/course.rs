//! `/parent/children/:child/courses/:id`: one course of one child with every posted mark.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use school::{
    event::Topic,
    id::{CourseId, MemberId},
    person::Role,
    view::CourseDetail,
};

use super::api::child_course;
use crate::{
    error::ApiError,
    record::OpenCourse,
    screen::{RefreshEvery, RoleNav, WholePage, use_whole_page},
    text::use_text,
    ui::Loaded,
};

/// One course of a child.
#[component]
pub fn ChildCoursePage() -> impl IntoView {
    let params = use_params_map();
    let asked = move || {
        let of = |name| params.with(|p| p.get(name));
        Some((of("child")?.parse::<MemberId>().ok()?, of("id")?.parse::<CourseId>().ok()?))
    };
    let load = move || {
        let asked = asked();
        async move {
            let (child, course) = asked.ok_or(ApiError::NotFound)?;
            child_course(child, course).await
        }
    };
    view! {
        <RoleNav role=Role::Parent />
        <Loaded load page=|detail| view! { <Open detail /> }.into_any() />
    }
}

#[component]
fn Open(detail: CourseDetail) -> impl IntoView {
    let text = use_text();
    let (child, course) = (detail.student, detail.record.course);
    let load = move || child_course(child, course);
    let page = WholePage { name: "child-course", topic: Topic::Grades, every: RefreshEvery::Parent, load };
    let (detail, screen) = use_whole_page(detail, page);
    view! {
        <OpenCourse
            detail
            screen
            back=("/parent", text.course.back_to_children)
            path=format!("/parent/children/{child}/courses/{course}")
        />
    }
}
