//! Changing one class: its place in the school, its section and its teacher.

use leptos::prelude::*;
use school::{
    curriculum::Stage,
    id::{ClassId, MemberId},
    person::Name,
    view::{CatalogueChanged, ClassFields, ClassRow},
};

use super::{super::api::ChangeCatalogueCall, Desk, classes::name_of};
use crate::{screen::Draft, text::use_text, ui::PostForm};

/// Who can be a class teacher.
pub type Teachers = Vec<(MemberId, Name)>;

/// The form for the class that the address names; nothing where it names none.
#[component]
pub fn EditClass(
    edited: Memo<Option<ClassId>>,
    classes: Signal<Vec<ClassRow>>,
    teachers: Signal<Teachers>,
    desk: Desk,
) -> impl IntoView {
    let text = use_text();
    // A refresh leaves alone what is being typed.
    let open = move || {
        let class = edited.get()?;
        let row = classes.with_untracked(|all| all.iter().find(|row| row.class == class).cloned())?;
        let name = name_of(text.curriculum.stage_name, &row);
        Some(view! {
            <section class="card" id="edit">
                <h3>{(text.curriculum.change_of)(&name)}</h3>
                <Change row name classes teachers desk />
                <p><a href=desk.place.address(None)>{text.curriculum.back}</a></p>
            </section>
        })
    };
    view! { {open} }.into_any()
}

#[component]
fn Change(
    row: ClassRow,
    name: String,
    classes: Signal<Vec<ClassRow>>,
    teachers: Signal<Teachers>,
    desk: Desk,
) -> impl IntoView {
    let text = use_text();
    let id = row.class;
    let now = Memo::new(move |_| {
        classes.with(|all| all.iter().find(|c| c.class == id).cloned()).unwrap_or_else(|| row.clone())
    });
    let draft = Draft::over(Memo::new(move |_| now.with(fields_of)));
    // Whoever is class teacher stays a choice, even if suspended meanwhile.
    let teachers = Signal::derive(move || with_own(teachers.get(), now.with(|class| class.teacher.clone())));
    let (close, said) = (desk.acknowledge_and_close(), (text.curriculum.saved)(&name));
    let done = move |changed: CatalogueChanged| {
        draft.saved();
        close(changed, said.clone());
    };
    let was = move |of: fn(&ClassFields) -> String| move || draft.was.with(of);
    let teacher_of: fn(&ClassFields) -> String = |was| was.teacher.map(|id| id.to_string()).unwrap_or_default();
    view! {
        <div on:input=move |_| draft.typed()>
            <PostForm<ChangeCatalogueCall>
                on_done=done
                on_failed=move |error| draft.failed(&error, desk.refresh())
                class="fields"
            >
                <input type="hidden" name="school" value=desk.school.to_string() />
                <input type="hidden" name="act[change_class][class]" value=id.to_string() />
                <input type="hidden" name="act[change_class][was][stage]" value=was(|was| was.stage.key()) />
                <input type="hidden" name="act[change_class][was][section]" value=was(|was| was.section.clone()) />
                <input type="hidden" name="act[change_class][was][teacher]" value=was(teacher_of) />
                <ClassInputs
                    act="act[change_class]"
                    id="edit-class"
                    shown=draft.shown.into()
                    teachers
                    settled=Signal::derive(move || now.with(ClassRow::is_in_use))
                />
                <button type="submit" class="primary">{text.common.save}</button>
            </PostForm<ChangeCatalogueCall>>
        </div>
    }
    .into_any()
}

/// Grade level with stream, section and class teacher.
#[component]
pub fn ClassInputs(
    act: &'static str,
    id: &'static str,
    shown: Signal<ClassFields>,
    teachers: Signal<Teachers>,
    /// Whether someone learns in it: its grade level and stream stay.
    settled: Signal<bool>,
) -> impl IntoView {
    let text = use_text();
    let stage = move |stage: Stage| {
        let chosen = move || shown.with(|shown| shown.stage == stage);
        let closed = move || settled.get() && !chosen();
        view! {
            <option value=stage.key() selected=chosen() prop:selected=chosen disabled=closed>
                {(text.curriculum.stage_name)(stage)}
            </option>
        }
    };
    let section = move || shown.with(|shown| shown.section.clone());
    view! {
        <label for=format!("{id}-stage")>{text.curriculum.stage}</label>
        <select id=format!("{id}-stage") name=format!("{act}[to][stage]")>{Stage::all().map(stage).collect_view()}</select>
        <Show when=move || settled.get()>
            <p class="field-hint">{text.curriculum.in_use_hint}</p>
        </Show>
        <label for=format!("{id}-section")>{text.curriculum.section}</label>
        <input
            id=format!("{id}-section")
            name=format!("{act}[to][section]")
            maxlength="20"
            autocomplete="off"
            aria-describedby=format!("{id}-hint")
            value=section()
            prop:value=section
        />
        <p id=format!("{id}-hint") class="field-hint">{text.curriculum.section_hint}</p>
        <Teacher act id shown teachers />
    }
    .into_any()
}

#[component]
fn Teacher(
    act: &'static str,
    id: &'static str,
    shown: Signal<ClassFields>,
    teachers: Signal<Teachers>,
) -> impl IntoView {
    let text = use_text();
    let teacher = move |(teacher, name): (MemberId, Name)| {
        let chosen = move || shown.with(|shown| shown.teacher == Some(teacher));
        view! { <option value=teacher.to_string() selected=chosen() prop:selected=chosen>{name.to_string()}</option> }
    };
    let nobody = move || shown.with(|shown| shown.teacher.is_none());
    view! {
        <label for=format!("{id}-teacher")>{text.curriculum.class_teacher}</label>
        <select id=format!("{id}-teacher") name=format!("{act}[to][teacher]")>
            <option value="" selected=nobody() prop:selected=nobody>{text.curriculum.no_teacher}</option>
            <For each=move || teachers.get() key=|(id, _)| *id children=teacher />
        </select>
    }
    .into_any()
}

fn with_own(mut teachers: Teachers, own: Option<(MemberId, Name)>) -> Teachers {
    if let Some(own) = own
        && !teachers.iter().any(|(id, _)| *id == own.0)
    {
        teachers.push(own);
    }
    teachers
}

fn fields_of(class: &ClassRow) -> ClassFields {
    ClassFields {
        stage: class.stage,
        section: class.section.clone(),
        teacher: class.teacher.as_ref().map(|(id, _)| *id),
    }
}
