//! What lies ready for the program: elements that lack only what it fills in, so that no markup is written twice.

use leptos::prelude::*;

use super::{
    grid::{HasComment, ReadyRow},
    sheet::Sheet,
};
use crate::text::use_text;

/// The elements, each by the word that the program knows it by. Nothing of them is shown.
#[component]
pub fn Ready<'a>(sheet: &'a Sheet) -> impl IntoView + use<> {
    let text = use_text();
    view! {
        <template id="ready">
            <ReadyRow sheet />
            <input
                data-word="editor"
                class="editor"
                type="text"
                inputmode="text"
                autocomplete="off"
                maxlength="40"
            />
            <HasComment word="has-comment" />
            <span data-word="both">
                <span class="theirs"></span>
                " "
                <span class="mine"></span>
            </span>
            <ReadyProblems />
            <ReadyExplanation />
            <div class="report" data-word="report">
                <p></p>
                <ul></ul>
                <button type="button" data-do="dismiss">{text.cells.dismiss}</button>
            </div>
            <li data-word="history-line">
                <p><strong></strong></p>
                <p class="subtitle"><span></span> ", " <time></time></p>
                <p data-why="" hidden></p>
                <button type="button" data-do="restore" hidden></button>
            </li>
            <div data-word="deleted">
                <span></span>
                <button type="button" data-do="undo-delete">{text.columns.undo}</button>
                <button type="button" class="quiet" data-do="forget-deleted">{text.common.close}</button>
            </div>
        </template>
    }
}

/// A mark that met another's, and one that was refused.
#[component]
fn ReadyProblems() -> impl IntoView {
    let text = &use_text().gradebook;
    view! {
        <li data-word="conflict">
            <span></span>
            <button type="button" data-do="keep"></button>
            <button type="button" data-do="write"></button>
        </li>
        <li data-word="refused">
            <span></span>
            <button type="button" data-do="retry">{text.retry}</button>
            <button type="button" data-do="discard">{text.discard}</button>
        </li>
    }
}

/// A part of an explanation, one mark of it, and one step.
#[component]
fn ReadyExplanation() -> impl IntoView {
    let text = use_text();
    view! {
        <div data-word="part">
            <table class="marks">
                <caption></caption>
                <thead>
                    <tr>
                        <th scope="col">{text.record.assessment}</th>
                        <th scope="col">{text.record.mark}</th>
                        <th scope="col">{text.explain.effect_heading}</th>
                    </tr>
                </thead>
                <tbody></tbody>
            </table>
            <ul class="steps"></ul>
        </div>
        <table>
            <tbody>
                <tr data-word="mark">
                    <th scope="row">
                        <span></span>
                        " "
                        <span class="kind"></span>
                    </th>
                    <td>
                        <span></span>
                        " "
                        <span class="out-of"></span>
                    </td>
                    <td></td>
                </tr>
            </tbody>
        </table>
        <li data-word="step">
            <span></span>
            " "
            <small class="exact"></small>
        </li>
    }
}
