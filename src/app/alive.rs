//! Brings pages with a program of their own to life. That program is a part, too: a document needs nothing of it.

use std::{future::Future, pin::Pin};

use leptos::{mount::hydrate_from_async, prelude::*, wasm_split::wasm_split};
use school::language::Tongue;

use super::{
    App,
    parts::{Missing, RETRY},
};
use crate::{
    live::timers,
    session::Look,
    text::{self, Catalogue},
};

/// A language is a part of its own: a page speaks one.
#[wasm_split(english, wasm_split_path = leptos::wasm_split, fallible)]
fn english() -> Result<&'static Catalogue, Missing> {
    Ok(text::english())
}

#[wasm_split(amharic, wasm_split_path = leptos::wasm_split, fallible)]
fn amharic() -> Result<&'static Catalogue, Missing> {
    Ok(text::amharic())
}

/// What the language of a document's tag says, once it is loaded. Until then the server's page stays as it is, plain forms
/// and links.
async fn catalogue(tag: &str) -> &'static Catalogue {
    let tongue = Tongue::from_tag(tag).unwrap_or_default();
    loop {
        let loaded = match tongue {
            Tongue::English => english().await,
            Tongue::Amharic => amharic().await,
        };
        match loaded {
            Ok(catalogue) => return catalogue,
            Err(Missing) => timers::sleep(RETRY).await,
        }
    }
}

/// A page that is coming to life.
type Waking = Pin<Box<dyn Future<Output = ()>>>;

#[wasm_split(pages, wasm_split_path = leptos::wasm_split, fallible)]
fn pages(text: &'static Catalogue, look: Look) -> Result<Waking, Missing> {
    let app = move || {
        provide_context(text);
        provide_context(look);
        App()
    };
    Ok(Box::pin(async move {
        // A document that the server rendered has a body.
        if let Some(body) = document().body() {
            hydrate_from_async(body, app).await.forget();
        }
    }))
}

/// Brings the server's page to life, as soon as the parts of the program that it needs are there: its language and what its
/// pages do. Until then it stays as it is, plain forms and links.
pub async fn come_alive(tag: &str, look: Look) {
    let text = catalogue(tag).await;
    loop {
        match pages(text, look).await {
            Ok(waking) => return waking.await,
            Err(Missing) => timers::sleep(RETRY).await,
        }
    }
}
