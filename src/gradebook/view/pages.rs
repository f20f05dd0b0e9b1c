//! The way through a long book before wasm: part by part. An open page scrolls instead.

use leptos::prelude::*;

use super::{wanted::Wanted, window::PART};
use crate::{gradebook::book::Book, text::use_text, ui::PageNav};

/// Links to the parts before and after, where the book is longer than what the server sends.
#[component]
pub fn Parts(book: Book) -> impl IntoView {
    let text = use_text();
    let parts = move || u32::try_from(book.shown.with_rows(|rows| rows.len().div_ceil(PART))).unwrap_or(u32::MAX);
    let at = move || {
        let page = book.shown.wanted.with(|wanted| wanted.page);
        if page < parts() { page } else { 0 }
    };
    let to = move |page: u32| Wanted { page, ..book.shown.wanted.get() }.address(&book.path());
    let earlier = Signal::derive(move || at().checked_sub(1).map(to));
    let later = Signal::derive(move || (at() + 1 < parts()).then(|| to(at() + 1)));
    view! {
        <Show when=move || !book.shown.is_whole()>
            <div class="parts">
                <PageNav earlier later place=Signal::derive(move || (at() + 1, parts())) />
            </div>
            <p class="hint">{text.columns.find_hint}</p>
        </Show>
    }
    .into_any()
}
