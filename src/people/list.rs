//! `/admin/people`: everyone at the schools that I administer.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    event::Topic,
    id::{MemberId, SchoolId},
    person::{PersonField, Standing},
    view::{PeopleFilter, PeopleList, PersonLine},
};

use super::{
    api::people_list,
    filter::{self, address, parameters},
    filter_form::FilterForm,
};
use crate::{
    screen::{AdminNav, AdminTab, LiveBar, RefreshEvery, WholePage, use_whole_page},
    text::use_text,
    ui::{Loaded, PageNav, Pill, Tone},
};

/// The list of people, as its address filters it.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let query = use_query_map();
    let filter = Memo::new(move |_| query.with(filter::of_query));
    // Another filter is another list: it is loaded anew.
    let list = move || {
        let filter = filter.get();
        let asked = filter.clone();
        let load = move || people_list(asked.clone());
        view! { <Loaded load page=move |list| view! { <People list filter=filter.clone() /> }.into_any() /> }
    };
    view! {
        <AdminNav current=AdminTab::People />
        {list}
    }
}

#[component]
fn People(list: PeopleList, filter: PeopleFilter) -> impl IntoView {
    let text = use_text();
    let asked = filter.clone();
    let load = move || people_list(asked.clone());
    let choices = (list.schools.clone(), list.classes.clone());
    let page = WholePage { name: "people", topic: Topic::People, every: RefreshEvery::Admin, load };
    let (list, screen) = use_whole_page(list, page);
    view! {
        <div class="page-head">
            <h1>{text.people.heading}</h1>
            <LiveBar screen keep=parameters(&filter, filter.page) />
        </div>
        <p class="actions">
            <a class="button" href="/admin/people/add">{text.people.add}</a>
            <a class="button" href="/admin/people/import">{text.roster.import}</a>
        </p>
        <FilterForm filter=filter.clone() schools=choices.0 classes=choices.1 />
        <p class="found" role="status">{move || (text.people.found)(list.with(|l| l.total))}</p>
        <Show when=move || list.with(|l| l.people.is_empty())>
            <p class="empty">{text.common.nothing_found}</p>
        </Show>
        <PeopleTable list />
        <Pages list filter />
    }
    .into_any()
}

#[component]
fn PeopleTable(list: RwSignal<PeopleList>) -> impl IntoView {
    let text = use_text();
    let people = &text.people;
    let several = move || list.with(|l| l.schools.len() > 1);
    let school = move || several().then(|| view! { <th scope="col">{text.common.school}</th> });
    view! {
        <Show when=move || list.with(|l| !l.people.is_empty())>
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
                <tbody>
                    <For each=move || list.get().people key=|person| (person.school, person.member) let(person)>
                        <PersonRow person list />
                    </For>
                </tbody>
            </table>
        </Show>
    }
    .into_any()
}

#[component]
fn PersonRow(person: PersonLine, list: RwSignal<PeopleList>) -> impl IntoView {
    let text = use_text();
    let member = person.member;
    let now = Memo::new(move |_| list.with(|l| of(l, member)).unwrap_or_else(|| person.clone()));
    let cell = |field: PersonField, value: Signal<String>| {
        let label = (text.people.field)(field);
        view! { <td data-label=label class:blank=move || value.with(String::is_empty)>{value}</td> }
    };
    let school = move || school_name(list, now.with(|p| p.school));
    view! {
        <tr>
            <th scope="row"><a href=format!("/admin/people/{member}")>{move || now.with(|p| p.name.to_string())}</a></th>
            {cell(PersonField::Role, Signal::derive(move || now.with(|p| (text.role)(p.role).to_owned())))}
            {cell(PersonField::Number, Signal::derive(move || now.with(|p| p.number.clone())))}
            {cell(PersonField::Class, Signal::derive(move || now.with(|p| (text.class)(&p.class))))}
            <td data-label=(text.people.field)(PersonField::Email)><Login person=now /></td>
            <td data-label=text.common.status><StandingPill standing=Signal::derive(move || now.with(|p| p.standing)) /></td>
            {move || school().map(|name| view! { <td data-label=text.common.school>{name}</td> })}
        </tr>
    }
    .into_any()
}

/// The e-mail address, and whether one can sign in with it.
#[component]
pub fn Login(
    /// Whose.
    #[prop(into)]
    person: Signal<PersonLine>,
) -> impl IntoView {
    let text = use_text();
    let without = move || person.with(|p| !p.has_login);
    view! {
        <span class="address">{move || person.with(|p| p.email.clone())}</span>
        " "
        <Show when=without>
            <Pill tone=Tone::Over label=text.people.no_login />
        </Show>
    }
    .into_any()
}

/// Whether a person may act.
#[component]
pub fn StandingPill(
    /// The standing.
    standing: Signal<Standing>,
) -> impl IntoView {
    let text = use_text();
    let tone = Signal::derive(move || match standing.get() {
        Standing::Active => Tone::Good,
        Standing::Suspended => Tone::Bad,
    });
    view! { <Pill tone label=Signal::derive(move || (text.people.standing)(standing.get())) /> }.into_any()
}

/// The way through a list of several pages.
#[component]
fn Pages(list: RwSignal<PeopleList>, filter: PeopleFilter) -> impl IntoView {
    let place = Memo::new(move |_| list.with(|l| (l.page, l.pages())));
    let filter = StoredValue::new(filter);
    let to = move |page: u32| filter.with_value(|filter| address(filter, page));
    let earlier = Signal::derive(move || place.get().0.checked_sub(1).filter(|page| *page > 0).map(to));
    let later = Signal::derive(move || Some(place.get().0 + 1).filter(|page| *page <= place.get().1).map(to));
    view! { <PageNav earlier later place /> }.into_any()
}

fn of(list: &PeopleList, member: MemberId) -> Option<PersonLine> {
    list.people.iter().find(|person| person.member == member).cloned()
}

/// The school's name, where there are several.
fn school_name(list: RwSignal<PeopleList>, school: SchoolId) -> Option<String> {
    list.with(|l| {
        let found = l.schools.iter().find(|s| s.school == school).filter(|_| l.schools.len() > 1);
        found.map(|s| s.name.clone())
    })
}
