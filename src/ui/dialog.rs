//! A dialog over the page: the browser's own, with its focus trap and its Escape.

use leptos::{html, prelude::*};

/// A modal dialog that is there while `open` says so. Escape and the backdrop's form close it by `on_close`.
///
/// Without wasm it is never shown: whoever opens it offers the same by a link or a plain form.
#[component]
pub fn Dialog(
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
        <dialog node_ref=node class="dialog" aria-labelledby="dialog-heading" on:close=move |_| on_close.run(())>
            <h2 id="dialog-heading">{move || heading.get()}</h2>
            {children()}
        </dialog>
    }
    .into_any()
}
