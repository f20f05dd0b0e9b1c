//! What each column of a file is taken for, as fields of a form.

use leptos::prelude::*;
use school::{
    grade::Kind,
    marks_file::Use,
    view::{Column, FileColumn, MarksFilePage, Means},
};

use crate::{
    text::{Catalogue, use_text},
    ui::titled_table,
};

/// A row for each column of the file: what stands in it, and what it is taken for.
#[component]
pub fn FileColumns<'a>(page: &'a MarksFilePage) -> impl IntoView + use<> {
    let text = use_text();
    let marks = &text.marks_file;
    let columns = page.columns.iter().enumerate();
    let rows = columns.map(|(n, column)| view! { <ColumnRow n column=column.clone() page /> }).collect_view();
    let headings = [marks.column, marks.samples, marks.taken_for];
    view! {
        {titled_table(marks.columns_heading, headings, rows.into_any())}
        <p class="hint">{marks.columns_hint}</p>
    }
    .into_any()
}

#[component]
fn ColumnRow<'a>(n: usize, column: FileColumn, page: &'a MarksFilePage) -> impl IntoView + use<> {
    let text = use_text();
    let marks = &text.marks_file;
    let name = if column.heading.is_empty() { (marks.column_number)(n + 1) } else { column.heading.clone() };
    let samples = column.samples.join(" · ");
    let blank = samples.is_empty();
    let (assessments, may_add) = (&page.assessments, page.may_add);
    let warning = other_max(text, &column, assessments).map(|said| view! { <p class="warning">{said}</p> });
    let label = format!("{}: {}", name, marks.taken_for);
    let means = Means::of(&column.used);
    view! {
        <tr class="file-column">
            <th scope="row">{name}</th>
            <td data-label=marks.samples class:blank=blank>{samples}</td>
            <td data-label=marks.taken_for>
                <select name=format!("decide[columns][{n}][means]") aria-label=label>
                    {options(text, means, assessments, may_add)}
                </select>
                {may_add.then(|| view! { <NewFields n column /> })}
                {warning}
            </td>
        </tr>
    }
    .into_any()
}

/// What a column can be taken for.
fn options(text: &'static Catalogue, chosen: Means, assessments: &[Column], may_add: bool) -> impl IntoView + use<> {
    let marks = &text.marks_file;
    let option = move |means: Means, label: String| {
        view! { <option value=String::from(means) selected=means == chosen>{label}</option> }
    };
    let plain = |means: Means| match means {
        Means::Number => marks.number,
        Means::Name(part) => (marks.name_part)(part),
        Means::New => marks.new_assessment,
        Means::Ignored | Means::Assessment(_) => marks.ignored,
    };
    let of_students = Means::PLAIN.into_iter().filter(|(means, _)| matches!(means, Means::Number | Means::Name(_)));
    let of_students = of_students.map(|(means, _)| option(means, plain(means).to_owned())).collect_view();
    let known = assessments.iter().map(|column| {
        let label = format!("{} ({})", column.title, (text.gradebook.out_of)(&column.max.to_string()));
        option(Means::Assessment(column.assessment), label)
    });
    let known = known.collect_view();
    view! {
        {option(Means::Ignored, marks.ignored.to_owned())}
        <optgroup label=marks.students_group>{of_students}</optgroup>
        <optgroup label=marks.assessments_group>
            {known}
            {may_add.then(|| option(Means::New, marks.new_assessment.to_owned()))}
        </optgroup>
    }
}

/// What a new assessment is called, of what kind it is and out of what; shown where the column is taken for one.
#[component]
fn NewFields(n: usize, column: FileColumn) -> impl IntoView {
    let text = use_text();
    let marks = &text.marks_file;
    let (title, kind, max) = match &column.used {
        Use::New(new) => (new.title.as_str().to_owned(), new.kind, new.max.to_string()),
        _ => {
            let title: String = column.heading.chars().take(80).collect();
            (title, Kind::Assignment, column.max.map_or_else(|| "100".to_owned(), |max| max.to_string()))
        }
    };
    let id = move |what: &str| format!("column-{n}-{what}");
    let field = move |what: &str| format!("decide[columns][{n}][{what}]");
    let kinds = Kind::ALL.map(|offered| {
        view! { <option value=offered.name() selected=offered == kind>{(text.kind)(offered)}</option> }
    });
    view! {
        <div class="new-column">
            <label for=id("title")>{marks.title}</label>
            <input id=id("title") name=field("title") value=title maxlength="80" autocomplete="off" />
            <label for=id("kind")>{marks.kind}</label>
            <select id=id("kind") name=field("kind")>{kinds}</select>
            <label for=id("max")>{marks.max}</label>
            <input id=id("max") name=field("max") value=max inputmode="decimal" autocomplete="off" />
        </div>
    }
    .into_any()
}

/// Says where the file and the book differ about what an assessment is out of.
fn other_max(text: &'static Catalogue, column: &FileColumn, assessments: &[Column]) -> Option<String> {
    let Use::Assessment(id) = &column.used else { return None };
    let book = assessments.iter().find(|known| known.assessment == *id)?.max;
    let file = column.max.filter(|max| *max != book)?;
    Some((text.marks_file.other_max)(&file.to_string(), &book.to_string()))
}
