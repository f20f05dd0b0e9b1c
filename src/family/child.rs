//! `/parent/children/:child`: one child's courses, as the child's own page shows them.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use school::{event::Topic, id::MemberId, person::Role, view::Records};

use super::api::child_records;
use crate::{
    error::ApiError,
    record::{Shown, ShownForm, StudentCourses},
    screen::{DocumentBar, KeptFresh, RefreshEvery, RoleNav},
    text::use_text,
    ui::Loaded,
};

const KEPT: KeptFresh = KeptFresh { name: "child", topics: &[Topic::Grades], every: RefreshEvery::Parent };

/// One of the parent's children.
#[component]
pub fn ChildPage() -> impl IntoView {
    let params = use_params_map();
    let child = move || params.with(|p| p.get("child")).and_then(|id| id.parse::<MemberId>().ok());
    let load = move || {
        let child = child();
        async move { child_records(child.ok_or(ApiError::NotFound)?).await }
    };
    view! {
        <RoleNav role=Role::Parent />
        <Loaded load page=|records| view! { <Child records /> }.into_any() />
    }
}

#[component]
fn Child(records: Records) -> impl IntoView {
    let text = use_text();
    let Records { as_of, students, .. } = records;
    let Some(student) = students.into_iter().next() else { return ().into_any() };
    let (child, name) = (student.student, student.name.to_string());
    let shown = use_query_map().with_untracked(Shown::read);
    let below = format!("/parent/children/{child}/courses/");
    let courses = view! { <StudentCourses student as_of=&as_of shown=&shown below /> };
    view! {
        <div class="page-head">
            <div>
                <p class="crumb"><a href="/parent">{text.course.back_to_children}</a></p>
                <h1>{name}</h1>
            </div>
            <DocumentBar as_of kept=KEPT keep=shown.parameters() />
        </div>
        <ShownForm path=format!("/parent/children/{child}") shown=&shown />
        {courses}
    }
    .into_any()
}
