//! A dialog over the page: the browser's own, with its focus trap, its Escape, and the focus back where it was.

use leptos::{html, prelude::*};

use crate::text::use_text;

/// A modal dialog that is there while `open` says so. Escape and its button close it by `on_close`.
///
/// Without wasm it is never shown: whoever opens it offers the same by a link or a plain form.
#[component]
pub fn Dialog(
    /// Tells it from the page's other dialogs.
    id: &'static str,
    /// Whether it is shown.
    #[prop(into)]
    open: Signal<bool>,
    /// The heading.
    #[prop(into)]
    heading: Signal<String>,
    /// Wants to close.
    on_close: Callback<()>,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let text = use_text();
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = node.get() else { return };
        if open.get() && !dialog.open() {
            // Only a dialog that is not in the document can refuse.
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog node_ref=node id=id class="dialog" aria-labelledby=format!("{id}-heading") on:close=move |_| on_close.run(())>
            <div class="dialog-head">
                <h2 id=format!("{id}-heading")>{move || heading.get()}</h2>
                <form method="dialog">
                    <button type="submit" class="quiet">{text.common.close}</button>
                </form>
            </div>
            {children()}
        </dialog>
    }
    .into_any()
}
