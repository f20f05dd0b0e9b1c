//! The browser's entry: hydrates the page that the server rendered.

use leptos::{
    mount::hydrate_from_async,
    prelude::{document, provide_context},
};
use wasm_bindgen::prelude::wasm_bindgen;
use yeneta::{
    app::{App, catalogue},
    session::Look,
};

/// Brings the server's page to life, as soon as the parts of the program that it needs are there: its language and what its
/// pages do. Called once by the page's own script. The document then says so, for styles that need a living page.
#[wasm_bindgen]
pub async fn hydrate() {
    let document = document();
    let (Some(root), Some(body)) = (document.document_element(), document.body()) else {
        return;
    };
    let said = |name| root.get_attribute(name).unwrap_or_default();
    let text = catalogue(&said("lang")).await;
    let look = Look::of_document(&said("lang"), &said("data-theme")).saving(root.has_attribute("data-saver"));
    let app = move || {
        provide_context(text);
        provide_context(look);
        App()
    };
    hydrate_from_async(body, app).await.forget();
    // The attribute has a valid name: setting it can't fail.
    let _ = root.set_attribute("data-hydrated", "");
}
