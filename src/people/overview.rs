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
    screen::{AdminNav, AdminTab, DocumentBar, KeptFresh, RefreshEvery},
    text::use_text,
    ui::Loaded,
};

const KEPT: KeptFresh = KeptFresh {
    name: "admin",
    topics: &[Topic::People, Topic::CourseRequests, Topic::EnrollmentRequests],
    every: RefreshEvery::Admin,
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
    let AdminHome { as_of, schools, .. } = home;
    // Of one school alone there is nothing to choose.
    let several = schools.len() > 1;
    let schools = schools.into_iter().map(|school| {
        let only = several.then_some(school.school);
        view! { <School school only /> }
    });
    view! {
        <div class="page-head">
            <h1>{text.admin.overview_heading}</h1>
            <DocumentBar as_of kept=KEPT />
        </div>
        {schools.collect_view()}
    }
    .into_any()
}

#[component]
fn School(school: SchoolOverview, #[prop(optional_no_strip)] only: Option<SchoolId>) -> impl IntoView {
    let text = use_text();
    let SchoolOverview { school, name, people, waiting, .. } = school;
    let Headcount { students, teachers, parents, admins, suspended, .. } = people;
    view! {
        <section class="overview" data-key=school.to_string()>
            <h2>{name}</h2>
            <WaitsForMe waiting only />
            <h3>{text.admin.people_heading}</h3>
            <dl class="counts">
                <Count label=text.admin.students query="role=student" only number=students />
                <Count label=text.admin.teachers query="role=teacher" only number=teachers />
                <Count label=text.admin.parents query="role=parent" only number=parents />
                <Count label=text.admin.admins query="role=admin" only number=admins />
                <Count label=text.admin.suspended query="status=suspended" only number=suspended />
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
    #[prop(optional_no_strip)] only: Option<SchoolId>,
    number: u32,
) -> impl IntoView {
    view! {
        <div class="card card-link count">
            <dt><a href=of_school(format!("/admin/people?{query}"), only)>{label}</a></dt>
            <dd>{number}</dd>
        </div>
    }
    .into_any()
}
