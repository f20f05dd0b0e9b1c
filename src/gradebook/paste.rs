//! Marks to a spreadsheet and from one: by the browser's copying and pasting, with a look at what would change before.

use leptos::{
    ev::ClipboardEvent,
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{EventTarget, HtmlInputElement},
};
use school::view::SaveGrades;

use super::{
    block::{lay, read_block, write_block},
    book::Book,
    editor::cancel_editor,
    keys::cell_of,
    plan::{Failure, Plan, plan},
    save::Saver,
    together::Wish,
    tools::Panel,
};
use crate::{error::ApiError, live::clipboard, text::use_text, ui::sentence};

/// How many cells that can't be taken are listed; the rest is counted.
const LISTED: usize = 50;

/// Copies the selected marks, or the mark that has the focus.
pub fn on_copy(book: Book, saver: Saver, event: &ClipboardEvent) {
    let Some(key) = cell_of(event.target()).filter(|_| !is_input(event.target())) else { return };
    let Some(area) = book.area(book.chosen(key)) else { return };
    let shown = |at| book.at(at).map(|(key, _)| book.cell(key).with_untracked(|cell| cell.mark().shown()));
    let cells: Vec<String> = area.places().map(|at| shown(at).unwrap_or_default()).collect();
    let rows: Vec<_> = cells.chunks(area.columns).map(<[String]>::to_vec).collect();
    if clipboard::copy(event, &write_block(&rows)) {
        event.prevent_default();
        saver.say((saver.text.cells.copied)(u32::try_from(cells.len()).unwrap_or(u32::MAX)));
    }
}

/// Pastes a block of marks from the cell on: at once if it is one good mark, else after a look at it.
pub fn on_paste(book: Book, saver: Saver, event: &ClipboardEvent) {
    let Some(key) = cell_of(event.target()).filter(|_| book.may_write) else { return };
    let Some(text) = clipboard::pasted(event) else { return };
    let block = read_block(&text);
    let is_one = matches!(&block[..], [line] if line.len() == 1);
    if is_input(event.target()) {
        if is_one {
            return; // The browser's own affair.
        }
        cancel_editor(book, key);
    }
    event.prevent_default();
    let Some(area) = book.area(book.chosen(key)) else { return };
    let plan = plan(lay(&block, area), |at| book.at(at).map(|(key, max)| (book.held(key), max)));
    if is_one && plan.failures.is_empty() && plan.writes.len() == 1 {
        saver.wish(Wish::Write(plan.writes));
    } else {
        book.panel.set(Some(Panel::Paste(plan)));
    }
}

/// What a pasted block would do, and the choice to do it.
#[component]
pub fn PastePlan(book: Book, saver: Saver, plan: Plan) -> impl IntoView {
    let text = use_text();
    let cells = &text.cells;
    let (writes, good) = (plan.writes.len(), plan.failures.is_empty());
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let too_many = writes > SaveGrades::MOST;
    let apply = if good { (cells.apply)(count(writes)) } else { (cells.apply_good)(count(writes)) };
    let told = [
        if writes == 0 { cells.nothing_changes.to_owned() } else { (cells.will_change)(count(writes)) },
        if plan.replaced > 0 { (cells.will_replace)(plan.replaced) } else { String::new() },
        if plan.unchanged > 0 { (cells.will_stay)(plan.unchanged) } else { String::new() },
    ];
    let close = move || book.panel.set(None);
    let go = move |_| {
        saver.wish(Wish::Write(plan.writes.clone()));
        close();
    };
    view! {
        <p>{told.join(" ")}</p>
        <p class="hint">{cells.empty_changes_nothing}</p>
        {too_many.then(|| view! { <p class="problem">{text.failure.cell_count}</p> })}
        {(!good).then(|| view! { <Failures failures=plan.failures.clone() /> })}
        <div class="actions">
            {(writes > 0 && !too_many)
                .then(|| view! { <button type="button" class="primary" on:click=go>{apply}</button> })}
            <button type="button" on:click=move |_| close()>{text.gradebook.cancel}</button>
        </div>
    }
    .into_any()
}

/// Each cell that can't be taken, with its reason.
#[component]
fn Failures(failures: Vec<Failure>) -> impl IntoView {
    let text = use_text();
    let cells = &text.cells;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (all, more) = (count(failures.len()), count(failures.len().saturating_sub(LISTED)));
    let line = |failure: Failure| {
        let why = failure.problem.map(|problem| sentence(text, &ApiError::Invalid { problem }));
        view! {
            <tr>
                <td class="number">{failure.line.to_string()}</td>
                <td class="number">{failure.column.to_string()}</td>
                <td>{failure.text}</td>
                <td>{why.unwrap_or_else(|| cells.outside.to_owned())}</td>
            </tr>
        }
    };
    let lines = failures.into_iter().take(LISTED).map(line).collect_view();
    view! {
        <table class="failures">
            <caption>{(cells.can_not)(all)}</caption>
            <thead>
                <tr>
                    <th scope="col">{cells.line}</th>
                    <th scope="col">{cells.column}</th>
                    <th scope="col">{cells.pasted}</th>
                    <th scope="col">{cells.why}</th>
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
        {(more > 0).then(|| view! { <p>{(cells.more)(more)}</p> })}
    }
}

fn is_input(target: Option<EventTarget>) -> bool {
    target.is_some_and(|target| target.dyn_ref::<HtmlInputElement>().is_some())
}
