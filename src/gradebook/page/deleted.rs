//! What was deleted and can come back.

use leptos::prelude::*;
use school::{
    clock::SchoolClock,
    view::{Column, DeletedColumn},
};

use super::sheet::Sheet;
use crate::{text::use_text, ui::When};

/// Where the last deletion is told, with a way back in one step; and the list of all deleted columns.
#[component]
pub fn Deleted<'a>(sheet: &'a Sheet) -> impl IntoView + use<> {
    let text = use_text();
    let (deleted, clock) = (&sheet.opened.book.deleted, sheet.opened.book.as_of.clock);
    let lines = deleted.iter().map(|gone| view! { <DeletedLine gone clock /> }).collect_view();
    let many = u32::try_from(deleted.len()).unwrap_or(u32::MAX);
    view! {
        <div class="undo-notice" role="status" data-own=""></div>
        <p class="problem" id="restore-problem" role="alert" data-own="" hidden></p>
        {(many > 0)
            .then(|| {
                view! {
                    <details class="add" data-key="deleted">
                        <summary class="button">{(text.columns.deleted_heading)(many)}</summary>
                        <ul class="deleted">{lines}</ul>
                    </details>
                }
            })}
    }
}

#[component]
fn DeletedLine<'a>(gone: &'a DeletedColumn, clock: SchoolClock) -> impl IntoView + use<> {
    let text = use_text();
    let DeletedColumn { column: Column { title, kind, assessment, .. }, deleted_at } = gone.clone();
    view! {
        <li data-key=assessment.to_string()>
            <span>{title.clone()} " · " {(text.kind)(kind)} " · " <When at=deleted_at clock /></span>
            <button
                type="button"
                data-do="restore-column"
                data-of=assessment.to_string()
                aria-label=(text.columns.restore_of)(&title)
            >
                {text.columns.restore}
            </button>
        </li>
    }
}
