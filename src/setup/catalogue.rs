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
    screen::{AdminNav, AdminTab, DocumentBar, KeptFresh, RefreshEvery, Schools},
    text::use_text,
    ui::{FormProblem, Loaded},
};

const KEPT: KeptFresh = KeptFresh { name: "catalogue", topics: &[Topic::Setup], every: RefreshEvery::Admin };

/// The admin's catalogue.
#[component]
pub fn CataloguePage() -> impl IntoView {
    let place = use_query_map().with_untracked(Place::of_query);
    let load = move || catalogue(place.school, place.part);
    view! {
        <AdminNav current=AdminTab::Catalogue />
        <Loaded load page=move |page| view! { <Part page place /> }.into_any() />
    }
}

#[component]
fn Part(page: Page, place: Place) -> impl IntoView {
    let text = use_text();
    let Page { as_of, school, schools, body, .. } = page;
    let name = schools.iter().find(|s| s.school == school).map(|s| s.name.clone()).unwrap_or_default();
    let desk = Desk { school, place, clock: as_of.clock };
    let body = match body {
        CatalogueBody::Subjects(subjects) => view! { <Subjects subjects=&subjects desk /> }.into_any(),
        CatalogueBody::Years(years) => view! { <Years years desk /> }.into_any(),
        CatalogueBody::Classes(list) => view! { <Classes list=&list desk /> }.into_any(),
    };
    view! {
        <div class="page-head">
            <div>
                <h1>{text.curriculum.heading}</h1>
                <p class="subtitle">{name}</p>
            </div>
            <DocumentBar as_of kept=KEPT keep=place.parameters() />
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
