//! The browser's entry: brings the page that the server rendered to life.

use leptos::prelude::document;
use wasm_bindgen::prelude::wasm_bindgen;
use yeneta::{app, document as documents, session::Look};

/// Brings a document to life by the small program, any other page by its own. Called once by the page's own script. The
/// document then says so, for styles that need a living page.
#[wasm_bindgen]
pub async fn hydrate() {
    let Some(root) = document().document_element() else { return };
    let said = |name| root.get_attribute(name).unwrap_or_default();
    let look = Look::of_document(&said("lang"), &said("data-theme")).saving(root.has_attribute("data-saver"));
    if root.has_attribute("data-document") {
        documents::come_alive(look);
    } else {
        app::come_alive(&said("lang"), look).await;
    }
    // The attribute has a valid name: setting it can't fail.
    let _ = root.set_attribute("data-hydrated", "");
}
