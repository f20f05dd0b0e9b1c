//! Changing one subject: its name, where it is taught, and whether it stays on the list.

use std::collections::BTreeSet;

use leptos::prelude::*;
use school::{curriculum::Stage, view::SubjectRow};

use super::{super::api::ChangeCatalogueCall, Desk};
use crate::{text::use_text, ui::PlainForm};

/// The form for the subject that the address names.
#[component]
pub fn EditSubject<'a>(row: &'a SubjectRow, desk: Desk) -> impl IntoView + use<> {
    let text = use_text();
    let acts = view! {
        <Change row desk />
        <Remove row desk />
    };
    view! {
        <section class="card" id="edit">
            <h2>{(text.curriculum.change_of)(&row.name)}</h2>
            {acts}
            <p><a href=desk.place.address(None)>{text.curriculum.back}</a></p>
        </section>
    }
    .into_any()
}

#[component]
fn Change<'a>(row: &'a SubjectRow, desk: Desk) -> impl IntoView + use<> {
    let text = use_text();
    let was = row.stages.iter().map(|stage| {
        view! { <input type="hidden" data-seen="" name="act[change_subject][was][stages][]" value=stage.key() /> }
    });
    let (was, stages) = (was.collect_view(), view! { <Stages taught=&row.stages /> });
    let (subject, name) = (row.subject.to_string(), row.name.clone());
    view! {
        <PlainForm<ChangeCatalogueCall> done=(text.curriculum.saved)(&name) then=desk.place.address(None) class="fields">
            <input type="hidden" name="school" value=desk.school.to_string() />
            <input type="hidden" name="act[change_subject][subject]" value=subject />
            <input type="hidden" data-seen="" name="act[change_subject][was][name]" value=name.clone() />
            {was}
            <label for="edit-name">{text.curriculum.subject_name}</label>
            <input
                id="edit-name"
                name="act[change_subject][to][name]"
                required
                maxlength="80"
                autocomplete="off"
                value=name
            />
            {stages}
            <button type="submit" class="primary">{text.common.save}</button>
        </PlainForm<ChangeCatalogueCall>>
    }
    .into_any()
}

/// A box for each grade level and stream.
#[component]
fn Stages<'a>(taught: &'a BTreeSet<Stage>) -> impl IntoView + use<> {
    let text = use_text();
    let choice = |stage: Stage| {
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    name="act[change_subject][to][stages][]"
                    value=stage.key()
                    checked=taught.contains(&stage)
                />
                {(text.curriculum.stage_name)(stage)}
            </label>
        }
    };
    let choices = Stage::all().map(choice).collect_view();
    view! {
        <fieldset class="stages">
            <legend>{text.curriculum.taught_at}</legend>
            {choices}
        </fieldset>
    }
    .into_any()
}

/// Takes the subject off the list, or says why it stays.
#[component]
fn Remove<'a>(row: &'a SubjectRow, desk: Desk) -> impl IntoView + use<> {
    let text = use_text();
    if !row.is_removable() {
        return view! { <p class="field-hint">{text.curriculum.kept_hint}</p> }.into_any();
    }
    let subject = row.subject.to_string();
    view! {
        <PlainForm<ChangeCatalogueCall>
            done=(text.curriculum.saved)(text.curriculum.remove_subject)
            then=desk.place.address(None)
        >
            <p class="field-hint">{text.curriculum.remove_hint}</p>
            <input type="hidden" name="school" value=desk.school.to_string() />
            <input type="hidden" name="act[remove_subject][subject]" value=subject />
            <button type="submit">{text.curriculum.remove_subject}</button>
        </PlainForm<ChangeCatalogueCall>>
    }
    .into_any()
}
