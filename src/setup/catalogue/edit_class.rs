//! Changing one class: its place in the school, its section and its teacher.

use leptos::prelude::*;
use school::{
    curriculum::Stage,
    id::MemberId,
    person::Name,
    view::{ClassFields, ClassRow},
};

use super::{super::api::ChangeCatalogueCall, Desk, classes::name_of};
use crate::{text::use_text, ui::PlainForm};

/// Who can be a class teacher.
pub type Teachers = Vec<(MemberId, Name)>;

/// The form for the class that the address names.
#[component]
pub fn EditClass<'a>(class: &'a ClassRow, teachers: Teachers, desk: Desk) -> impl IntoView + use<> {
    let text = use_text();
    let name = name_of(text.curriculum.stage_name, class);
    let change = view! { <Change class said=(text.curriculum.saved)(&name) teachers desk /> };
    view! {
        <section class="card" id="edit">
            <h3>{(text.curriculum.change_of)(&name)}</h3>
            {change}
            <p><a href=desk.place.address(None)>{text.curriculum.back}</a></p>
        </section>
    }
    .into_any()
}

#[component]
fn Change<'a>(class: &'a ClassRow, said: String, teachers: Teachers, desk: Desk) -> impl IntoView + use<> {
    let text = use_text();
    let is = fields_of(class);
    // Whoever is class teacher stays a choice, even if suspended meanwhile.
    let teachers = with_own(teachers, class.teacher.clone());
    let (id, settled) = (class.class.to_string(), class.is_in_use());
    let teacher = is.teacher.map(|id| id.to_string()).unwrap_or_default();
    view! {
        <PlainForm<ChangeCatalogueCall> done=said then=desk.place.address(None) class="fields">
            <input type="hidden" name="school" value=desk.school.to_string() />
            <input type="hidden" name="act[change_class][class]" value=id />
            <input type="hidden" data-seen="" name="act[change_class][was][stage]" value=is.stage.key() />
            <input type="hidden" data-seen="" name="act[change_class][was][section]" value=is.section.clone() />
            <input type="hidden" data-seen="" name="act[change_class][was][teacher]" value=teacher />
            <ClassInputs act="act[change_class]" id="edit-class" shown=is teachers settled />
            <button type="submit" class="primary">{text.common.save}</button>
        </PlainForm<ChangeCatalogueCall>>
    }
    .into_any()
}

/// Grade level with stream, section and class teacher.
#[component]
pub fn ClassInputs(
    act: &'static str,
    id: &'static str,
    shown: ClassFields,
    teachers: Teachers,
    /// Whether someone learns in it: its grade level and stream stay.
    settled: bool,
) -> impl IntoView {
    let text = use_text();
    let ClassFields { stage: is, section, teacher } = shown;
    let stage = |stage: Stage| {
        view! {
            <option value=stage.key() selected=stage == is disabled=settled && stage != is>
                {(text.curriculum.stage_name)(stage)}
            </option>
        }
    };
    view! {
        <label for=format!("{id}-stage")>{text.curriculum.stage}</label>
        <select id=format!("{id}-stage") name=format!("{act}[to][stage]")>{Stage::all().map(stage).collect_view()}</select>
        {settled.then(|| view! { <p class="field-hint">{text.curriculum.in_use_hint}</p> })}
        <label for=format!("{id}-section")>{text.curriculum.section}</label>
        <input
            id=format!("{id}-section")
            name=format!("{act}[to][section]")
            maxlength="20"
            autocomplete="off"
            aria-describedby=format!("{id}-hint")
            value=section
        />
        <p id=format!("{id}-hint") class="field-hint">{text.curriculum.section_hint}</p>
        <Teacher act id chosen=teacher teachers />
    }
    .into_any()
}

#[component]
fn Teacher(
    act: &'static str,
    id: &'static str,
    #[prop(optional_no_strip)] chosen: Option<MemberId>,
    teachers: Teachers,
) -> impl IntoView {
    let text = use_text();
    let teacher = |(teacher, name): (MemberId, Name)| {
        view! { <option value=teacher.to_string() selected=chosen == Some(teacher)>{name.to_string()}</option> }
    };
    view! {
        <label for=format!("{id}-teacher")>{text.curriculum.class_teacher}</label>
        <select id=format!("{id}-teacher") name=format!("{act}[to][teacher]")>
            <option value="" selected=chosen.is_none()>{text.curriculum.no_teacher}</option>
            {teachers.into_iter().map(teacher).collect_view()}
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
