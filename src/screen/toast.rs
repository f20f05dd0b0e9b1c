//! Where the toasts stand: over the page, in live regions that are there before any toast. What comes into them is the small program's
//! (`document::toasts`).

use leptos::prelude::*;

use crate::text::use_text;

/// The live region of the toasts.
#[component]
pub fn ToastArea() -> impl IntoView {
    view! {
        <section class="toasts" aria-label=use_text().notices.messages>
            <div role="status" aria-atomic="false"></div>
        </section>
    }
    .into_any()
}
