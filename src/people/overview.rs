//! `/admin`: the schools that I administer, in numbers.

use leptos::prelude::*;
use school::{
    event::Topic,
    id::SchoolId,
    view::{AdminHome, Headcount, SchoolOverview},
};

use super::{
    api::admin_home,
    waiting::{WaitsForMe, of_school},
};
use crate::{
    screen::{AdminNav, AdminTab, LiveBar, RefreshEvery, Screen, Stale, use_screen},
    text::use_text,
    ui::Loaded,
};

/// The admin's start page.
#[component]
pub fn AdminPage() -> impl IntoView {
    view! {
        <AdminNav current=AdminTab::Overview />
        <Loaded load=admin_home page=|home| view! { <Overview home /> }.into_any() />
    }
}

#[component]
fn Overview(home: AdminHome) -> impl IntoView {
    let text = use_text();
    let as_of = home.as_of.clone();
    let home = RwSignal::new(home);
    let screen = use_screen(Screen {
        name: "admin",
        stale: Stale::BeyondAny(&[Topic::People, Topic::CourseRequests, Topic::EnrollmentRequests]),
        every: RefreshEvery::Admin,
        as_of,
        load: admin_home,
        apply: move |fresh: AdminHome| {
            let as_of = fresh.as_of.clone();
            home.set(fresh);
            as_of
        },
    });
    view! {
        <div class="page-head">
            <h1>{text.admin.overview_heading}</h1>
            <LiveBar screen />
        </div>
        <For each=move || home.get().schools key=|school| school.school let(school)>
            <School school home />
        </For>
    }
    .into_any()
}

#[component]
fn School(school: SchoolOverview, home: RwSignal<AdminHome>) -> impl IntoView {
    let text = use_text();
    let (id, name) = (school.school, school.name.clone());
    // Of one school alone there is nothing to choose.
    let only = home.with_untracked(|home| home.schools.len() > 1).then_some(id);
    let people = Memo::new(move |_| {
        home.with(|home| home.schools.iter().find(|s| s.school == id).map_or(school.people, |s| s.people))
    });
    let waiting = Memo::new(move |_| {
        home.with(|home| home.schools.iter().find(|s| s.school == id).map_or(school.waiting, |s| s.waiting))
    });
    view! {
        <section class="overview">
            <h2>{name}</h2>
            <WaitsForMe waiting only />
            <h3>{text.admin.people_heading}</h3>
            <dl class="counts">
                <Count label=text.admin.students query="role=student" only number=move |p| p.students people />
                <Count label=text.admin.teachers query="role=teacher" only number=move |p| p.teachers people />
                <Count label=text.admin.parents query="role=parent" only number=move |p| p.parents people />
                <Count label=text.admin.admins query="role=admin" only number=move |p| p.admins people />
                <Count label=text.admin.suspended query="status=suspended" only number=move |p| p.suspended people />
            </dl>
        </section>
    }
    .into_any()
}

/// One number with what it counts, leading to the list of those people.
#[component]
fn Count(
    label: &'static str,
    query: &'static str,
    only: Option<SchoolId>,
    number: fn(&Headcount) -> u32,
    people: Memo<Headcount>,
) -> impl IntoView {
    view! {
        <div class="card card-link count">
            <dt><a href=of_school(format!("/admin/people?{query}"), only)>{label}</a></dt>
            <dd>{move || people.with(number)}</dd>
        </div>
    }
    .into_any()
}
