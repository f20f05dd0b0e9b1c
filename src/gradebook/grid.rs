//! The grid: rows are students, columns are assessments, the overall stands at the end.

use leptos::{ev, prelude::*};
use school::id::MemberId;

use super::{
    book::{Book, CellKey},
    cell::GradeCellView,
    columns::{Acts, HeaderRow, on_head_key},
    explain::TotalLink,
    keys, paste,
    save::Saver,
    view::{Body, Statistics, follow_printer, use_sight},
};
use crate::{text::use_text, ui::AwardMark};

/// Rows that are no student's: the head, and three of statistics.
const OTHER_ROWS: usize = 4;

/// The element id of a cell.
#[must_use]
pub fn cell_id(key: CellKey) -> String {
    format!("cell-{}-{}", key.student, key.assessment)
}

/// The grid of an open book.
#[component]
pub fn Grid(book: Book, saver: Saver, acts: Option<Acts>) -> impl IntoView {
    let text = use_text();
    let rows = move || (book.shown.with_rows(<[_]>::len) + OTHER_ROWS).to_string();
    let columns = move || (book.shown.columns.with(Vec::len) + 2).to_string();
    let sight = use_sight(book);
    follow_printer(book);
    keys::follow_entry(book);
    let on_key = move |event: ev::KeyboardEvent| {
        if on_head_key(book, acts, &event) {
            event.prevent_default();
        } else {
            keys::on_key(book, saver, &event);
        }
    };
    view! {
        <div class="grid-frame" node_ref=sight.frame on:scroll=move |_| sight.look()>
            <div
                role="grid"
                class="grid"
                aria-label=text.gradebook.grid_label
                aria-rowcount=rows
                aria-colcount=columns
                aria-readonly=(!book.may_write).to_string()
                aria-multiselectable="true"
                aria-describedby="keys"
                on:keydown=on_key
                on:mousedown=move |event| keys::on_press(&event)
                on:click=move |event| keys::on_click(book, saver, &event)
                on:copy=move |event| paste::on_copy(book, saver, &event)
                on:paste=move |event| paste::on_paste(book, saver, &event)
                on:focusin=move |event| keys::on_focus(book, &event)
                on:focusout=move |event| keys::on_blur(book, &event)
            >
                <HeaderRow book />
                <div role="rowgroup" class="body" node_ref=sight.body>
                    <Body book row=move |student| view! { <StudentRow book saver student /> } />
                </div>
                <Statistics book />
            </div>
        </div>
        <p id="keys" class="hint">{hint(book)}</p>
    }
    .into_any()
}

/// What the keys do, or why they do nothing.
fn hint(book: Book) -> &'static str {
    let text = use_text();
    match (book.may_write, book.ended) {
        (true, _) => text.gradebook.keys_hint,
        _ if book.may_correct => text.gradebook.correct_hint,
        (false, true) => text.failure.course_ended,
        (false, false) => text.gradebook.read_only_hint,
    }
}

#[component]
fn StudentRow(book: Book, saver: Saver, student: MemberId) -> impl IntoView {
    let row = book.students.with_untracked(|students| students.iter().find(|row| row.student == student).cloned());
    let row = row.map(|row| (row.name.to_string(), row.number)).unwrap_or_default();
    // The head is the first row.
    let place = move || book.shown.place_of(student).map(|place| (place + 2).to_string());
    let entry = untrack(|| book.shown.entry());
    view! {
        <div role="row" class="row" aria-rowindex=place>
            <div role="rowheader" class="name">
                <span class="student-name">{row.0}</span>
                <span class="student-number">{row.1}</span>
            </div>
            <For
                each=move || book.shown.columns.get()
                key=|column| column.assessment
                children=move |column| {
                    let key = CellKey { student, assessment: column.assessment };
                    view! { <GradeCellView book saver key first=entry == Some(key) /> }
                }
            />
            <Total book student />
        </div>
    }
    .into_any()
}

#[component]
fn Total(book: Book, student: MemberId) -> impl IntoView {
    let text = use_text();
    let overall = Memo::new(move |_| book.facts.of(student).overall);
    let award = Signal::derive(move || overall.get().award(book.scale.get()));
    let percent = move || overall.get().percent.map_or_else(|| "–".to_owned(), |p| format!("{p} %"));
    let coverage = move || (text.record.coverage_short)(overall.get().coverage);
    let whole = move || (text.record.coverage)(overall.get().coverage);
    view! {
        <div role="gridcell" class="total" data-overall="" data-student=student.to_string()>
            <AwardMark award />
            <TotalLink book student>
                <span class="total-percent">{percent}</span>
            </TotalLink>
            <span class="total-coverage" title=whole>{coverage}</span>
        </div>
    }
    .into_any()
}
