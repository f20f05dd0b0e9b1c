//! One cell of the grid: its mark, or what it waits for, or the editor.

use leptos::{either::EitherOf3, prelude::*};

use super::{
    book::{Book, Cell, CellKey, Draft},
    editor::CellEditor,
    grid::cell_id,
    save::Saver,
};
use crate::text::use_text;

/// One cell; keys and clicks are heard by the grid.
#[component]
pub fn GradeCellView(
    book: Book,
    saver: Saver,
    key: CellKey,
    /// The cell's column in the grid, from 1.
    column_index: usize,
    /// Whether the Tab key reaches the grid here at first.
    first: bool,
) -> impl IntoView {
    let text = use_text();
    let cell = book.cell(key);
    let state = {
        let cell = cell.clone();
        move || cell.with(Cell::state)
    };
    let invalid = {
        let cell = cell.clone();
        move || cell.with(|c| matches!(c.draft, Draft::Failed { .. })).then_some("true")
    };
    let comment = {
        let cell = cell.clone();
        move || {
            let commented = cell.with(|cell| !cell.comment.is_empty());
            commented.then(|| view! { <span class="has-comment" role="img" aria-label=text.cells.has_comment></span> })
        }
    };
    let content = move || match cell.get() {
        Cell { editor: Some(editor), .. } => EitherOf3::A(view! { <CellEditor book saver key editor /> }),
        Cell { stored, draft: Draft::Conflict { mine, .. }, .. } => {
            EitherOf3::B(view! { <Both theirs=stored.shown() mine=mine.shown() /> })
        }
        cell => EitherOf3::C(cell.shown()),
    };
    view! {
        <div
            role="gridcell"
            class="cell number"
            id=cell_id(key)
            data-student=key.student.to_string()
            data-assessment=key.assessment.to_string()
            data-state=state
            aria-colindex=column_index.to_string()
            aria-invalid=invalid
            aria-selected=move || book.selection.has(key).to_string()
            tabindex=if first { "0" } else { "-1" }
        >
            {content} {comment}
        </div>
    }
    .into_any()
}

/// Both values of a conflict.
#[component]
fn Both(theirs: String, mine: String) -> impl IntoView {
    let text = use_text();
    let or_blank = move |mark: String| if mark.is_empty() { text.gradebook.blank.to_owned() } else { mark };
    view! {
        <span class="theirs">{or_blank(theirs)}</span>
        " "
        <span class="mine">{or_blank(mine)}</span>
    }
}
