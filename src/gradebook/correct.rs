//! An admin corrects a mark: in a dialog over the cell, or by plain forms below the grid.

use leptos::prelude::*;
use school::{grade::Reason, view::Saved};

use super::{
    api::CorrectGradeCall,
    book::{Book, CellKey},
    by_form::{ChooseCell, MarkFields, merge_current, named, take},
};
use crate::{
    error::ApiError,
    live::events::use_event_service,
    screen::use_toasts,
    text::use_text,
    ui::{Dialog, FormProblem, PostForm},
};

/// What an admin's book offers beside reading.
#[component]
pub fn Corrections(book: Book) -> impl IntoView {
    let text = use_text();
    let correcting = book.correcting;
    let heading = Signal::derive(move || correcting.get().map(|key| named(text, book, key)).unwrap_or_default());
    let form = move || correcting.get().map(|key| view! { <CorrectForm book key id="dialog" /> });
    let of = Callback::new(move |key| view! { <CorrectForm book key id="chosen" /> }.into_any());
    view! {
        <FormProblem />
        <Dialog
            id="correct"
            open=Signal::derive(move || correcting.with(Option::is_some))
            heading
            on_close=Callback::new(move |()| correcting.set(None))
        >
            {form}
        </Dialog>
        <ChooseCell book summary=text.gradebook.correct_a_mark of />
    }
    .into_any()
}

/// The mark as it is, the new one, and the reason.
#[component]
fn CorrectForm(book: Book, key: CellKey, id: &'static str) -> impl IntoView {
    let text = use_text();
    let (events, toasts) = (use_event_service(), use_toasts());
    let done = move |saved: Saved| {
        events.emit_own(&take(book, key, saved));
        toasts.success((text.gradebook.saved)(&named(text, book, key)));
        book.correcting.set(None);
    };
    let failed = move |error: ApiError| merge_current(book, error);
    view! {
        <PostForm<CorrectGradeCall> on_done=done on_failed=failed class="fields">
            <MarkFields book key id of="correct[save]" />
            <label for=format!("{id}-why")>{text.common.reason}</label>
            <textarea
                id=format!("{id}-why")
                name="correct[why]"
                rows="3"
                required
                minlength=Reason::SHORTEST.to_string()
                maxlength=Reason::LONGEST.to_string()
                aria-describedby=format!("{id}-hint")
            ></textarea>
            <p id=format!("{id}-hint") class="field-hint">{text.gradebook.reason_hint}</p>
            <button type="submit" class="primary">{text.gradebook.correct}</button>
        </PostForm<CorrectGradeCall>>
    }
    .into_any()
}
