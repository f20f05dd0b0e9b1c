//! The way through a long book before wasm: part by part. An open page scrolls instead.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::{
    gradebook::model::{wanted::Wanted, window::PART},
    text::use_text,
    ui::PageNav,
};

/// Links to the parts before and after, where the book is longer than what the server sends.
#[component]
pub fn Parts<'a>(sheet: &'a Sheet) -> impl IntoView + use<> {
    let text = use_text();
    let parts = u32::try_from(sheet.rows.len().div_ceil(PART)).unwrap_or(u32::MAX);
    let at = if sheet.wanted.page < parts { sheet.wanted.page } else { 0 };
    let to = |page: u32| Wanted { page, ..sheet.wanted.clone() }.address(&sheet.path());
    let earlier = at.checked_sub(1).map(to);
    let later = (at + 1 < parts).then(|| to(at + 1));
    (!sheet.is_whole()).then(|| {
        view! {
            <div class="parts">
                <PageNav earlier later place=(at + 1, parts) />
            </div>
            <p class="hint">{text.columns.find_hint}</p>
        }
    })
}
