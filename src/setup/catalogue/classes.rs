//! The current year's classes.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    id::ClassId,
    view::{CatalogueBody, CatalogueChanged, CataloguePage, ClassFields, ClassList, ClassRow},
};

use super::{
    super::api::ChangeCatalogueCall,
    Desk,
    edit_class::{ClassInputs, EditClass, Teachers},
    rows,
};
use crate::{text::use_text, ui::PostForm};

/// The classes with their teachers and the number of their students.
#[component]
pub fn Classes(page: RwSignal<CataloguePage>, desk: Desk) -> impl IntoView {
    let text = use_text();
    let query = use_query_map();
    let classes = rows(page, |body| list_of(body).map(|list| &list.classes));
    let teachers = rows(page, |body| list_of(body).map(|list| &list.teachers));
    let year = Memo::new(move |_| page.with(|page| list_of(&page.body).and_then(|list| list.year.clone())));
    let edited = Memo::new(move |_| query.with(|q| q.get("edit")).and_then(|id| id.parse::<ClassId>().ok()));
    let without = move || view! { <p class="empty">{text.curriculum.no_year}</p> };
    let heading = move || (text.curriculum.classes_of)(&year.get().unwrap_or_default());
    view! {
        <Show when=move || year.with(Option::is_some) fallback=without>
            <h2>{heading}</h2>
            <div class="actions">
                <AddClass teachers desk />
            </div>
            <EditClass edited classes teachers desk />
            <Show when=move || classes.with(Vec::is_empty)>
                <p class="empty">{text.curriculum.no_class}</p>
            </Show>
            <Table classes heading=Signal::derive(heading) desk />
        </Show>
    }
    .into_any()
}

#[component]
fn Table(classes: Signal<Vec<ClassRow>>, heading: Signal<String>, desk: Desk) -> impl IntoView {
    let text = use_text();
    view! {
        <table class="list" class:sr-only=move || classes.with(Vec::is_empty)>
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
            <tbody>
                <For each=move || classes.get() key=|class| class.class let(class)>
                    <Row class classes desk />
                </For>
            </tbody>
        </table>
    }
    .into_any()
}

#[component]
fn Row(class: ClassRow, classes: Signal<Vec<ClassRow>>, desk: Desk) -> impl IntoView {
    let text = use_text();
    let id = class.class;
    let now = Memo::new(move |_| {
        classes.with(|all| all.iter().find(|c| c.class == id).cloned()).unwrap_or_else(|| class.clone())
    });
    let name = move || now.with(|class| name_of(text.curriculum.stage_name, class));
    let teacher = move || {
        now.with(|class| class.teacher.as_ref().map_or(text.curriculum.no_teacher.to_owned(), |(_, n)| n.to_string()))
    };
    let label = move || (text.curriculum.change_of)(&name());
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td data-label=text.curriculum.class_teacher>{teacher}</td>
            <td data-label=text.curriculum.students>
                <a href=format!("/admin/people?role=student&class={id}")>{move || now.with(|class| class.students)}</a>
            </td>
            <td data-label=text.curriculum.courses>{move || now.with(|class| class.courses)}</td>
            <td class="whole">
                <a href=format!("{}#edit", desk.place.address(Some(id.0))) aria-label=label>{text.curriculum.change}</a>
            </td>
        </tr>
    }
    .into_any()
}

#[component]
fn AddClass(teachers: Signal<Teachers>, desk: Desk) -> impl IntoView {
    let text = use_text();
    let said = (text.curriculum.saved)(text.curriculum.add_class);
    let done = move |changed: CatalogueChanged| desk.acknowledge(changed, said.clone());
    let empty = school::curriculum::Stage::all().next().map(|stage| ClassFields {
        stage,
        section: String::new(),
        teacher: None,
    });
    let inputs = empty.map(|empty| {
        view! { <ClassInputs act="act[add_class]" id="new-class" shown=Signal::stored(empty) teachers settled=false.into() /> }
    });
    view! {
        <details class="add">
            <summary class="button">{text.curriculum.add_class}</summary>
            <PostForm<ChangeCatalogueCall> on_done=done clear=true class="fields">
                <input type="hidden" name="school" value=desk.school.to_string() />
                {inputs}
                <button type="submit" class="primary">{text.curriculum.add_class}</button>
            </PostForm<ChangeCatalogueCall>>
        </details>
    }
    .into_any()
}

fn list_of(body: &CatalogueBody) -> Option<&ClassList> {
    match body {
        CatalogueBody::Classes(list) => Some(list),
        _ => None,
    }
}

/// What a class is called, such as "Grade 11 Natural B".
pub(super) fn name_of(stage_name: fn(school::curriculum::Stage) -> String, class: &ClassRow) -> String {
    format!("{} {}", stage_name(class.stage), class.section).trim_end().to_owned()
}
