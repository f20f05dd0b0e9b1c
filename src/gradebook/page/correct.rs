//! An admin corrects a mark: in a dialog over the cell, or by plain forms below the grid.

use leptos::prelude::*;
use school::grade::Reason;

use super::{
    by_form::{choose_cell, chosen_by_address, mark_fields, named},
    dialogs::Skeleton,
    sheet::Sheet,
};
use crate::{
    gradebook::{api::CorrectGradeCall, model::cell::CellKey},
    text::use_text,
    ui::{FormProblem, PlainForm},
};

/// What an admin's book offers beside reading.
#[component]
pub fn Corrections<'a>(sheet: &'a Sheet) -> impl IntoView + use<> {
    let text = use_text();
    let chosen = chosen_by_address(sheet).map(|key| {
        view! {
            <h2>{named(sheet, key)}</h2>
            {correct_form(sheet, Some(key), "chosen")}
        }
        .into_any()
    });
    let form = correct_form(sheet, None, "dialog");
    view! {
        <FormProblem />
        <Skeleton id="correct" heading="">
            {form}
        </Skeleton>
        {choose_cell(sheet, text.gradebook.correct_a_mark, chosen)}
    }
}

/// The mark as it is, the new one, and the reason.
fn correct_form(sheet: &Sheet, key: Option<CellKey>, id: &'static str) -> AnyView {
    let text = use_text();
    let fields = mark_fields(sheet, key, id, "correct[save]");
    let done = key.map(|key| (text.gradebook.saved)(&named(sheet, key))).unwrap_or_default();
    view! {
        <PlainForm<CorrectGradeCall> done class="fields">
            {fields}
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
        </PlainForm<CorrectGradeCall>>
    }
    .into_any()
}
