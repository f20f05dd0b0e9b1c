//! Adding an assessment to the book.

use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use school::{
    event::{Event, EventName},
    view::{AddAssessment, AddedAssessment},
};

use super::{
    api::add_assessment,
    book::Book,
    columns::{ColumnFields, Typed},
    save::fresh_save_id,
};
use crate::{
    error::ApiError,
    live::events::{EventService, use_event_service},
    text::use_text,
    ui::sentence,
};

/// What the form holds.
#[derive(Clone, Copy)]
struct Form {
    typed: Typed,
    /// Whether the column is held back from the start.
    held: RwSignal<bool>,
    error: RwSignal<Option<ApiError>>,
    busy: RwSignal<bool>,
}

/// A disclosure with the form for a new column.
#[component]
pub fn AddAssessmentForm(book: Book) -> impl IntoView {
    let text = use_text();
    let events = use_event_service();
    let form = Form {
        typed: Typed::new(),
        held: RwSignal::new(false),
        error: RwSignal::new(None),
        busy: RwSignal::new(false),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !form.busy.get_untracked() {
            spawn_local(send(book, events, form));
        }
    };
    let problem = move || form.error.get().map(|e| view! { <p class="problem" role="alert">{sentence(text, &e)}</p> });
    view! {
        <details class="add">
            <summary class="button">{text.gradebook.add_assessment}</summary>
            <form class="fields" on:submit=submit>
                <ColumnFields book typed=form.typed id="" />
                <label class="check">
                    <input type="checkbox" bind:checked=form.held />
                    {text.columns.hold_from_start}
                </label>
                {problem}
                <button type="submit" class="primary" disabled=move || form.busy.get()>{text.gradebook.add}</button>
            </form>
        </details>
    }
    .into_any()
}

async fn send(book: Book, events: EventService, form: Form) {
    form.busy.set(true);
    let answer = match filled(book, form) {
        Ok(add) => {
            let in_flight = events.save_started();
            let answer = add_assessment(add).await;
            if let Ok(added) = &answer {
                take(book, events, added);
            }
            drop(in_flight);
            answer.map(|_| ())
        }
        Err(error) => Err(error),
    };
    if answer.is_ok() {
        form.typed.title.set(String::new());
    }
    form.error.set(answer.err());
    form.busy.set(false);
}

/// Shows the new column and tells the tab's other readers.
fn take(book: Book, events: EventService, added: &AddedAssessment) {
    let column = added.column.clone();
    let (assessment, title) = (column.assessment, column.title.clone());
    book.columns.update(|columns| {
        if columns.iter().all(|c| c.assessment != assessment) {
            columns.push(column);
        }
    });
    book.said.set(title);
    events.emit_own(&Event {
        name: EventName::AssessmentCreated,
        school: book.school,
        revision: added.revision,
        course: Some(book.course),
        student: None,
        assessment: Some(assessment),
    });
}

/// The form as a request, or which field is wrong.
fn filled(book: Book, form: Form) -> Result<AddAssessment, ApiError> {
    let said = form.typed.read().map_err(|problem| ApiError::Invalid { problem })?;
    Ok(AddAssessment {
        course: book.course,
        title: said.title,
        kind: said.kind,
        max: said.max,
        held_on: said.held_on,
        held: form.held.get_untracked(),
        save_id: fresh_save_id()?,
    })
}
