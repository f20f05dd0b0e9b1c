//! Subjects, and where they are taught.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    curriculum::Stage,
    id::SubjectId,
    view::{CatalogueBody, CatalogueChanged, CataloguePage, SubjectRow},
};

use super::{super::api::ChangeCatalogueCall, Desk, edit_subject::EditSubject, rows};
use crate::{text::use_text, ui::PostForm};

/// The subjects that the address asks for, with what can be done.
#[component]
pub fn Subjects(page: RwSignal<CataloguePage>, desk: Desk) -> impl IntoView {
    let text = use_text();
    let query = use_query_map();
    let subjects = rows(page, |body| match body {
        CatalogueBody::Subjects(subjects) => Some(subjects),
        _ => None,
    });
    let stage = Memo::new(move |_| query.with(|q| q.get("stage")).and_then(|key| key.parse::<Stage>().ok()));
    let edited = Memo::new(move |_| query.with(|q| q.get("edit")).and_then(|id| id.parse::<SubjectId>().ok()));
    let shown = move || {
        let here = |row: &SubjectRow| !row.removed && stage.get().is_none_or(|stage| row.stages.contains(&stage));
        subjects.get().into_iter().filter(here).collect::<Vec<_>>()
    };
    let is_empty = move || subjects.with(|all| all.iter().all(|row| row.removed));
    view! {
        <div class="actions">
            <AddSubject desk />
            <StartingSet desk />
        </div>
        <StageFilter desk stage />
        <EditSubject edited subjects desk />
        <Show when=is_empty>
            <p class="empty">{text.curriculum.no_subject}</p>
        </Show>
        <table class="list" class:sr-only=is_empty>
            <caption class="sr-only">{text.curriculum.subjects_caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{text.common.subject}</th>
                    <th scope="col">{text.curriculum.taught_at}</th>
                    <th scope="col">{text.curriculum.courses}</th>
                    <th scope="col"><span class="sr-only">{text.curriculum.change}</span></th>
                </tr>
            </thead>
            <tbody>
                <For each=shown key=|row| row.subject let(row)>
                    <Row row subjects desk />
                </For>
            </tbody>
        </table>
        <Removed subjects desk />
    }
    .into_any()
}

#[component]
fn Row(row: SubjectRow, subjects: Signal<Vec<SubjectRow>>, desk: Desk) -> impl IntoView {
    let text = use_text();
    let id = row.subject;
    let now = Memo::new(move |_| {
        subjects.with(|all| all.iter().find(|s| s.subject == id).cloned()).unwrap_or_else(|| row.clone())
    });
    let label = move || now.with(|row| (text.curriculum.change_of)(&row.name));
    view! {
        <tr>
            <th scope="row">{move || now.with(|row| row.name.clone())}</th>
            <td data-label=text.curriculum.taught_at>{move || now.with(|row| (text.curriculum.stages)(&row.stages))}</td>
            <td data-label=text.curriculum.courses>{move || now.with(|row| row.courses)}</td>
            <td class="whole">
                <a href=format!("{}#edit", desk.place.address(Some(id.0))) aria-label=label>{text.curriculum.change}</a>
            </td>
        </tr>
    }
    .into_any()
}

#[component]
fn AddSubject(desk: Desk) -> impl IntoView {
    let text = use_text();
    let said = (text.curriculum.saved)(text.curriculum.add_subject);
    let done = move |changed: CatalogueChanged| desk.acknowledge(changed, said.clone());
    view! {
        <details class="add">
            <summary class="button">{text.curriculum.add_subject}</summary>
            <PostForm<ChangeCatalogueCall> on_done=done clear=true class="fields">
                <input type="hidden" name="school" value=desk.school.to_string() />
                <label for="subject-name">{text.curriculum.subject_name}</label>
                <input
                    id="subject-name"
                    name="act[add_subject][name]"
                    required
                    maxlength="80"
                    autocomplete="off"
                    aria-describedby="subject-hint"
                />
                <p id="subject-hint" class="field-hint">{text.curriculum.subject_hint}</p>
                <button type="submit" class="primary">{text.curriculum.add_subject}</button>
            </PostForm<ChangeCatalogueCall>>
        </details>
    }
    .into_any()
}

#[component]
fn StartingSet(desk: Desk) -> impl IntoView {
    let text = use_text();
    let said = (text.curriculum.saved)(text.curriculum.starting_set);
    let done = move |changed: CatalogueChanged| desk.acknowledge(changed, said.clone());
    view! {
        <details class="add">
            <summary class="button">{text.curriculum.starting_set}</summary>
            <PostForm<ChangeCatalogueCall> on_done=done class="fields">
                <p class="hint">{text.curriculum.starting_set_hint}</p>
                <input type="hidden" name="school" value=desk.school.to_string() />
                <input type="hidden" name="act[take_starting_set][sure]" value="true" />
                <button type="submit" class="primary">{text.curriculum.starting_set}</button>
            </PostForm<ChangeCatalogueCall>>
        </details>
    }
    .into_any()
}

/// Shows only what is taught at one grade level and stream.
#[component]
fn StageFilter(desk: Desk, stage: Memo<Option<Stage>>) -> impl IntoView {
    let text = use_text();
    let kept = desk.place.parameters().into_iter();
    let kept = kept.map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    let option = move |one: Stage| {
        view! { <option value=one.key() selected=stage.get_untracked() == Some(one)>{(text.curriculum.stage_name)(one)}</option> }
    };
    view! {
        <form method="get" class="filter stage-filter">
            {kept}
            <div>
                <label for="stage">{text.curriculum.stage}</label>
                <select id="stage" name="stage">
                    <option value="">{text.curriculum.every_stage}</option>
                    {Stage::all().map(option).collect_view()}
                </select>
            </div>
            <div class="filter-buttons">
                <button type="submit">{text.common.show}</button>
            </div>
        </form>
    }
    .into_any()
}

/// What was taken off the list, each with the way back.
#[component]
fn Removed(subjects: Signal<Vec<SubjectRow>>, desk: Desk) -> impl IntoView {
    let text = use_text();
    let removed = move || subjects.get().into_iter().filter(|row| row.removed).collect::<Vec<_>>();
    let line = move |row: SubjectRow| {
        let said = (text.curriculum.saved)(&row.name);
        let done = move |changed: CatalogueChanged| desk.acknowledge(changed, said.clone());
        view! {
            <li>
                <span>{row.name}</span>
                <PostForm<ChangeCatalogueCall> on_done=done>
                    <input type="hidden" name="school" value=desk.school.to_string() />
                    <input type="hidden" name="act[restore_subject][subject]" value=row.subject.to_string() />
                    <button type="submit">{text.curriculum.put_back}</button>
                </PostForm<ChangeCatalogueCall>>
            </li>
        }
    };
    view! {
        <Show when=move || subjects.with(|all| all.iter().any(|row| row.removed))>
            <section class="removed">
                <h2>{text.curriculum.removed_heading}</h2>
                <ul>
                    <For each=removed key=|row| row.subject children=line />
                </ul>
            </section>
        </Show>
    }
    .into_any()
}
