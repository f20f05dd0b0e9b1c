//! `/admin/people/:id`: one person, with what the school keeps about them and what can be done.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use school::{
    event::Topic,
    id::MemberId,
    person::{PersonField, Role},
    view::PersonPage as PersonData,
};

use super::{
    actions::Actions,
    api::person,
    history::History,
    list::{Login, StandingPill},
    ties::Ties,
};
use crate::{
    error::ApiError,
    screen::{AdminNav, AdminTab, LiveBar, RefreshEvery, WholePage, use_whole_page},
    text::use_text,
    ui::{FormProblem, Loaded},
};

/// One person.
#[component]
pub fn PersonPage() -> impl IntoView {
    let params = use_params_map();
    let member = Memo::new(move |_| params.with(|p| p.get("id")).and_then(|id| id.parse::<MemberId>().ok()));
    // A link from one person to another stays on this route: each person is loaded anew.
    let page = move || {
        let member = member.get();
        let load = move || async move { person(member.ok_or(ApiError::NotFound)?).await };
        view! { <Loaded load page=|data| view! { <Person data /> }.into_any() /> }
    };
    view! {
        <AdminNav current=AdminTab::People />
        {page}
    }
}

#[component]
fn Person(data: PersonData) -> impl IntoView {
    let text = use_text();
    let (member, role) = (data.person.member, data.person.role);
    let page =
        WholePage { name: "person", topic: Topic::People, every: RefreshEvery::Admin, load: move || person(member) };
    let first = data.clone();
    let (data, screen) = use_whole_page(data, page);
    let name = move || data.with(|d| d.person.name.to_string());
    let place = format!("{} · {}", (text.role)(role), first.school_name);
    view! {
        <div class="page-head">
            <div>
                <p class="crumb"><a href="/admin/people">{text.people.back}</a></p>
                <h1>{name}</h1>
                <p class="subtitle">{place}</p>
            </div>
            <LiveBar screen />
        </div>
        <FormProblem />
        <div class="columns">
            <div>
                <About data />
                <Actions first data screen />
            </div>
            <div>
                <Ties data role />
                <History data />
            </div>
        </div>
    }
    .into_any()
}

/// What the school keeps about the person.
#[component]
fn About(data: RwSignal<PersonData>) -> impl IntoView {
    let text = use_text();
    let people = &text.people;
    let line = Memo::new(move |_| data.with(|d| d.person.clone()));
    let or_none = move |value: String| if value.is_empty() { people.none.to_owned() } else { value };
    let is_student = data.with_untracked(|d| d.person.role == Role::Student);
    let class = is_student.then(|| {
        let class = move || or_none(line.with(|p| (text.class)(&p.class)));
        view! { <dt>{(people.field)(PersonField::Class)}</dt><dd>{class}</dd> }
    });
    view! {
        <section class="card">
            <h2>{people.about}</h2>
            <dl class="facts">
                <dt>{text.common.name}</dt>
                <dd>{move || line.with(|p| p.name.to_string())}</dd>
                <dt>{(people.field)(PersonField::Role)}</dt>
                <dd>{move || line.with(|p| (text.role)(p.role))}</dd>
                <dt>{(people.field)(PersonField::Number)}</dt>
                <dd>{move || or_none(line.with(|p| p.number.clone()))}</dd>
                {class}
                <dt>{(people.field)(PersonField::Email)}</dt>
                <dd><Login person=line /></dd>
                <dt>{text.common.status}</dt>
                <dd><StandingPill standing=Signal::derive(move || line.with(|p| p.standing)) /></dd>
            </dl>
        </section>
    }
    .into_any()
}
