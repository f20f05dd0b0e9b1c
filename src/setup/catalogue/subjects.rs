//! Subjects, and where they are taught.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{curriculum::Stage, id::SubjectId, view::SubjectRow};

use super::{super::api::ChangeCatalogueCall, Desk, edit_subject::EditSubject};
use crate::{text::use_text, ui::PlainForm};

/// The subjects that the address asks for, with what can be done.
#[component]
pub fn Subjects<'a>(subjects: &'a [SubjectRow], desk: Desk) -> impl IntoView + use<> {
    let query = use_query_map();
    let stage = query.with_untracked(|q| q.get("stage")).and_then(|key| key.parse::<Stage>().ok());
    let edited = query.with_untracked(|q| q.get("edit")).and_then(|id| id.parse::<SubjectId>().ok());
    let edited = edited.and_then(|id| subjects.iter().find(|row| row.subject == id && !row.removed));
    let here = |row: &&SubjectRow| !row.removed && stage.is_none_or(|stage| row.stages.contains(&stage));
    let is_empty = subjects.iter().all(|row| row.removed);
    view! {
        <div class="actions">
            <AddSubject desk />
            <StartingSet desk />
        </div>
        <StageFilter desk stage />
        {edited.map(|row| view! { <EditSubject row desk /> })}
        {is_empty.then(|| view! { <p class="empty">{use_text().curriculum.no_subject}</p> })}
        <Table rows=subjects.iter().filter(here).collect() is_empty desk />
        <Removed subjects desk />
    }
    .into_any()
}

#[component]
fn Table<'a>(rows: Vec<&'a SubjectRow>, is_empty: bool, desk: Desk) -> impl IntoView + use<> {
    let text = use_text();
    let rows = rows.into_iter().map(|row| view! { <Row row desk /> }).collect_view();
    view! {
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
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

#[component]
fn Row<'a>(row: &'a SubjectRow, desk: Desk) -> impl IntoView + use<> {
    let text = use_text();
    let (id, label) = (row.subject.0, (text.curriculum.change_of)(&row.name));
    view! {
        <tr data-key=id.to_string()>
            <th scope="row">{row.name.clone()}</th>
            <td data-label=text.curriculum.taught_at>{(text.curriculum.stages)(&row.stages)}</td>
            <td data-label=text.curriculum.courses>{row.courses}</td>
            <td class="whole">
                <a href=format!("{}#edit", desk.place.address(Some(id))) aria-label=label>{text.curriculum.change}</a>
            </td>
        </tr>
    }
    .into_any()
}

#[component]
fn AddSubject(desk: Desk) -> impl IntoView {
    let text = use_text();
    let done = (text.curriculum.saved)(text.curriculum.add_subject);
    view! {
        <details class="add" data-folds="">
            <summary class="button">{text.curriculum.add_subject}</summary>
            <PlainForm<ChangeCatalogueCall> done class="fields">
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
            </PlainForm<ChangeCatalogueCall>>
        </details>
    }
    .into_any()
}

#[component]
fn StartingSet(desk: Desk) -> impl IntoView {
    let text = use_text();
    let done = (text.curriculum.saved)(text.curriculum.starting_set);
    view! {
        <details class="add" data-folds="">
            <summary class="button">{text.curriculum.starting_set}</summary>
            <PlainForm<ChangeCatalogueCall> done class="fields">
                <p class="hint">{text.curriculum.starting_set_hint}</p>
                <input type="hidden" name="school" value=desk.school.to_string() />
                <input type="hidden" name="act[take_starting_set][sure]" value="true" />
                <button type="submit" class="primary">{text.curriculum.starting_set}</button>
            </PlainForm<ChangeCatalogueCall>>
        </details>
    }
    .into_any()
}

/// Shows only what is taught at one grade level and stream.
#[component]
fn StageFilter(desk: Desk, #[prop(optional_no_strip)] stage: Option<Stage>) -> impl IntoView {
    let text = use_text();
    let kept = desk.place.parameters().into_iter();
    let kept = kept.map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    let option = |one: Stage| {
        view! { <option value=one.key() selected=stage == Some(one)>{(text.curriculum.stage_name)(one)}</option> }
    };
    view! {
        <form method="get" data-get="" class="filter stage-filter">
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
fn Removed<'a>(subjects: &'a [SubjectRow], desk: Desk) -> impl IntoView + use<> {
    let text = use_text();
    let line = |row: &SubjectRow| {
        let (subject, key) = (row.subject.to_string(), row.subject.to_string());
        view! {
            <li data-key=key>
                <span>{row.name.clone()}</span>
                <PlainForm<ChangeCatalogueCall> done=(text.curriculum.saved)(&row.name)>
                    <input type="hidden" name="school" value=desk.school.to_string() />
                    <input type="hidden" name="act[restore_subject][subject]" value=subject />
                    <button type="submit">{text.curriculum.put_back}</button>
                </PlainForm<ChangeCatalogueCall>>
            </li>
        }
    };
    let removed: Vec<_> = subjects.iter().filter(|row| row.removed).map(line).collect();
    (!removed.is_empty()).then(|| {
        view! {
            <section class="removed">
                <h2>{text.curriculum.removed_heading}</h2>
                <ul>{removed}</ul>
            </section>
        }
    })
}
