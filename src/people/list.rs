//! `/admin/people`: everyone at the schools that I administer.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    event::Topic,
    id::SchoolId,
    person::{PersonField, Standing},
    view::{PeopleFilter, PeopleList, PersonLine},
};

use super::{
    api::people_list,
    filter::{self, address, parameters},
    filter_form::FilterForm,
};
use crate::{
    screen::{AdminNav, AdminTab, DocumentBar, KeptFresh, RefreshEvery},
    text::use_text,
    ui::{Loaded, PageNav, Pill, Tone},
};

const KEPT: KeptFresh = KeptFresh { name: "people", topics: &[Topic::People], every: RefreshEvery::Admin };

/// The list of people, as its address filters it.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let filter = use_query_map().with_untracked(filter::of_query);
    let asked = filter.clone();
    let load = move || people_list(asked.clone());
    view! {
        <AdminNav current=AdminTab::People />
        <Loaded load page=move |list| view! { <People list filter=filter.clone() /> }.into_any() />
    }
}

#[component]
fn People(list: PeopleList, filter: PeopleFilter) -> impl IntoView {
    let text = use_text();
    let (kept, pages) = (parameters(&filter, filter.page), view! { <Pages list=&list filter=&filter /> });
    let table = if list.people.is_empty() {
        view! { <p class="empty">{text.common.nothing_found}</p> }.into_any()
    } else {
        view! { <PeopleTable list=&list /> }.into_any()
    };
    view! {
        <div class="page-head">
            <h1>{text.people.heading}</h1>
            <DocumentBar as_of=list.as_of kept=KEPT keep=kept />
        </div>
        <p class="actions">
            <a class="button" href="/admin/people/add">{text.people.add}</a>
            <a class="button" href="/admin/people/import">{text.roster.import}</a>
        </p>
        <FilterForm filter schools=list.schools classes=list.classes />
        <p class="found" role="status">{(text.people.found)(list.total)}</p>
        {table}
        {pages}
    }
    .into_any()
}

#[component]
fn PeopleTable<'a>(list: &'a PeopleList) -> impl IntoView + use<> {
    let text = use_text();
    let people = &text.people;
    let school = (list.schools.len() > 1).then(|| view! { <th scope="col">{text.common.school}</th> });
    let rows = list.people.iter().map(|person| {
        let school = school_name(list, person.school);
        view! { <PersonRow person school /> }
    });
    let rows = rows.collect_view();
    view! {
        <table class="list">
            <caption class="sr-only">{people.table}</caption>
            <thead>
                <tr>
                    <th scope="col">{text.common.name}</th>
                    <th scope="col">{(people.field)(PersonField::Role)}</th>
                    <th scope="col">{(people.field)(PersonField::Number)}</th>
                    <th scope="col">{(people.field)(PersonField::Class)}</th>
                    <th scope="col">{(people.field)(PersonField::Email)}</th>
                    <th scope="col">{text.common.status}</th>
                    {school}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

#[component]
fn PersonRow<'a>(person: &'a PersonLine, #[prop(optional_no_strip)] school: Option<String>) -> impl IntoView + use<> {
    let text = use_text();
    let PersonLine { member, school: of_school, .. } = *person;
    let cell = |field: PersonField, value: String| {
        let (label, blank) = ((text.people.field)(field), value.is_empty());
        view! { <td data-label=label class:blank=blank>{value}</td> }
    };
    let email = view! { <Login person /> };
    view! {
        <tr data-key=format!("{of_school}-{member}")>
            <th scope="row"><a href=format!("/admin/people/{member}")>{person.name.to_string()}</a></th>
            {cell(PersonField::Role, (text.role)(person.role).to_owned())}
            {cell(PersonField::Number, person.number.clone())}
            {cell(PersonField::Class, (text.class)(&person.class))}
            <td data-label=(text.people.field)(PersonField::Email)>{email}</td>
            <td data-label=text.common.status><StandingPill standing=person.standing /></td>
            {school.map(|name| view! { <td data-label=text.common.school>{name}</td> })}
        </tr>
    }
    .into_any()
}

/// The e-mail address, and whether one can sign in with it.
#[component]
pub fn Login<'a>(
    /// Whose.
    person: &'a PersonLine,
) -> impl IntoView + use<> {
    let text = use_text();
    let without = (!person.has_login).then(|| view! { <Pill tone=Tone::Over label=text.people.no_login /> });
    view! { <span class="address">{person.email.clone()}</span> " " {without} }.into_any()
}

/// Whether a person may act.
#[component]
pub fn StandingPill(
    /// The standing.
    standing: Standing,
) -> impl IntoView {
    let text = use_text();
    let tone = match standing {
        Standing::Active => Tone::Good,
        Standing::Suspended => Tone::Bad,
    };
    view! { <Pill tone label=(text.people.standing)(standing) /> }.into_any()
}

/// The way through a list of several pages.
#[component]
fn Pages<'a>(list: &'a PeopleList, filter: &'a PeopleFilter) -> impl IntoView + use<> {
    let (page, pages) = (list.page, list.pages());
    let to = |page: u32| address(filter, page);
    let earlier = page.checked_sub(1).filter(|page| *page > 0).map(to);
    let later = Some(page + 1).filter(|page| *page <= pages).map(to);
    let place = (page, pages);
    view! { <PageNav earlier later place /> }.into_any()
}

/// The school's name, where there are several.
fn school_name(list: &PeopleList, school: SchoolId) -> Option<String> {
    let found = list.schools.iter().find(|s| s.school == school).filter(|_| list.schools.len() > 1);
    found.map(|s| s.name.clone())
}
