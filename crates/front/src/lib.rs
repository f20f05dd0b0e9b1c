//! The browser's entry: hydrates the page that the server rendered.

/// Brings the server's page to life; called once by the page's own script.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_body(yeneta::app::App);
}
