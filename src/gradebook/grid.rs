//! The grid: rows are students, columns are assessments, the overall stands at the end.

use leptos::prelude::*;
use school::view::{Column, RosterRow};

use super::{
    book::{Book, CellKey},
    cell::GradeCellView,
    keys, paste,
    save::Saver,
};
use crate::{text::use_text, ui::AwardMark};

/// The element id of a cell.
#[must_use]
pub fn cell_id(key: CellKey) -> String {
    format!("cell-{}-{}", key.student, key.assessment)
}

/// The grid of an open book.
#[component]
pub fn Grid(book: Book, saver: Saver) -> impl IntoView {
    let text = use_text();
    let rows = move || (book.students.with(Vec::len) + 1).to_string();
    let columns = move || (book.columns.with(Vec::len) + 2).to_string();
    let hint = match (book.may_write, book.ended) {
        (true, _) => text.gradebook.keys_hint,
        _ if book.may_correct => text.gradebook.correct_hint,
        (false, true) => text.failure.course_ended,
        (false, false) => text.gradebook.read_only_hint,
    };
    let numbered = move || book.students.get().into_iter().enumerate().collect::<Vec<_>>();
    view! {
        <div class="grid-frame">
            <div
                role="grid"
                class="grid"
                aria-label=text.gradebook.grid_label
                aria-rowcount=rows
                aria-colcount=columns
                aria-readonly=(!book.may_write).to_string()
                aria-multiselectable="true"
                aria-describedby="keys"
                on:keydown=move |event| keys::on_key(book, saver, &event)
                on:focusin=move |event| keys::on_focus(&event)
                on:mousedown=move |event| keys::on_press(&event)
                on:click=move |event| keys::on_click(book, saver, &event)
                on:copy=move |event| paste::on_copy(book, saver, &event)
                on:paste=move |event| paste::on_paste(book, saver, &event)
            >
                <HeaderRow book />
                <For each=numbered key=|(_, row)| row.student let((index, row))>
                    <StudentRow book saver row index />
                </For>
            </div>
        </div>
        <p id="keys" class="hint">{hint}</p>
    }
    .into_any()
}

#[component]
fn HeaderRow(book: Book) -> impl IntoView {
    let text = use_text();
    let last = move || (book.columns.with(Vec::len) + 2).to_string();
    view! {
        <div role="row" class="row head" aria-rowindex="1">
            <div role="columnheader" class="name" aria-colindex="1">{text.gradebook.student}</div>
            <For each=move || numbered(book) key=|(_, column)| column.assessment let((index, column))>
                <div role="columnheader" class="cell" aria-colindex=(index + 2).to_string()>
                    <span class="column-title" title=column.title.clone()>{column.title.clone()}</span>
                    <span class="column-kind">{(text.kind)(column.kind)}</span>
                    <span class="out-of">{(text.gradebook.out_of)(&column.max.to_string())}</span>
                </div>
            </For>
            <div role="columnheader" class="total" aria-colindex=last>{text.gradebook.overall}</div>
        </div>
    }
    .into_any()
}

#[component]
fn StudentRow(book: Book, saver: Saver, row: RosterRow, index: usize) -> impl IntoView {
    let student = row.student;
    view! {
        <div role="row" class="row" aria-rowindex=(index + 2).to_string()>
            <div role="rowheader" class="name" aria-colindex="1">
                <span class="student-name">{row.name.to_string()}</span>
                <span class="student-number">{row.number}</span>
            </div>
            <For each=move || numbered(book) key=|(_, column)| column.assessment let((column_index, column))>
                <GradeCellView
                    book
                    saver
                    key=CellKey { student, assessment: column.assessment }
                    column_index=column_index + 2
                    first=index == 0 && column_index == 0
                />
            </For>
            <Total book student />
        </div>
    }
    .into_any()
}

#[component]
fn Total(book: Book, student: school::id::MemberId) -> impl IntoView {
    let text = use_text();
    let overall = Memo::new(move |_| book.overall_of(student));
    let award = Signal::derive(move || overall.get().award(book.scale.get()));
    let percent = move || overall.get().percent.map_or_else(|| "–".to_owned(), |p| format!("{p} %"));
    let coverage = move || (text.record.coverage_short)(overall.get().coverage);
    let whole = move || (text.record.coverage)(overall.get().coverage);
    let last = move || (book.columns.with(Vec::len) + 2).to_string();
    view! {
        <div role="gridcell" class="total" aria-colindex=last data-overall="" data-student=student.to_string()>
            <AwardMark award />
            <span class="total-percent">{percent}</span>
            <span class="total-coverage" title=whole>{coverage}</span>
        </div>
    }
    .into_any()
}

fn numbered(book: Book) -> Vec<(usize, Column)> {
    book.columns.get().into_iter().enumerate().collect()
}
