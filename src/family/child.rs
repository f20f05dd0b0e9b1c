//! `/parent/children/:child`: one child's courses, as the child's own page shows them.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use school::{event::Topic, id::MemberId, person::Role, view::Records};

use super::api::child_records;
use crate::{
    error::ApiError,
    record::{Shown, ShownForm, StudentCourses},
    screen::{LiveBar, RefreshEvery, RoleNav, WholePage, use_whole_page},
    text::use_text,
    ui::Loaded,
};

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
    let Some(student) = records.students.first().cloned() else { return ().into_any() };
    let (child, name) = (student.student, student.name.to_string());
    let load = move || child_records(child);
    let page = WholePage { name: "child", topic: Topic::Grades, every: RefreshEvery::Parent, load };
    let (records, screen) = use_whole_page(records, page);
    let query = use_query_map();
    let shown = Memo::new(move |_| query.with(Shown::read));
    let keep = shown.with_untracked(Shown::parameters);
    view! {
        <div class="page-head">
            <div>
                <p class="crumb"><a href="/parent">{text.course.back_to_children}</a></p>
                <h1>{name}</h1>
            </div>
            <LiveBar screen keep />
        </div>
        <ShownForm path=format!("/parent/children/{child}") shown />
        <StudentCourses student records shown below=format!("/parent/children/{child}/courses/") />
    }
    .into_any()
}
