//! The grid: rows are students, columns are assessments, the overall stands at the end. Its program (`gradebook::program`)
//! fills the same elements, and copies the row that lies ready for those that come into sight.

use leptos::prelude::*;
use school::view::RosterRow;

use super::{foot::Foot, head::Head, sheet::Sheet};
use crate::{
    gradebook::model::{cell::CellKey, facts::Facts, window},
    text::use_text,
    ui::AwardMark,
};

/// Rows that are no student's: the head, and three of statistics.
const OTHER_ROWS: usize = 4;

/// The grid of a book.
#[component]
pub fn Grid<'a>(sheet: &'a Sheet) -> impl IntoView + use<> {
    let text = use_text();
    let book = &sheet.opened.book;
    let count = sheet.rows.len();
    let open = sheet.open();
    let blocks = (0..count.div_ceil(sheet.of_block())).map(|n| {
        let rows = window::block(n, sheet.of_block(), count);
        let content = match open.has(n) {
            true => rows.map(|at| shown_row(sheet, at)).collect_view().into_any(),
            // Its room is given by the program: what the server sends has no styles of its own.
            false => view! { <div role="none" class="gap"></div> }.into_any(),
        };
        view! { <div role="none">{content}</div> }
    });
    view! {
        <div class="grid-frame">
            <div
                role="grid"
                class="grid"
                aria-label=text.gradebook.grid_label
                aria-rowcount=(count + OTHER_ROWS).to_string()
                aria-colcount=(sheet.column_count() + 2).to_string()
                aria-readonly=(!book.may_write).to_string()
                aria-multiselectable="true"
                aria-describedby="keys"
            >
                <Head sheet />
                <div role="rowgroup" class="body" data-own="">
                    {blocks.collect_view()}
                </div>
                <Foot sheet />
            </div>
        </div>
        <p id="keys" class="hint">{hint(sheet)}</p>
    }
}

/// What the keys do, or why they do nothing.
fn hint(sheet: &Sheet) -> &'static str {
    let text = use_text();
    let book = &sheet.opened.book;
    match (book.may_write, book.ended) {
        (true, _) => text.gradebook.keys_hint,
        _ if book.may_correct => text.gradebook.correct_hint,
        (false, true) => text.failure.course_ended,
        (false, false) => text.gradebook.read_only_hint,
    }
}

/// A row that lacks only its student.
#[component]
pub fn ReadyRow<'a>(sheet: &'a Sheet) -> impl IntoView + use<> {
    let cells = sheet.columns().map(|(column, shown)| {
        view! {
            <div
                role="gridcell"
                class="cell number"
                data-assessment=column.assessment.to_string()
                data-state="saved"
                aria-selected="false"
                tabindex="-1"
                hidden=!shown
            ></div>
        }
    });
    view! {
        <div role="row" class="row" data-word="row">
            <RowHeader name=String::new() number=String::new() />
            {cells.collect_view()}
            <div role="gridcell" class="total" data-overall="">
                <AwardMark award=None />
                <a href="" id="" class="total-link" title=use_text().explain.open tabindex="-1">
                    <span class="total-percent"></span>
                </a>
                <span class="total-coverage"></span>
            </div>
        </div>
    }
}

fn shown_row(sheet: &Sheet, at: usize) -> impl IntoView + use<> {
    let (RosterRow { student, number, name }, facts) = sheet.student(sheet.rows[at]);
    let entry = sheet.entry();
    let cells = sheet.columns().map(|(column, shown)| {
        let key = CellKey { student: *student, assessment: column.assessment };
        view! { <ShownCell sheet key shown first=entry == Some(key) /> }
    });
    view! {
        // The head is the first row.
        <div role="row" class="row" aria-rowindex=(at + 2).to_string() data-student=student.to_string()>
            <RowHeader name=name.to_string() number=number.clone() />
            {cells.collect_view()}
            <Total sheet student=student.to_string() facts />
        </div>
    }
}

#[component]
fn RowHeader(name: String, number: String) -> impl IntoView {
    view! {
        <div role="rowheader" class="name">
            <span class="student-name">{name}</span>
            <span class="student-number">{number}</span>
        </div>
    }
}

#[component]
fn ShownCell<'a>(
    sheet: &'a Sheet,
    key: CellKey,
    /// Whether its column is shown.
    shown: bool,
    /// Whether the Tab key reaches the grid here.
    first: bool,
) -> impl IntoView + use<> {
    let cell = sheet.cells.cell(key);
    let commented = !cell.comment.is_empty();
    let comment = commented.then(|| view! { <HasComment /> });
    view! {
        <div
            role="gridcell"
            class="cell number"
            id=key.element_id()
            data-student=key.student.to_string()
            data-assessment=key.assessment.to_string()
            data-state="saved"
            data-commented=commented.then_some("")
            aria-selected="false"
            tabindex=if first { "0" } else { "-1" }
            hidden=!shown
        >
            {cell.shown()}
            {comment}
        </div>
    }
}

/// The mark of a cell with a comment.
#[component]
pub fn HasComment(
    /// The word by which the program finds the one that lies ready.
    #[prop(optional)]
    word: Option<&'static str>,
) -> impl IntoView {
    view! { <span class="has-comment" role="img" aria-label=use_text().cells.has_comment data-word=word></span> }
}

#[component]
fn Total<'a>(sheet: &'a Sheet, student: String, facts: Facts) -> impl IntoView + use<> {
    let text = use_text();
    let overall = facts.overall;
    view! {
        <div role="gridcell" class="total" data-overall="" data-student=student.clone()>
            <AwardMark award=overall.award(sheet.opened.book.scale) />
            <a
                href=format!("?explain={student}#explanation")
                id=format!("total-{student}")
                class="total-link"
                title=text.explain.open
                tabindex="-1"
            >
                <span class="total-percent">{text.total_percent(overall)}</span>
            </a>
            <span class="total-coverage" title=(text.record.coverage)(overall.coverage)>
                {(text.record.coverage_short)(overall.coverage)}
            </span>
        </div>
    }
}
