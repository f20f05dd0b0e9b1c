//! The current year's classes.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    curriculum::Stage,
    id::ClassId,
    view::{ClassFields, ClassList, ClassRow},
};

use super::{
    super::api::ChangeCatalogueCall,
    Desk,
    edit_class::{ClassInputs, EditClass, Teachers},
};
use crate::{text::use_text, ui::PlainForm};

/// The classes with their teachers and the number of their students.
#[component]
pub fn Classes<'a>(list: &'a ClassList, desk: Desk) -> impl IntoView + use<> {
    let text = use_text();
    let ClassList { year: Some(year), classes, teachers, .. } = list else {
        return view! { <p class="empty">{text.curriculum.no_year}</p> }.into_any();
    };
    let heading = (text.curriculum.classes_of)(year);
    let edited = use_query_map().with_untracked(|q| q.get("edit")).and_then(|id| id.parse::<ClassId>().ok());
    let edited = edited.and_then(|id| classes.iter().find(|class| class.class == id));
    view! {
        <h2>{heading.clone()}</h2>
        <div class="actions">
            <AddClass teachers=teachers.clone() desk />
        </div>
        {edited.map(|class| view! { <EditClass class teachers=teachers.clone() desk /> })}
        {classes.is_empty().then(|| view! { <p class="empty">{text.curriculum.no_class}</p> })}
        <Table classes heading desk />
    }
    .into_any()
}

#[component]
fn Table<'a>(classes: &'a [ClassRow], heading: String, desk: Desk) -> impl IntoView + use<> {
    let text = use_text();
    let rows = classes.iter().map(|class| view! { <Row class desk /> }).collect_view();
    view! {
        <table class="list" class:sr-only=classes.is_empty()>
            <caption class="sr-only">{heading}</caption>
            <thead>
                <tr>
                    <th scope="col">{text.common.class}</th>
                    <th scope="col">{text.curriculum.class_teacher}</th>
                    <th scope="col">{text.curriculum.students}</th>
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
fn Row<'a>(class: &'a ClassRow, desk: Desk) -> impl IntoView + use<> {
    let text = use_text();
    let (id, name) = (class.class, name_of(text.curriculum.stage_name, class));
    let teacher = class.teacher.as_ref().map_or(text.curriculum.no_teacher.to_owned(), |(_, name)| name.to_string());
    let label = (text.curriculum.change_of)(&name);
    view! {
        <tr data-key=id.to_string()>
            <th scope="row">{name}</th>
            <td data-label=text.curriculum.class_teacher>{teacher}</td>
            <td data-label=text.curriculum.students>
                <a href=format!("/admin/people?role=student&class={id}")>{class.students}</a>
            </td>
            <td data-label=text.curriculum.courses>{class.courses}</td>
            <td class="whole">
                <a href=format!("{}#edit", desk.place.address(Some(id.0))) aria-label=label>{text.curriculum.change}</a>
            </td>
        </tr>
    }
    .into_any()
}

#[component]
fn AddClass(teachers: Teachers, desk: Desk) -> impl IntoView {
    let text = use_text();
    let empty = Stage::all().next().map(|stage| ClassFields { stage, section: String::new(), teacher: None });
    let inputs = empty.map(|shown| {
        view! { <ClassInputs act="act[add_class]" id="new-class" shown teachers settled=false /> }
    });
    view! {
        <details class="add" data-folds="">
            <summary class="button">{text.curriculum.add_class}</summary>
            <PlainForm<ChangeCatalogueCall> done=(text.curriculum.saved)(text.curriculum.add_class) class="fields">
                <input type="hidden" name="school" value=desk.school.to_string() />
                {inputs}
                <button type="submit" class="primary">{text.curriculum.add_class}</button>
            </PlainForm<ChangeCatalogueCall>>
        </details>
    }
    .into_any()
}

/// What a class is called, such as "Grade 11 Natural B".
pub(super) fn name_of(stage_name: fn(Stage) -> String, class: &ClassRow) -> String {
    format!("{} {}", stage_name(class.stage), class.section).trim_end().to_owned()
}
