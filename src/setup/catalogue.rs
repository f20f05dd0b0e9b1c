//! `/admin/catalogue`: subjects, years with their terms, classes; a part of it at a time.

mod classes;
mod desk;
mod edit_class;
mod edit_subject;
mod subjects;
mod terms;
mod years;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    event::Topic,
    view::{CatalogueBody, CataloguePage as Page, CataloguePart},
};

use self::{
    classes::Classes,
    desk::{Desk, Place},
    subjects::Subjects,
    years::Years,
};
use super::api::catalogue;
use crate::{
    screen::{AdminNav, AdminTab, LiveBar, RefreshEvery, Schools, WholePage, use_whole_page},
    text::use_text,
    ui::{FormProblem, Loaded},
};

/// The admin's catalogue.
#[component]
pub fn CataloguePage() -> impl IntoView {
    let query = use_query_map();
    let place = Memo::new(move |_| query.with(Place::of_query));
    // Another part or school is another page: it is loaded anew. What is being changed on it is not.
    let part = move || {
        let place = place.get();
        let load = move || catalogue(place.school, place.part);
        view! { <Loaded load page=move |page| view! { <Part page place /> }.into_any() /> }
    };
    view! {
        <AdminNav current=AdminTab::Catalogue />
        {part}
    }
}

#[component]
fn Part(page: Page, place: Place) -> impl IntoView {
    let text = use_text();
    let (school, schools) = (page.school, page.schools.clone());
    let name = schools.iter().find(|s| s.school == school).map(|s| s.name.clone()).unwrap_or_default();
    let load = move || catalogue(Some(school), place.part);
    let whole = WholePage { name: "catalogue", topic: Topic::Setup, every: RefreshEvery::Admin, load };
    let (page, screen) = use_whole_page(page, whole);
    let desk = Desk::new(school, place, screen);
    let body = match place.part {
        CataloguePart::Subjects => view! { <Subjects page desk /> }.into_any(),
        CataloguePart::Years => view! { <Years page desk /> }.into_any(),
        CataloguePart::Classes => view! { <Classes page desk /> }.into_any(),
    };
    view! {
        <div class="page-head">
            <div>
                <h1>{text.curriculum.heading}</h1>
                <p class="subtitle">{name}</p>
            </div>
            <LiveBar screen keep=place.parameters() />
        </div>
        <Schools schools open=school />
        <Parts place />
        <FormProblem />
        {body}
    }
    .into_any()
}

/// The way to the other parts.
#[component]
fn Parts(place: Place) -> impl IntoView {
    let text = use_text();
    let link = move |part: CataloguePart| {
        let open = (part == place.part).then_some("page");
        view! {
            <li>
                <a href=Place { part, ..place }.address(None) aria-current=open>{(text.curriculum.part)(part)}</a>
            </li>
        }
    };
    view! {
        <nav class="tabs" aria-label=text.curriculum.parts>
            <ul>{CataloguePart::ALL.map(link).collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// One list of the page's body; empty where the body is another part's.
fn rows<T: Clone + Send + Sync + 'static>(
    page: RwSignal<Page>,
    of: impl Fn(&CatalogueBody) -> Option<&Vec<T>> + Send + Sync + 'static,
) -> Signal<Vec<T>> {
    Signal::derive(move || page.with(|page| of(&page.body).cloned().unwrap_or_default()))
}
