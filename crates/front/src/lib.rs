//! The browser's entry: brings the page that the server rendered to life.

use wasm_bindgen::prelude::wasm_bindgen;

/// Brings the open document to life. Called once by the page's own script; the document then says so, for styles that need a living
/// page.
#[wasm_bindgen]
pub async fn hydrate() {
    yeneta::alive::come_alive().await;
}
