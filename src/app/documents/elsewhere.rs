//! A page with a program of its own leads to a document: the browser goes there.

use leptos::prelude::*;
use leptos_router::hooks::use_url;

use super::Document;

/// Never comes: the page is left.
pub async fn shown(_: Document) -> AnyView {
    let url = use_url().get_untracked();
    let hash = url.hash();
    // Where that fails the page stays as it is, and its links with it.
    let _ = window().location().assign(&format!("{}{}{hash}", url.path(), with_mark(url.search())));
    std::future::pending().await
}

fn with_mark(query: &str) -> String {
    if query.is_empty() { String::new() } else { format!("?{}", query.trim_start_matches('?')) }
}
