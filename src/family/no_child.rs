//! What a parent reads to whom no child is linked: how that is done.

use leptos::prelude::*;

use crate::text::use_text;

/// Says that no child is linked, with the way to link one.
#[component]
pub fn NoChild() -> impl IntoView {
    let text = use_text();
    view! { <p class="empty">{text.record.no_children} " " <a href="/link">{text.linking.link_first}</a></p> }
        .into_any()
}
