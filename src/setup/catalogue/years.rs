//! Years with their terms.

use leptos::prelude::*;
use school::{
    id::YearId,
    view::{CatalogueBody, CatalogueChanged, CataloguePage, TermRow, YearRow},
};

use super::{
    super::api::ChangeCatalogueCall,
    Desk, rows,
    terms::{AddTerm, Terms},
};
use crate::{
    screen::Draft,
    text::use_text,
    ui::{Pill, PostForm, Tone},
};

/// A school's years, the newest first.
#[component]
pub fn Years(page: RwSignal<CataloguePage>, desk: Desk) -> impl IntoView {
    let text = use_text();
    let years = rows(page, |body| match body {
        CatalogueBody::Years(years) => Some(years),
        _ => None,
    });
    view! {
        <div class="actions">
            <AddYear desk />
        </div>
        <Show when=move || years.with(Vec::is_empty)>
            <p class="empty">{text.curriculum.no_year}</p>
        </Show>
        <For each=move || years.get() key=|year| year.year let(year)>
            <Year year years desk />
        </For>
    }
    .into_any()
}

#[component]
fn Year(year: YearRow, years: Signal<Vec<YearRow>>, desk: Desk) -> impl IntoView {
    let text = use_text();
    let id = year.year;
    let now = Memo::new(move |_| {
        years.with(|all| all.iter().find(|y| y.year == id).cloned()).unwrap_or_else(|| year.clone())
    });
    let name = Signal::derive(move || now.with(|year| year.name.clone()));
    let terms: Signal<Vec<TermRow>> = Signal::derive(move || now.with(|year| year.terms.clone()));
    let current = move || now.with(|year| year.current);
    view! {
        <section class="card year">
            <header>
                <h2>{name}</h2>
                <Show when=current fallback=move || view! { <MakeCurrent year=id name desk /> }>
                    <Pill tone=Tone::Good label=text.curriculum.current_year />
                </Show>
                <RenameYear year=id name desk />
            </header>
            <Terms terms year=name desk />
            <AddTerm year=id desk />
        </section>
    }
    .into_any()
}

#[component]
fn AddYear(desk: Desk) -> impl IntoView {
    let text = use_text();
    let said = (text.curriculum.saved)(text.curriculum.add_year);
    let done = move |changed: CatalogueChanged| desk.acknowledge(changed, said.clone());
    view! {
        <details class="add">
            <summary class="button">{text.curriculum.add_year}</summary>
            <PostForm<ChangeCatalogueCall> on_done=done clear=true class="fields">
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
            </PostForm<ChangeCatalogueCall>>
        </details>
    }
    .into_any()
}

#[component]
fn MakeCurrent(year: YearId, name: Signal<String>, desk: Desk) -> impl IntoView {
    let text = use_text();
    let done =
        move |changed: CatalogueChanged| desk.acknowledge(changed, (text.curriculum.saved)(&name.get_untracked()));
    view! {
        <details>
            <summary>{text.curriculum.make_current}</summary>
            <PostForm<ChangeCatalogueCall> on_done=done>
                <p class="field-hint">{text.curriculum.make_current_hint}</p>
                <input type="hidden" name="school" value=desk.school.to_string() />
                <input type="hidden" name="act[make_current][year]" value=year.to_string() />
                <button type="submit">{text.curriculum.make_current}</button>
            </PostForm<ChangeCatalogueCall>>
        </details>
    }
    .into_any()
}

#[component]
fn RenameYear(year: YearId, name: Signal<String>, desk: Desk) -> impl IntoView {
    let text = use_text();
    let draft = Draft::over(Memo::new(move |_| name.get()));
    let done = move |changed: CatalogueChanged| {
        draft.saved();
        desk.acknowledge(changed, (text.curriculum.saved)(text.curriculum.year_name));
    };
    let id = format!("rename-{year}");
    view! {
        <details on:input=move |_| draft.typed()>
            <summary>{text.curriculum.rename_year}</summary>
            <PostForm<ChangeCatalogueCall>
                on_done=done
                on_failed=move |error| draft.failed(&error, desk.refresh())
                class="fields"
            >
                <input type="hidden" name="school" value=desk.school.to_string() />
                <input type="hidden" name="act[rename_year][year]" value=year.to_string() />
                <input type="hidden" name="act[rename_year][was]" value=draft.was />
                <label for=id.clone()>{text.curriculum.year_name}</label>
                <input
                    id=id
                    name="act[rename_year][to]"
                    required
                    maxlength="80"
                    autocomplete="off"
                    value=draft.shown.get_untracked()
                    prop:value=draft.shown
                />
                <button type="submit">{text.common.save}</button>
            </PostForm<ChangeCatalogueCall>>
        </details>
    }
    .into_any()
}
