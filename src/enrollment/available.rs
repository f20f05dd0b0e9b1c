//! `/student/available-courses` and `/parent/available-courses`: what may be asked for, and asking for it.

use leptos::{ev::SubmitEvent, form::form_data_from_event, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
    location::Url,
};
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
    requests::Call,
    screen::{LiveBar, RefreshEvery, RoleNav, WholePage, use_whole_page},
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
fn loader(role: Role) -> Call<String, AvailableCourses> {
    if role == Role::Parent { Call::new(available_to_children) } else { Call::new(available) }
}

fn path_of(role: Role) -> &'static str {
    if role == Role::Parent { "/parent/available-courses" } else { "/student/available-courses" }
}

/// The words that the address looks for.
fn use_search() -> Memo<String> {
    let query = use_query_map();
    Memo::new(move |_| query.with(|query| query.get("search").unwrap_or_default()))
}

#[component]
fn AvailablePage(role: Role) -> impl IntoView {
    let search = use_search();
    let call = loader(role);
    let load = move || call.run(search.get_untracked());
    view! {
        <RoleNav role />
        <Loaded load page=move |courses| view! { <Available role courses /> }.into_any() />
    }
}

#[component]
fn Available(role: Role, courses: AvailableCourses) -> impl IntoView {
    let text = use_text();
    let search = use_search();
    let (name, every) = match role {
        Role::Parent => ("parent-available", RefreshEvery::Parent),
        _ => ("student-available", RefreshEvery::Student),
    };
    let call = loader(role);
    let load = move || call.run(search.get_untracked());
    let (data, screen) = use_whole_page(courses, WholePage { name, topic: Topic::AvailableCourses, every, load });
    let refresh = Callback::new(move |()| screen.refresh.refresh_now.run(()));
    Effect::new(move |before: Option<String>| {
        let now = search.get();
        if before.is_some_and(|before| before != now) {
            refresh.run(());
        }
        now
    });
    let searched = search.get_untracked();
    let keep = if searched.is_empty() { vec![] } else { vec![("search", searched)] };
    view! {
        <div class="page-head">
            <h1>{text.requests.join.available_heading}</h1>
            <LiveBar screen keep />
        </div>
        <FormProblem />
        <Search path=path_of(role) search />
        <Show when=move || data.with(|d| d.students.is_empty())>
            <p class="empty">{text.requests.join.no_children}</p>
        </Show>
        <For each=move || data.get().students key=|student| student.student let(student)>
            <OneStudent role student data search refresh />
        </For>
    }
    .into_any()
}

#[component]
fn Search(path: &'static str, search: Memo<String>) -> impl IntoView {
    let text = use_text();
    let navigate = use_navigate();
    let submit = move |event: SubmitEvent| {
        // Where the form can't be read the browser sends it.
        let Some(typed) = form_data_from_event(&event).ok().and_then(|f| f.get("search").as_string()) else { return };
        event.prevent_default();
        let to = format!("{path}?search={}", Url::escape(&typed));
        navigate(&to, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    view! {
        <form method="get" action=path class="filters" role="search" on:submit=submit>
            <div class="filter-field">
            <label for="search">{text.common.search}</label>
            <input id="search" type="search" name="search" maxlength="80" value=search.get_untracked() prop:value=search />
            </div>
            <button type="submit">{text.common.show}</button>
        </form>
    }
    .into_any()
}

/// One student's courses; a parent reads whose they are.
#[component]
fn OneStudent(
    role: Role,
    student: AvailableTo,
    data: RwSignal<AvailableCourses>,
    search: Memo<String>,
    refresh: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let id = student.student;
    let place = [(text.class)(&student.class), student.school_name.clone()].join(" · ");
    let name = student.name.to_string();
    let whom = Whom { role, student: id, school: student.school };
    let courses = Memo::new(move |_| {
        data.with(|d| d.students.iter().find(|s| s.student == id).map(|s| s.courses.clone())).unwrap_or_default()
    });
    // The same for each course of the school, so it is said once.
    let barred = Memo::new(move |_| courses.with(|all| all.iter().any(|c| c.refusal == Some(Refusal::ParentsMayNot))));
    let barred =
        move || barred.get().then(|| view! { <p class="hint">{(text.requests.refused)(Refusal::ParentsMayNot)}</p> });
    let heading = match role {
        Role::Parent => view! { <h2>{name.clone()}</h2><p class="subtitle">{place}</p> }.into_any(),
        _ => view! { <p class="subtitle">{place}</p> }.into_any(),
    };
    let none = move || {
        if search.with(String::is_empty) { text.requests.join.none_available } else { text.requests.join.none_found }
    };
    view! {
        <section class="available">
            {heading}
            {barred}
            <Show when=move || courses.with(Vec::is_empty)>
                <p class="empty">{none}</p>
            </Show>
            <ul class="cards">
                <For each=move || courses.get() key=|course| course.course let(course)>
                    <CourseCard whom first=course courses refresh />
                </For>
            </ul>
        </section>
    }
    .into_any()
}
