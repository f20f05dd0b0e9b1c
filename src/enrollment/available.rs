//! `/student/available-courses` and `/parent/available-courses`: what may be asked for, and asking for it.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    event::Topic,
    person::Role,
    request::Refusal,
    view::{AvailableCourses, AvailableTo},
};

use super::{
    api::{available, available_to_children},
    card::{CourseCard, Whom},
};
use crate::{
    error::ApiError,
    screen::{DocumentBar, KeptFresh, RefreshEvery, RoleNav},
    text::use_text,
    ui::{FormProblem, Loaded},
};

/// What the student may ask for.
#[component]
pub fn StudentAvailablePage() -> impl IntoView {
    view! { <AvailablePage role=Role::Student /> }
}

/// What may be asked for, for each of the parent's children.
#[component]
pub fn ParentAvailablePage() -> impl IntoView {
    view! { <AvailablePage role=Role::Parent /> }
}

/// Who looks, and what they look at.
async fn read(role: Role, search: String) -> Result<AvailableCourses, ApiError> {
    if role == Role::Parent { available_to_children(search).await } else { available(search).await }
}

fn path_of(role: Role) -> &'static str {
    if role == Role::Parent { "/parent/available-courses" } else { "/student/available-courses" }
}

/// The words that the address looks for.
fn searched() -> String {
    use_query_map().with_untracked(|query| query.get("search").unwrap_or_default())
}

#[component]
fn AvailablePage(role: Role) -> impl IntoView {
    let load = move || read(role, searched());
    view! {
        <RoleNav role />
        <Loaded load page=move |courses| view! { <Available role courses /> }.into_any() />
    }
}

#[component]
fn Available(role: Role, courses: AvailableCourses) -> impl IntoView {
    let text = use_text();
    let search = searched();
    let (name, every) = match role {
        Role::Parent => ("parent-available", RefreshEvery::Parent),
        _ => ("student-available", RefreshEvery::Student),
    };
    let kept = KeptFresh { name, topics: &[Topic::AvailableCourses], every };
    let keep = if search.is_empty() { vec![] } else { vec![("search", search.clone())] };
    let AvailableCourses { as_of, students, .. } = courses;
    let none = students.is_empty().then(|| view! { <p class="empty">{text.requests.join.no_children}</p> });
    let is_search = !search.is_empty();
    let students = students.into_iter().map(|student| view! { <OneStudent role student is_search /> }).collect_view();
    view! {
        <div class="page-head">
            <h1>{text.requests.join.available_heading}</h1>
            <DocumentBar as_of kept keep />
        </div>
        <FormProblem />
        <Search path=path_of(role) search />
        {none}
        {students}
    }
    .into_any()
}

#[component]
fn Search(path: &'static str, search: String) -> impl IntoView {
    let text = use_text();
    view! {
        <form method="get" action=path class="filters" role="search" data-get="">
            <div class="filter-field">
                <label for="search">{text.common.search}</label>
                <input id="search" type="search" name="search" maxlength="80" value=search />
            </div>
            <button type="submit">{text.common.show}</button>
        </form>
    }
    .into_any()
}

/// One student's courses; a parent reads whose they are.
#[component]
fn OneStudent(role: Role, student: AvailableTo, is_search: bool) -> impl IntoView {
    let text = use_text();
    let place = [(text.class)(&student.class), student.school_name.clone()].join(" · ");
    let whom = Whom { role, student: student.student };
    // The same for each course of the school, so it is said once.
    let barred = student.courses.iter().any(|course| course.refusal == Some(Refusal::ParentsMayNot));
    let barred = barred.then(|| view! { <p class="hint">{(text.requests.refused)(Refusal::ParentsMayNot)}</p> });
    let heading = match role {
        Role::Parent => view! { <h2>{student.name.to_string()}</h2><p class="subtitle">{place}</p> }.into_any(),
        _ => view! { <p class="subtitle">{place}</p> }.into_any(),
    };
    let none = if is_search { text.requests.join.none_found } else { text.requests.join.none_available };
    let none = student.courses.is_empty().then(|| view! { <p class="empty">{none}</p> });
    let cards = student.courses.into_iter().map(|course| view! { <CourseCard whom course /> }).collect_view();
    view! {
        <section class="available" data-key=student.student.to_string()>
            {heading}
            {barred}
            {none}
            <ul class="cards">{cards}</ul>
        </section>
    }
    .into_any()
}
