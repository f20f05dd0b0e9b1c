//! The marks that need the teacher: refused ones, and conflicts with both values.

use leptos::prelude::*;

use super::{
    book::{Book, Cell, CellKey, Draft},
    editor::open_editor,
    keys,
    save::Saver,
};
use crate::{
    text::{Catalogue, use_text},
    ui::sentence,
};

/// The list above the grid; empty most of the time.
#[component]
pub fn Problems(book: Book, saver: Saver) -> impl IntoView {
    let text = use_text();
    view! {
        <div role="status" aria-label=text.gradebook.problems_label class="problems">
            <ul>
                <For each=move || book.problems.get() key=|key| *key let(key)>
                    <ProblemLine book saver key />
                </For>
            </ul>
        </div>
    }
    .into_any()
}

#[component]
fn ProblemLine(book: Book, saver: Saver, key: CellKey) -> impl IntoView {
    let text = use_text();
    let cell = book.cell(key);
    let line = move || match cell.get() {
        Cell { stored, version, draft: Draft::Conflict { typed, mine }, .. } => {
            let theirs = shown(text, &stored.shown());
            let said = conflict(book, key, text, &theirs, &shown(text, &mine.shown()));
            let keep = move |_| settle(book, key, None);
            let write = move |_| settle(book, key, Some((saver, typed.clone(), version)));
            view! {
                <span>{said}</span>
                <button type="button" on:click=keep>{(text.gradebook.keep)(&theirs)}</button>
                <button type="button" on:click=write>{(text.gradebook.write_mine)(&shown(text, &mine.shown()))}</button>
            }
            .into_any()
        }
        Cell { draft: Draft::Failed { typed, error }, .. } => {
            let (student, assessment) = book.names(key);
            let said = (text.gradebook.refused)(&student, &assessment, &typed, &sentence(text, &error));
            view! {
                <span>{said}</span>
                <button type="button" on:click=move |_| open_editor(book, key, None)>{text.gradebook.retry}</button>
                <button type="button" on:click=move |_| settle(book, key, None)>{text.gradebook.discard}</button>
            }
            .into_any()
        }
        _ => ().into_any(),
    };
    view! { <li>{line}</li> }.into_any()
}

/// Ends a problem: what is stored stays, or mine is written over the version that is shown.
fn settle(book: Book, key: CellKey, mine: Option<(Saver, String, school::id::Version)>) {
    book.set_draft(key, Draft::None);
    if let Some((saver, typed, seen)) = mine {
        saver.commit(key, &typed, seen);
    }
    keys::focus(key);
}

fn conflict(book: Book, key: CellKey, text: &'static Catalogue, theirs: &str, mine: &str) -> String {
    let (student, assessment) = book.names(key);
    (text.gradebook.conflict)(&student, &assessment, theirs, mine)
}

fn shown(text: &'static Catalogue, mark: &str) -> String {
    if mark.is_empty() { text.gradebook.blank.to_owned() } else { mark.to_owned() }
}
