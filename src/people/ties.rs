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

/// The ties of a person in a role.
#[component]
pub fn Ties(data: RwSignal<PersonPage>, role: Role) -> impl IntoView {
    let people = &use_text().people;
    let courses = match role {
        Role::Teacher => Some(people.teaches),
        Role::Student => Some(people.attends),
        Role::Admin | Role::Parent => None,
    };
    let relatives = match role {
        Role::Student => Some((people.guardians, people.no_guardians)),
        Role::Parent => Some((people.children, people.no_children)),
        Role::Admin | Role::Teacher => None,
    };
    view! {
        {courses.map(|heading| view! { <Courses data heading /> })}
        {relatives.map(|(heading, nobody)| view! { <Relatives data heading nobody /> })}
        <OtherRoles data />
    }
    .into_any()
}

#[component]
fn Courses(data: RwSignal<PersonPage>, heading: &'static str) -> impl IntoView {
    let text = use_text();
    let course = move |course: PersonCourse| {
        let name = text.course(&course.subject, &course.class);
        view! { <li><a href=format!("/teacher/courses/{}/gradebook", course.course)>{name}</a></li> }
    };
    view! {
        <section class="card">
            <h2>{heading}</h2>
            <Show when=move || data.with(|d| d.courses.is_empty())>
                <p class="subtitle">{text.people.no_courses}</p>
            </Show>
            <ul class="ties">
                <For each=move || data.get().courses key=|c| c.course children=course />
            </ul>
        </section>
    }
    .into_any()
}

#[component]
fn Relatives(data: RwSignal<PersonPage>, heading: &'static str, nobody: &'static str) -> impl IntoView {
    let text = use_text();
    let relative = move |relative: Relative| {
        let relation = relative.relation.map(|kinship| format!(" · {}", (text.linking.kinship)(kinship)));
        view! {
            <li>
                <a href=format!("/admin/people/{}", relative.member)>{relative.name.to_string()}</a>
                {relation}
                <Suspended standing=relative.standing />
            </li>
        }
    };
    view! {
        <section class="card">
            <h2>{heading}</h2>
            <Show when=move || data.with(|d| d.relatives.is_empty())>
                <p class="subtitle">{nobody}</p>
            </Show>
            <ul class="ties">
                <For each=move || data.get().relatives key=|r| (r.member, r.standing) children=relative />
            </ul>
        </section>
    }
    .into_any()
}

#[component]
fn OtherRoles(data: RwSignal<PersonPage>) -> impl IntoView {
    let text = use_text();
    let other = move |other: OtherRole| {
        view! {
            <li>
                <a href=format!("/admin/people/{}", other.member)>{(text.role)(other.role)}</a>
                <Suspended standing=other.standing />
            </li>
        }
    };
    view! {
        <Show when=move || data.with(|d| !d.other_roles.is_empty())>
            <section class="card">
                <h2>{text.people.other_roles}</h2>
                <ul class="ties">
                    <For each=move || data.get().other_roles key=|o| (o.member, o.standing) children=other />
                </ul>
            </section>
        </Show>
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
