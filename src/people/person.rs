//! `/admin/people/:id`: one person, with what the school keeps about them and what can be done.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use school::{
    event::Topic,
    id::MemberId,
    person::{PersonField, Role},
    view::{PersonLine, PersonPage as PersonData},
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
    screen::{AdminNav, AdminTab, DocumentBar, KeptFresh, RefreshEvery},
    text::use_text,
    ui::{FormProblem, Loaded},
};

const KEPT: KeptFresh = KeptFresh { name: "person", topics: &[Topic::People], every: RefreshEvery::Admin };

/// One person.
#[component]
pub fn PersonPage() -> impl IntoView {
    let member = use_params_map().with_untracked(|p| p.get("id")).and_then(|id| id.parse::<MemberId>().ok());
    let load = move || async move { person(member.ok_or(ApiError::NotFound)?).await };
    view! {
        <AdminNav current=AdminTab::People />
        <Loaded load page=|page| view! { <Person page /> }.into_any() />
    }
}

#[component]
fn Person(page: PersonData) -> impl IntoView {
    let text = use_text();
    let (name, place) =
        (page.person.name.to_string(), format!("{} · {}", (text.role)(page.person.role), page.school_name));
    let added = use_query_map().with_untracked(|query| query.get("added").is_some());
    let added = added.then(|| view! { <p class="told" role="status">{text.people.added}</p> });
    let left = view! {
        <About person=&page.person />
        <Actions page=&page />
    };
    let right = view! {
        <Ties page=&page />
        <History page=&page />
    };
    view! {
        <div class="page-head">
            <div>
                <p class="crumb"><a href="/admin/people">{text.people.back}</a></p>
                <h1>{name}</h1>
                <p class="subtitle">{place}</p>
            </div>
            <DocumentBar as_of=page.as_of kept=KEPT />
        </div>
        <FormProblem />
        {added}
        <div class="columns">
            <div>{left}</div>
            <div>{right}</div>
        </div>
    }
    .into_any()
}

/// What the school keeps about the person.
#[component]
fn About<'a>(person: &'a PersonLine) -> impl IntoView + use<> {
    let text = use_text();
    let people = &text.people;
    let or_none = |value: String| if value.is_empty() { people.none.to_owned() } else { value };
    let class = (person.role == Role::Student).then(|| {
        view! { <dt>{(people.field)(PersonField::Class)}</dt><dd>{or_none((text.class)(&person.class))}</dd> }
    });
    let email = view! { <Login person /> };
    view! {
        <section class="card">
            <h2>{people.about}</h2>
            <dl class="facts">
                <dt>{text.common.name}</dt>
                <dd>{person.name.to_string()}</dd>
                <dt>{(people.field)(PersonField::Role)}</dt>
                <dd>{(text.role)(person.role)}</dd>
                <dt>{(people.field)(PersonField::Number)}</dt>
                <dd>{or_none(person.number.clone())}</dd>
                {class}
                <dt>{(people.field)(PersonField::Email)}</dt>
                <dd>{email}</dd>
                <dt>{text.common.status}</dt>
                <dd><StandingPill standing=person.standing /></dd>
            </dl>
        </section>
    }
    .into_any()
}
