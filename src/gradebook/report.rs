//! Why cells that were to be written together were not.

use leptos::prelude::*;

use super::{book::Book, keys};
use crate::text::use_text;

/// How many cells are named; the rest is counted.
const NAMED: usize = 12;

/// What stood against an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub heading: String,
    /// A line for each cell.
    pub lines: Vec<String>,
}

/// The newest report, until it is dismissed.
#[component]
pub fn Reported(book: Book) -> impl IntoView {
    let text = use_text();
    let shown = move |Report { heading, lines }: Report| {
        let more = u32::try_from(lines.len().saturating_sub(NAMED)).unwrap_or(u32::MAX);
        let lines = lines.into_iter().take(NAMED).map(|line| view! { <li>{line}</li> }).collect_view();
        view! {
            <div class="report">
                <p>{heading}</p>
                <ul>
                    {lines}
                    {(more > 0).then(|| view! { <li>{(text.cells.more)(more)}</li> })}
                </ul>
                <button type="button" on:click=move |_| dismiss(book)>{text.cells.dismiss}</button>
            </div>
        }
    };
    view! { <div role="alert">{move || book.report.get().map(shown)}</div> }.into_any()
}

/// Takes the report away; the focus goes back to the cell that had it, since its button is gone.
fn dismiss(book: Book) {
    book.report.set(None);
    if let Some(cell) = keys::current() {
        keys::focus(cell);
    }
}
