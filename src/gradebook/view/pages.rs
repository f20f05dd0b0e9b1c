//! The way through a long book before wasm: part by part. An open page scrolls instead.

use leptos::prelude::*;

use super::{wanted::Wanted, window::PART};
use crate::{gradebook::book::Book, text::use_text};

/// Links to the parts before and after, where the book is longer than what the server sends.
#[component]
pub fn Parts(book: Book) -> impl IntoView {
    let text = use_text();
    let long = move || !book.shown.is_whole();
    let links = move || {
        let wanted = book.shown.wanted.get();
        let parts = book.shown.with_rows(|rows| rows.len().div_ceil(PART));
        let parts = u32::try_from(parts).unwrap_or(u32::MAX);
        let at = if wanted.page < parts { wanted.page } else { 0 };
        let link = |page: u32, label: &'static str| {
            let address = Wanted { page, ..wanted.clone() }.address(&book.path());
            view! { <a class="button" href=address>{label}</a> }
        };
        view! {
            {at.checked_sub(1).map(|before| link(before, text.common.earlier))}
            <span>{(text.common.page_of)(at + 1, parts)}</span>
            {(at + 1 < parts).then(|| link(at + 1, text.common.later))}
        }
    };
    view! {
        <Show when=long>
            <nav class="pages parts" aria-label=text.common.pages>{links}</nav>
            <p class="hint">{text.columns.find_hint}</p>
        </Show>
    }
    .into_any()
}
