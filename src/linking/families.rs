//! `/admin/families` and `/teacher/families`: students with their guardians and open letters.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    event::Topic,
    person::Role,
    view::{Families, FamiliesFilter},
};

use super::{
    family::FamilyRow,
    filter::{self, FilterForm, address, parameters},
    issue::ClassLetters,
    keeper::Keeper,
};
use crate::{
    screen::{AdminNav, AdminTab, DocumentBar, KeptFresh, RefreshEvery, RoleNav},
    text::use_text,
    ui::{FormProblem, Loaded, PageNav},
};

/// The families of the schools that I administer.
#[component]
pub fn FamiliesPage() -> impl IntoView {
    view! {
        <AdminNav current=AdminTab::Families />
        <FilteredFamilies keeper=Keeper::Admin />
    }
}

/// The families of the classes whose class teacher I am.
#[component]
pub fn ClassFamiliesPage() -> impl IntoView {
    view! {
        <RoleNav role=Role::Teacher />
        <FilteredFamilies keeper=Keeper::ClassTeacher />
    }
}

/// The list, as its address filters it.
#[component]
fn FilteredFamilies(keeper: Keeper) -> impl IntoView {
    let filter = use_query_map().with_untracked(filter::of_query);
    let asked = filter.clone();
    let load = move || keeper.families(asked.clone());
    view! { <Loaded load page=move |families| view! { <List keeper families filter=filter.clone() /> }.into_any() /> }
}

#[component]
fn List(keeper: Keeper, families: Families, filter: FamiliesFilter) -> impl IntoView {
    let text = use_text();
    let kept = KeptFresh { name: keeper.screen(), topics: &[Topic::People], every: RefreshEvery::Admin };
    let parameters = parameters(&filter, filter.page);
    let body = if keeper == Keeper::ClassTeacher && families.classes.is_empty() {
        view! { <p class="empty">{text.linking.no_class}</p> }.into_any()
    } else {
        view! { <Listed keeper families=&families filter /> }.into_any()
    };
    view! {
        <div class="page-head">
            <h1>{keeper.heading(&text.linking)}</h1>
            <DocumentBar as_of=families.as_of kept keep=parameters />
        </div>
        <p class="hint">{text.linking.families_hint}</p>
        <FormProblem />
        {body}
    }
    .into_any()
}

/// Letters for a class, the filter, and what it finds.
#[component]
fn Listed<'a>(keeper: Keeper, families: &'a Families, filter: FamiliesFilter) -> impl IntoView + use<> {
    let text = use_text();
    let Families { classes, lines, .. } = families;
    let table = if lines.is_empty() {
        view! { <p class="empty">{text.common.nothing_found}</p> }.into_any()
    } else {
        view! { <Table families /> }.into_any()
    };
    let (page, chosen) = (filter.page, filter.class);
    let earlier = page.checked_sub(1).map(|page| address(keeper, &filter, page));
    let later = families.more.then(|| address(keeper, &filter, page + 1));
    view! {
        <ClassLetters classes=classes.clone() chosen />
        <FilterForm keeper filter classes=classes.clone() />
        {table}
        <PageNav earlier later />
    }
    .into_any()
}

#[component]
fn Table<'a>(families: &'a Families) -> impl IntoView + use<> {
    let text = use_text();
    let clock = families.as_of.clock;
    let rows = families.lines.iter().map(|line| view! { <FamilyRow line clock /> }).collect_view();
    view! {
        <table class="list families">
            <caption class="sr-only">{text.linking.table}</caption>
            <thead>
                <tr>
                    <th scope="col">{text.common.student}</th>
                    <th scope="col">{text.common.class}</th>
                    <th scope="col">{text.linking.guardians}</th>
                    <th scope="col">{text.linking.codes}</th>
                    <th scope="col">{text.linking.history}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
