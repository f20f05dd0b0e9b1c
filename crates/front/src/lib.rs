//! The browser's entry: hydrates the page that the server rendered.

use leptos::{mount::hydrate_from_async, prelude::document};
use wasm_bindgen::prelude::wasm_bindgen;

/// Brings the server's page to life, as soon as the part of the program that its page needs is there; called once by the
/// page's own script. The document then says so, for styles that need a living page.
#[wasm_bindgen]
pub async fn hydrate() {
    let document = document();
    let Some(body) = document.body() else {
        return;
    };
    hydrate_from_async(body, yeneta::app::App).await.forget();
    if let Some(root) = document.document_element() {
        // The attribute has a valid name: setting it can't fail.
        let _ = root.set_attribute("data-hydrated", "");
    }
}
