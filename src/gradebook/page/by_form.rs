//! A mark written by a plain form below the grid: before wasm, without it, and with a screen reader's form mode.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    id::{AssessmentId, MemberId},
    view::{Column, RosterRow},
};

use super::sheet::Sheet;
use crate::{
    gradebook::{
        api::SaveGradeCall,
        model::cell::{CellKey, by_form_id},
    },
    text::use_text,
    ui::{FormProblem, PlainForm},
};

/// What a teacher's book offers those who can't type into the grid, once they ask for it: a long roster costs nobody else a byte.
#[component]
pub fn ByForm<'a>(sheet: &'a Sheet) -> impl IntoView + use<> {
    let text = use_text();
    let summary = text.gradebook.by_form;
    if use_query_map().with_untracked(|query| query.get("form").is_none()) {
        return view! { <p class="by-form"><a href=format!("{}?form=mark", sheet.path())>{summary}</a></p> }.into_any();
    }
    let form = chosen_by_address(sheet).map(|key| {
        let done = (text.gradebook.saved)(&named(sheet, key));
        let fields = mark_fields(sheet, Some(key), "chosen", "save");
        view! {
            <h2>{named(sheet, key)}</h2>
            <PlainForm<SaveGradeCall> done class="fields">
                {fields}
                <button type="submit" class="primary">{text.common.save}</button>
            </PlainForm<SaveGradeCall>>
        }
        .into_any()
    });
    view! {
        <FormProblem />
        {choose_cell(sheet, summary, form)}
    }
    .into_any()
}

/// Chooses a cell by its names, and shows the form that writes it.
pub fn choose_cell(sheet: &Sheet, summary: &'static str, form: Option<AnyView>) -> AnyView {
    let text = use_text();
    let book = &sheet.opened.book;
    let chosen = chosen_by_address(sheet);
    let student = |row: &RosterRow| {
        let here = chosen.is_some_and(|key| key.student == row.student);
        view! { <option value=row.student.to_string() selected=here>{row.name.to_string()}</option> }
    };
    let column = |column: &Column| {
        let here = chosen.is_some_and(|key| key.assessment == column.assessment);
        view! { <option value=column.assessment.to_string() selected=here>{column.title.clone()}</option> }
    };
    let students = book.students.iter().map(student).collect_view();
    let columns = book.assessments.iter().map(column).collect_view();
    view! {
        <details class="add" data-key="by-form" open=chosen.is_some() || book.may_write>
            <summary class="button">{summary}</summary>
            <form method="get" class="fields">
                {book.may_write.then(|| view! { <input type="hidden" name="form" value="mark" /> })}
                <label for="of-student">{text.gradebook.student}</label>
                <select id="of-student" name="student">{students}</select>
                <label for="of-assessment">{text.record.assessment}</label>
                <select id="of-assessment" name="assessment">{columns}</select>
                <button type="submit">{text.gradebook.show_mark}</button>
            </form>
            {form}
        </details>
    }
    .into_any()
}

/// The fields of a [`school::view::SaveGrade`]: which cell, over which version, and the mark as it is typed. Without a cell the
/// program fills them.
pub fn mark_fields(
    sheet: &Sheet,
    key: Option<CellKey>,
    // Of the field, on the page.
    id: &'static str,
    // The name of the argument.
    of: &'static str,
) -> AnyView {
    let text = use_text();
    let cell = key.map(|key| sheet.cells.cell(key));
    let now = cell.as_ref().map(|cell| (text.gradebook.mark_now)(&text.or_blank(&cell.stored.shown())));
    let seen = cell.as_ref().map(|cell| cell.version.0.to_string());
    // One save for each version that was seen: sent twice, it counts once.
    let save_id = key.zip(cell).map(|(key, cell)| by_form_id(key, cell.version));
    let field = move |name: &str| format!("{of}[{name}]");
    // What was refused stands in the field again.
    let typed = key.and_then(|_| use_query_map().with_untracked(|query| query.get("typed")));
    let value = |id: Option<String>| id.unwrap_or_default();
    view! {
        <p class="hint" data-now="">{now}</p>
        <input type="hidden" name=field("course") value=sheet.opened.book.course.to_string() />
        <input type="hidden" name=field("student") value=value(key.map(|key| key.student.to_string())) />
        <input type="hidden" name=field("assessment") value=value(key.map(|key| key.assessment.to_string())) />
        <input type="hidden" name=field("seen") value=value(seen) data-seen="" />
        <input type="hidden" name=field("save_id") value=value(save_id) data-seen="" />
        <label for=format!("{id}-typed")>{text.gradebook.new_mark}</label>
        <input id=format!("{id}-typed") name=field("typed") value=typed maxlength="40" autocomplete="off" />
    }
    .into_any()
}

/// The cell that the address names, if it is one of this book.
pub fn chosen_by_address(sheet: &Sheet) -> Option<CellKey> {
    let query = use_query_map();
    let id = |name| query.with_untracked(|q| q.get(name)).and_then(|id| id.parse::<i64>().ok());
    let key = CellKey { student: MemberId(id("student")?), assessment: AssessmentId(id("assessment")?) };
    let book = &sheet.opened.book;
    let enrolled = book.students.iter().any(|row| row.student == key.student);
    (enrolled && book.assessments.iter().any(|column| column.assessment == key.assessment)).then_some(key)
}

/// A cell by whose and of what it is.
pub fn named(sheet: &Sheet, key: CellKey) -> String {
    let book = &sheet.opened.book;
    let student = book.students.iter().find(|row| row.student == key.student).map(|row| row.name.to_string());
    let column = book.assessments.iter().find(|column| column.assessment == key.assessment);
    let title = column.map(|column| column.title.as_str()).unwrap_or_default();
    (use_text().gradebook.mark_of)(&student.unwrap_or_default(), title)
}
