//! What a file would change and what of it can't be used, as tables.

use leptos::prelude::*;
use school::{
    grade::Mark,
    marks_file::Use,
    view::{BadCell, CellChange, MarksFilePage, StudentChanges},
};

use crate::{
    text::{Catalogue, use_text},
    ui::titled_table,
};

/// The cells and lines that can't be used, each with its column and the reason.
#[component]
pub fn BadCells(bad: Vec<BadCell>, whole: u32) -> impl IntoView {
    let text = &use_text().marks_file;
    let shown = bad.len();
    let row = |bad: BadCell| {
        let column = if bad.column.is_empty() { text.whole_line.to_owned() } else { bad.column };
        let blank = bad.value.is_empty();
        view! {
            <tr>
                <th scope="row">{format!("{} {}", text.line, bad.line)}</th>
                <td data-label=text.column>{column}</td>
                <td data-label=text.in_file class:blank=blank>{bad.value}</td>
                <td data-label=text.reason>{(text.cell_problem)(bad.why)}</td>
            </tr>
        }
    };
    let headings = [text.line, text.column, text.in_file, text.reason];
    let more = (shown < whole as usize).then(|| view! { <p class="hint">{(text.first_of)(shown, whole)}</p> });
    (shown > 0).then(|| {
        let rows = bad.into_iter().map(row).collect_view().into_any();
        view! {
            {titled_table((text.bad)(whole), headings, rows)}
            {more}
        }
    })
}

/// What changes, student by student, each mark with its old and its new value.
#[component]
pub fn StudentTable(students: Vec<StudentChanges>, whole: u32, titles: Vec<String>) -> impl IntoView {
    let text = use_text();
    let marks = &text.marks_file;
    let row = move |student: StudentChanges| {
        let changes = student.cells.iter().map(|cell| view! { <li>{changed(text, &titles, cell)}</li> }).collect_view();
        let new = student.student.is_none().then(|| view! { " " <span class="pill">{marks.new_student}</span> });
        view! {
            <tr>
                <th scope="row">{student.name.to_string()} " " <span class="subtitle">{student.number}</span> {new}</th>
                <td data-label=marks.changes><ul class="changes">{changes}</ul></td>
                <td data-label=marks.line>{student.line}</td>
            </tr>
        }
    };
    let headings = [marks.who, marks.changes, marks.line];
    let shown = !students.is_empty();
    shown.then(|| {
        titled_table((marks.students)(whole), headings, students.into_iter().map(row).collect_view().into_any())
    })
}

/// The titles of the assessments that columns are taken for, by the column.
#[must_use]
pub fn titles(page: &MarksFilePage) -> Vec<String> {
    let title = |used: &Use| match used {
        Use::New(column) => column.title.as_str().to_owned(),
        Use::Assessment(id) => {
            let known = page.assessments.iter().find(|column| column.assessment == *id);
            known.map(|column| column.title.clone()).unwrap_or_default()
        }
        Use::Ignored | Use::Number | Use::Name(_) => String::new(),
    };
    page.columns.iter().map(|column| title(&column.used)).collect()
}

fn changed(text: &'static Catalogue, titles: &[String], cell: &CellChange) -> String {
    let title = titles.get(cell.column as usize).map_or("", String::as_str);
    let shown = |mark: Mark| mark.shown();
    (text.marks_file.from_to)(title, &shown(cell.from), &shown(cell.to))
}
