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
    screen::{AdminNav, AdminTab, LiveBar, RefreshEvery, RoleNav, WholePage, use_whole_page},
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
    let query = use_query_map();
    let filter = Memo::new(move |_| query.with(filter::of_query));
    // Another filter is another list: it is loaded anew.
    move || {
        let filter = filter.get();
        let asked = filter.clone();
        let load = move || keeper.families(asked.clone());
        let page = move |families| view! { <List keeper families filter=filter.clone() /> }.into_any();
        view! { <Loaded load page /> }
    }
}

#[component]
fn List(keeper: Keeper, families: Families, filter: FamiliesFilter) -> impl IntoView {
    let text = use_text();
    let asked = filter.clone();
    let load = move || keeper.families(asked.clone());
    let classes = families.classes.clone();
    let page = WholePage { name: keeper.screen(), topic: Topic::People, every: RefreshEvery::Admin, load };
    let (families, screen) = use_whole_page(families, page);
    let without_class = keeper == Keeper::ClassTeacher && classes.is_empty();
    let (kept, chosen) = (parameters(&filter, filter.page), filter.class);
    view! {
        <div class="page-head">
            <h1>{keeper.heading(&text.linking)}</h1>
            <LiveBar screen keep=kept />
        </div>
        <p class="hint">{text.linking.families_hint}</p>
        <FormProblem />
        <Show
            when=move || !without_class
            fallback=move || view! { <p class="empty">{text.linking.no_class}</p> }
        >
            <ClassLetters classes=classes.clone() chosen />
            <FilterForm keeper filter=filter.clone() classes=classes.clone() />
            <Show when=move || families.with(|f| f.lines.is_empty())>
                <p class="empty">{text.common.nothing_found}</p>
            </Show>
            <Table families refresh=screen.refresh.refresh_now />
            <Pages keeper families filter=filter.clone() />
        </Show>
    }
    .into_any()
}

#[component]
fn Table(families: RwSignal<Families>, refresh: Callback<()>) -> impl IntoView {
    let text = use_text();
    view! {
        <Show when=move || families.with(|f| !f.lines.is_empty())>
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
                <tbody>
                    <For each=move || families.get().lines key=|line| (line.school, line.student) let(line)>
                        <FamilyRow line families refresh />
                    </For>
                </tbody>
            </table>
        </Show>
    }
    .into_any()
}

#[component]
fn Pages(keeper: Keeper, families: RwSignal<Families>, filter: FamiliesFilter) -> impl IntoView {
    let page = filter.page;
    let filter = StoredValue::new(filter);
    let to = move |page: u32| filter.with_value(|filter| address(keeper, filter, page));
    let earlier = Signal::stored(page.checked_sub(1).map(to));
    let later = Signal::derive(move || families.with(|f| f.more).then(|| to(page + 1)));
    view! { <PageNav earlier later /> }.into_any()
}
