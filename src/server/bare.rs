//! A document without a script, for what is said outside the app's pages.

use axum::{
    http::header::CONTENT_SECURITY_POLICY,
    response::{Html, IntoResponse, Response},
};
use leptos::prelude::*;

use super::{AppState, guard};
use crate::{
    session::Look,
    text::{Catalogue, of_tongue, provide_text},
};

/// The document, by the look; its policy lets it run nothing.
pub fn document(
    state: &AppState,
    look: Look,
    title: impl FnOnce(&'static Catalogue) -> String,
    main: impl FnOnce() -> AnyView,
) -> Response {
    let policy = (CONTENT_SECURITY_POLICY, guard::policy_of_document(None));
    ([policy], Html(written(state, look, title, main))).into_response()
}

fn written(
    state: &AppState,
    look: Look,
    title: impl FnOnce(&'static Catalogue) -> String,
    main: impl FnOnce() -> AnyView,
) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let text = provide_text(of_tongue(look.language));
        let (folder, name) = (&state.leptos.site_pkg_dir, &state.leptos.output_name);
        let style = format!("{}{}/{folder}/{name}.css", guard::OF_A_BUILD, state.build);
        let page = view! {
            <html lang=text.lang data-theme=look.theme.forced()>
                <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <meta name="color-scheme" content=look.theme.schemes() />
                    <title>{title(text)}</title>
                    <link rel="stylesheet" href=style />
                </head>
                <body>
                    <main id="content">{main()}</main>
                </body>
            </html>
        };
        format!("<!DOCTYPE html>{}", page.to_html())
    })
}
