//! The form that adds a column, and the dialog that changes one. The program fills and sends them.

use leptos::prelude::*;
use school::grade::Kind;

use super::dialogs::Skeleton;
use crate::text::use_text;

/// A disclosure with the form for a new column.
#[component]
pub fn AddAssessmentForm() -> impl IntoView {
    let text = use_text();
    view! {
        <details class="add" data-key="add">
            <summary class="button">{text.gradebook.add_assessment}</summary>
            <form class="fields" id="add-assessment" data-own="">
                <ColumnFields id="" max="100" />
                <label class="check">
                    <input type="checkbox" id="hold-from-start" />
                    {text.columns.hold_from_start}
                </label>
                <p class="problem" role="alert" hidden></p>
                <button type="submit" class="primary">{text.gradebook.add}</button>
            </form>
        </details>
    }
}

/// The dialog of one column.
#[component]
pub fn ColumnDialog() -> impl IntoView {
    let text = use_text();
    view! {
        <Skeleton id="column" heading="">
            <form class="fields" id="edit-assessment">
                <ColumnFields id="column-" max="" />
                <p class="problem" role="alert" hidden></p>
                <div class="both" role="status" hidden>
                    <p></p>
                    <div class="actions">
                        <button type="button" data-do="keep-theirs">{text.columns.keep_theirs}</button>
                        <button type="submit">{text.columns.save_mine}</button>
                    </div>
                </div>
                <button type="submit" class="primary">{text.columns.save}</button>
            </form>
            <section class="column-acts">
                <p class="hint" data-hint="posted">{text.columns.posted_hint}</p>
                <p class="hint" data-hint="held">{text.columns.held_hint}</p>
                <button type="button" data-do="hold">{text.columns.hold}</button>
                <button type="button" data-do="post">{text.columns.post}</button>
                <div class="actions">
                    <button type="button" data-do="move-left">{text.columns.move_left}</button>
                    <button type="button" data-do="move-right">{text.columns.move_right}</button>
                </div>
                <p class="hint">{text.columns.delete_hint}</p>
                <button type="button" data-do="delete">{text.columns.delete}</button>
            </section>
        </Skeleton>
    }
}

/// Title, kind, maximum and date.
#[component]
fn ColumnFields(
    /// Tells these fields from others of the page.
    id: &'static str,
    /// What the maximum is at first.
    max: &'static str,
) -> impl IntoView {
    let text = use_text();
    let of = move |field: &str| format!("{id}{field}");
    let option = move |kind: Kind| {
        view! { <option value=kind.name() selected=kind == Kind::Quiz>{(text.kind)(kind)}</option> }
    };
    view! {
        <label for=of("title")>{text.gradebook.title}</label>
        <input id=of("title") maxlength="80" required />
        <label for=of("kind")>{text.gradebook.kind}</label>
        <select id=of("kind")>{Kind::ALL.map(option)}</select>
        <label for=of("max")>{text.gradebook.max_points}</label>
        <input id=of("max") inputmode="decimal" required value=max />
        <label for=of("held-on")>{text.columns.held_on}</label>
        <input id=of("held-on") type="date" aria-describedby=of("held-on-shown") />
        <p id=of("held-on-shown") class="field-hint"></p>
    }
}
