//! What was deleted: the last one to be taken back in one step, and a list of all.

use leptos::{prelude::*, task::spawn_local};
use school::view::{Column, DeletedColumn};

use super::acts::Acts;
use crate::{
    error::ApiError,
    gradebook::book::Book,
    text::use_text,
    ui::{When, sentence},
};

/// The notice about the last deletion, and the list of all deleted columns.
#[component]
pub fn Deleted(book: Book, acts: Acts) -> impl IntoView {
    let text = use_text();
    let error = RwSignal::new(None::<ApiError>);
    let restore = move |column: Column| {
        spawn_local(async move {
            let answer = acts.restore(&column).await;
            // The page may be gone by now.
            let _ = error.try_set(answer.err());
        });
    };
    let just = move || {
        book.just_deleted.get().map(|gone| {
            let column = gone.column;
            let said = (text.columns.deleted_said)(&column.title);
            view! {
                <span>{said}</span>
                <button type="button" on:click=move |_| restore(column.clone())>{text.columns.undo}</button>
                <button type="button" class="quiet" on:click=move |_| book.just_deleted.set(None)>
                    {text.common.close}
                </button>
            }
        })
    };
    let some = move || book.deleted.with(|deleted| !deleted.is_empty());
    let many = move || book.deleted.with(|deleted| u32::try_from(deleted.len()).unwrap_or(u32::MAX));
    let problem = move || error.get().map(|e| view! { <p class="problem" role="alert">{sentence(text, &e)}</p> });
    view! {
        <div class="undo-notice" role="status">{just}</div>
        {problem}
        <Show when=some>
            <details class="add">
                <summary class="button">{move || (text.columns.deleted_heading)(many())}</summary>
                <ul class="deleted">
                    <For each=move || book.deleted.get() key=|gone| gone.column.assessment let(gone)>
                        <DeletedLine book gone restore=Callback::new(restore) />
                    </For>
                </ul>
            </details>
        </Show>
    }
    .into_any()
}

#[component]
fn DeletedLine(book: Book, gone: DeletedColumn, restore: Callback<Column>) -> impl IntoView {
    let text = use_text();
    let DeletedColumn { column, deleted_at } = gone;
    let title = column.title.clone();
    view! {
        <li>
            <span>{title.clone()} " · " {(text.kind)(column.kind)} " · " <When at=deleted_at clock=book.clock /></span>
            <button
                type="button"
                aria-label=(text.columns.restore_of)(&title)
                on:click=move |_| restore.run(column.clone())
            >
                {text.columns.restore}
            </button>
        </li>
    }
    .into_any()
}
