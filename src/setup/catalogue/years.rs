//! Years with their terms.

use leptos::prelude::*;
use school::{id::YearId, view::YearRow};

use super::{
    super::api::ChangeCatalogueCall,
    Desk,
    terms::{AddTerm, Terms},
};
use crate::{
    text::use_text,
    ui::{Pill, PlainForm, Tone},
};

/// A school's years, the newest first.
#[component]
pub fn Years(years: Vec<YearRow>, desk: Desk) -> impl IntoView {
    let text = use_text();
    let none = years.is_empty().then(|| view! { <p class="empty">{text.curriculum.no_year}</p> });
    let years = years.into_iter().map(|year| view! { <Year year desk /> }).collect_view();
    view! {
        <div class="actions">
            <AddYear desk />
        </div>
        {none}
        {years}
    }
    .into_any()
}

#[component]
fn Year(year: YearRow, desk: Desk) -> impl IntoView {
    let text = use_text();
    let YearRow { year, name, current, terms, .. } = year;
    let current = if current {
        view! { <Pill tone=Tone::Good label=text.curriculum.current_year /> }.into_any()
    } else {
        view! { <MakeCurrent year name=name.clone() desk /> }.into_any()
    };
    view! {
        <section class="card year" data-key=year.to_string()>
            <header>
                <h2>{name.clone()}</h2>
                {current}
                <RenameYear year name=name.clone() desk />
            </header>
            <Terms terms year=name desk />
            <AddTerm year desk />
        </section>
    }
    .into_any()
}

#[component]
fn AddYear(desk: Desk) -> impl IntoView {
    let text = use_text();
    view! {
        <details class="add" data-folds="">
            <summary class="button">{text.curriculum.add_year}</summary>
            <PlainForm<ChangeCatalogueCall> done=(text.curriculum.saved)(text.curriculum.add_year) class="fields">
                <input type="hidden" name="school" value=desk.school.to_string() />
                <label for="year-name">{text.curriculum.year_name}</label>
                <input
                    id="year-name"
                    name="act[add_year][name]"
                    required
                    maxlength="80"
                    autocomplete="off"
                    aria-describedby="year-hint"
                />
                <p id="year-hint" class="field-hint">{text.curriculum.year_hint}</p>
                <button type="submit" class="primary">{text.curriculum.add_year}</button>
            </PlainForm<ChangeCatalogueCall>>
        </details>
    }
    .into_any()
}

#[component]
fn MakeCurrent(year: YearId, name: String, desk: Desk) -> impl IntoView {
    let text = use_text();
    view! {
        <details data-folds="" data-key="make-current">
            <summary>{text.curriculum.make_current}</summary>
            <PlainForm<ChangeCatalogueCall> done=(text.curriculum.saved)(&name)>
                <p class="field-hint">{text.curriculum.make_current_hint}</p>
                <input type="hidden" name="school" value=desk.school.to_string() />
                <input type="hidden" name="act[make_current][year]" value=year.to_string() />
                <button type="submit">{text.curriculum.make_current}</button>
            </PlainForm<ChangeCatalogueCall>>
        </details>
    }
    .into_any()
}

#[component]
fn RenameYear(year: YearId, name: String, desk: Desk) -> impl IntoView {
    let text = use_text();
    let id = format!("rename-{year}");
    view! {
        <details data-folds="" data-key="rename">
            <summary>{text.curriculum.rename_year}</summary>
            <PlainForm<ChangeCatalogueCall> done=(text.curriculum.saved)(text.curriculum.year_name) class="fields">
                <input type="hidden" name="school" value=desk.school.to_string() />
                <input type="hidden" name="act[rename_year][year]" value=year.to_string() />
                <input type="hidden" data-seen="" name="act[rename_year][was]" value=name.clone() />
                <label for=id.clone()>{text.curriculum.year_name}</label>
                <input id=id name="act[rename_year][to]" required maxlength="80" autocomplete="off" value=name />
                <button type="submit">{text.common.save}</button>
            </PlainForm<ChangeCatalogueCall>>
        </details>
    }
    .into_any()
}
