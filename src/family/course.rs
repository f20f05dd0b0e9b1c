//! `/parent/children/:child/courses/:id`: one course of one child with every posted mark.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use school::{
    id::{CourseId, MemberId},
    person::Role,
    view::CourseDetail,
};

use super::api::child_course;
use crate::{
    error::ApiError,
    record::{CoursePage, OpenCourse},
    screen::{RefreshEvery, RoleNav},
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
    let back = ("/parent", use_text().course.back_to_children);
    let page = CoursePage { name: "child-course", every: RefreshEvery::Parent, back };
    let path = format!("/parent/children/{}/courses/{}", detail.student, detail.record.course);
    view! { <OpenCourse detail page path /> }
}
