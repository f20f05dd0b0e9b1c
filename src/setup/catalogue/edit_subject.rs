//! Changing one subject: its name, where it is taught, and whether it stays on the list.

use leptos::prelude::*;
use school::{
    curriculum::Stage,
    id::SubjectId,
    view::{CatalogueChanged, SubjectFields, SubjectRow},
};

use super::{super::api::ChangeCatalogueCall, Desk};
use crate::{screen::Draft, text::use_text, ui::PostForm};

/// The form for the subject that the address names; nothing where it names none.
#[component]
pub fn EditSubject(edited: Memo<Option<SubjectId>>, subjects: Signal<Vec<SubjectRow>>, desk: Desk) -> impl IntoView {
    let text = use_text();
    // A refresh leaves alone what is being typed.
    let open = move || {
        let subject = edited.get()?;
        let row =
            subjects.with_untracked(|all| all.iter().find(|row| row.subject == subject && !row.removed).cloned())?;
        Some(view! {
            <section class="card" id="edit">
                <h2>{(text.curriculum.change_of)(&row.name)}</h2>
                <Change row=row.clone() subjects desk />
                <Remove row subjects desk />
                <p><a href=desk.place.address(None)>{text.curriculum.back}</a></p>
            </section>
        })
    };
    view! { {open} }.into_any()
}

#[component]
fn Change(row: SubjectRow, subjects: Signal<Vec<SubjectRow>>, desk: Desk) -> impl IntoView {
    let text = use_text();
    let (id, said) = (row.subject, (text.curriculum.saved)(&row.name));
    let now = Memo::new(move |_| {
        fields_of(subjects.with(|all| all.iter().find(|row| row.subject == id).cloned()).as_ref().unwrap_or(&row))
    });
    let draft = Draft::over(now);
    let close = desk.acknowledge_and_close();
    let done = move |changed: CatalogueChanged| {
        draft.saved();
        close(changed, said.clone());
    };
    let was = move || draft.was.get().stages.into_iter().collect::<Vec<_>>();
    let name = move || draft.shown.with(|shown| shown.name.clone());
    view! {
        <div on:input=move |_| draft.typed()>
            <PostForm<ChangeCatalogueCall>
                on_done=done
                on_failed=move |error| draft.failed(&error, desk.refresh())
                class="fields"
            >
                <input type="hidden" name="school" value=desk.school.to_string() />
                <input type="hidden" name="act[change_subject][subject]" value=id.to_string() />
                <input
                    type="hidden"
                    name="act[change_subject][was][name]"
                    value=move || draft.was.with(|was| was.name.clone())
                />
                <For each=was key=|stage| *stage let(stage)>
                    <input type="hidden" name="act[change_subject][was][stages][]" value=stage.key() />
                </For>
                <label for="edit-name">{text.curriculum.subject_name}</label>
                <input
                    id="edit-name"
                    name="act[change_subject][to][name]"
                    required
                    maxlength="80"
                    autocomplete="off"
                    value=name()
                    prop:value=name
                />
                <Stages draft />
                <button type="submit" class="primary">{text.common.save}</button>
            </PostForm<ChangeCatalogueCall>>
        </div>
    }
    .into_any()
}

/// A box for each grade level and stream.
#[component]
fn Stages(draft: Draft<SubjectFields>) -> impl IntoView {
    let text = use_text();
    let choice = move |stage: Stage| {
        let taught = move || draft.shown.with(|shown| shown.stages.contains(&stage));
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    name="act[change_subject][to][stages][]"
                    value=stage.key()
                    checked=taught()
                    prop:checked=taught
                />
                {(text.curriculum.stage_name)(stage)}
            </label>
        }
    };
    view! {
        <fieldset class="stages">
            <legend>{text.curriculum.taught_at}</legend>
            {Stage::all().map(choice).collect_view()}
        </fieldset>
    }
    .into_any()
}

/// Takes the subject off the list, or says why it stays.
#[component]
fn Remove(row: SubjectRow, subjects: Signal<Vec<SubjectRow>>, desk: Desk) -> impl IntoView {
    let text = use_text();
    let (id, said) = (row.subject, (text.curriculum.saved)(text.curriculum.remove_subject));
    let removable = move || subjects.with(|all| all.iter().any(|row| row.subject == id && row.is_removable()));
    let close = desk.acknowledge_and_close();
    let done = Callback::new(move |changed: CatalogueChanged| close(changed, said.clone()));
    view! {
        <Show
            when=removable
            fallback=move || view! { <p class="field-hint">{text.curriculum.kept_hint}</p> }
        >
            <PostForm<ChangeCatalogueCall> on_done=done>
                <p class="field-hint">{text.curriculum.remove_hint}</p>
                <input type="hidden" name="school" value=desk.school.to_string() />
                <input type="hidden" name="act[remove_subject][subject]" value=id.to_string() />
                <button type="submit">{text.curriculum.remove_subject}</button>
            </PostForm<ChangeCatalogueCall>>
        </Show>
    }
    .into_any()
}

fn fields_of(row: &SubjectRow) -> SubjectFields {
    SubjectFields { name: row.name.clone(), stages: row.stages.clone() }
}
