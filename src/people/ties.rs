//! What a person is tied to: courses, guardians or children, other roles of the same login.

use leptos::prelude::*;
use school::{
    person::{Role, Standing},
    view::{OtherRole, PersonCourse, PersonPage, Relative},
};

use crate::{
    text::use_text,
    ui::{Pill, Tone},
};

/// The ties of a person in their role.
#[component]
pub fn Ties<'a>(page: &'a PersonPage) -> impl IntoView + use<> {
    let people = &use_text().people;
    let courses = match page.person.role {
        Role::Teacher => Some(people.teaches),
        Role::Student => Some(people.attends),
        Role::Admin | Role::Parent => None,
    };
    let relatives = match page.person.role {
        Role::Student => Some((people.guardians, people.no_guardians)),
        Role::Parent => Some((people.children, people.no_children)),
        Role::Admin | Role::Teacher => None,
    };
    view! {
        {courses.map(|heading| view! { <Courses courses=&page.courses heading /> })}
        {relatives.map(|(heading, nobody)| view! { <Relatives relatives=&page.relatives heading nobody /> })}
        <OtherRoles others=&page.other_roles />
    }
    .into_any()
}

#[component]
fn Courses<'a>(courses: &'a [PersonCourse], heading: &'static str) -> impl IntoView + use<> {
    let text = use_text();
    let course = |course: &PersonCourse| {
        let name = text.course(&course.subject, &course.class);
        let id = course.course;
        view! { <li data-key=id.to_string()><a href=format!("/teacher/courses/{id}/gradebook")>{name}</a></li> }
    };
    let none = courses.is_empty().then(|| view! { <p class="subtitle">{text.people.no_courses}</p> });
    let courses = courses.iter().map(course).collect_view();
    view! {
        <section class="card">
            <h2>{heading}</h2>
            {none}
            <ul class="ties">{courses}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Relatives<'a>(relatives: &'a [Relative], heading: &'static str, nobody: &'static str) -> impl IntoView + use<> {
    let text = use_text();
    let relative = |relative: &Relative| {
        let relation = relative.relation.map(|kinship| format!(" · {}", (text.linking.kinship)(kinship)));
        view! {
            <li data-key=relative.member.to_string()>
                <a href=format!("/admin/people/{}", relative.member)>{relative.name.to_string()}</a>
                {relation}
                <Suspended standing=relative.standing />
            </li>
        }
    };
    let none = relatives.is_empty().then(|| view! { <p class="subtitle">{nobody}</p> });
    let relatives = relatives.iter().map(relative).collect_view();
    view! {
        <section class="card">
            <h2>{heading}</h2>
            {none}
            <ul class="ties">{relatives}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn OtherRoles<'a>(others: &'a [OtherRole]) -> impl IntoView + use<> {
    let text = use_text();
    if others.is_empty() {
        return ().into_any();
    }
    let other = |other: &OtherRole| {
        view! {
            <li data-key=other.member.to_string()>
                <a href=format!("/admin/people/{}", other.member)>{(text.role)(other.role)}</a>
                <Suspended standing=other.standing />
            </li>
        }
    };
    let others = others.iter().map(other).collect_view();
    view! {
        <section class="card">
            <h2>{text.people.other_roles}</h2>
            <ul class="ties">{others}</ul>
        </section>
    }
    .into_any()
}

/// A pill beside who is suspended.
#[component]
fn Suspended(standing: Standing) -> impl IntoView {
    let text = use_text();
    let suspended = (standing == Standing::Suspended).then(|| (text.people.standing)(standing));
    view! { " " {suspended.map(|label| view! { <Pill tone=Tone::Bad label /> })} }.into_any()
}
