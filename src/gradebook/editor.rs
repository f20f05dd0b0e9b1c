//! The input inside a cell that is being edited.

use leptos::{html::Input, prelude::*};

use super::{
    book::{Book, CellKey, Editor},
    save::Saver,
};
use crate::text::use_text;

/// The input inside a cell; the grid hears Enter, Esc and the arrows, leaving it commits.
#[component]
pub fn CellEditor(book: Book, saver: Saver, key: CellKey, editor: Editor) -> impl IntoView {
    let text = use_text();
    let (student, assessment) = book.names(key);
    let input = NodeRef::<Input>::new();
    Effect::new(move || {
        if let Some(input) = input.get() {
            // An input that was just mounted takes the focus; nothing is lost where it does not.
            let _ = input.focus();
            let end = u32::try_from(input.value().len()).unwrap_or(u32::MAX);
            let _ = input.set_selection_range(end, end);
        }
    });
    view! {
        <input
            class="editor"
            type="text"
            inputmode="text"
            autocomplete="off"
            maxlength="40"
            aria-label=(text.gradebook.mark_of)(&student, &assessment)
            value=editor.seed
            node_ref=input
            on:blur=move |_| close(book, saver, key, input)
        />
    }
}

/// Closes the editor and commits what is in it, if it is open.
fn close(book: Book, saver: Saver, key: CellKey, input: NodeRef<Input>) {
    if let Some(input) = input.get_untracked() {
        commit_editor(book, saver, key, &input.value());
    }
}

/// Opens the editor of a cell: on what it shows, or on the character that was typed over it.
pub fn open_editor(book: Book, key: CellKey, typed_over: Option<String>) {
    book.cell(key).update(|cell| {
        let seed = typed_over.unwrap_or_else(|| cell.shown());
        cell.editor = Some(Editor { seed, seen: cell.version });
    });
}

/// Closes the editor and commits what was typed, against the version that was seen when the editing began.
pub fn commit_editor(book: Book, saver: Saver, key: CellKey, typed: &str) {
    let cell = book.cell(key);
    let Some(editor) = cell.with_untracked(|c| c.editor.clone()) else { return };
    let untouched = cell.with_untracked(|c| c.shown() == typed && c.version == editor.seen);
    cell.update(|cell| cell.editor = None);
    if !untouched {
        saver.commit(key, typed, editor.seen);
    }
}

/// Closes the editor and forgets what was typed.
pub fn cancel_editor(book: Book, key: CellKey) {
    book.cell(key).update(|cell| cell.editor = None);
}
