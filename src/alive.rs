//! Brings the server's pages to life. Every one is a document, for which the small program is enough (`crate::document`); in some lives a
//! program of its own beside it, which is a part of the whole: any other document loads nothing of it.

use std::future::Future;

use leptos::{
    prelude::document,
    wasm_split::{SplitLoaderError, wasm_split},
};
use school::language::Tongue;

use crate::{
    document as documents, gradebook,
    live::timers,
    requests,
    screen::ScreenHandle,
    session::Look,
    text::{self, BookText},
};

/// How long after a failed load a part is asked for again, in milliseconds. Until it comes the server's page stays as it is, plain
/// forms and links.
const RETRY: u32 = 5_000;

/// A part could not be loaded.
struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Missing
    }
}

/// The program of a gradebook, to be started in the document.
#[wasm_split(gradebook, wasm_split_path = leptos::wasm_split, fallible)]
fn gradebook() -> Result<fn(&'static BookText) -> Option<ScreenHandle>, Missing> {
    Ok(gradebook::program::start)
}

/// What a gradebook says is a part by language: a page speaks one.
#[wasm_split(english_book, wasm_split_path = leptos::wasm_split, fallible)]
fn english_book() -> Result<&'static BookText, Missing> {
    Ok(text::english_book())
}

#[wasm_split(amharic_book, wasm_split_path = leptos::wasm_split, fallible)]
fn amharic_book() -> Result<&'static BookText, Missing> {
    Ok(text::amharic_book())
}

/// The program of the desks at which many requests are decided.
#[wasm_split(desk, wasm_split_path = leptos::wasm_split, fallible)]
fn desk() -> Result<fn() -> Option<ScreenHandle>, Missing> {
    Ok(requests::program::start)
}

/// Brings the open document to life, with the program that lives in it if there is one; once.
pub async fn come_alive() {
    let Some(root) = document().document_element() else { return };
    let said = |name| root.get_attribute(name).unwrap_or_default();
    let look = Look::of_document(&said("lang"), &said("data-theme")).saving(root.has_attribute("data-saver"));
    match said("data-program").as_str() {
        "gradebook" => {
            let text = book_text(&said("lang")).await;
            let start = loaded(gradebook).await;
            documents::come_alive(look, || start(text));
        }
        "desk" => {
            let start = loaded(desk).await;
            documents::come_alive(look, start);
        }
        _ => documents::come_alive(look, documents::kept_fresh),
    }
    // The attribute has a valid name: setting it can't fail.
    let _ = root.set_attribute("data-hydrated", "");
}

/// What a gradebook says in the language of the document.
async fn book_text(tag: &str) -> &'static BookText {
    match Tongue::from_tag(tag).unwrap_or_default() {
        Tongue::English => loaded(english_book).await,
        Tongue::Amharic => loaded(amharic_book).await,
    }
}

/// A part, as soon as it is there.
async fn loaded<T, F: Future<Output = Result<T, Missing>>>(part: impl Fn() -> F) -> T {
    loop {
        match part().await {
            Ok(loaded) => return loaded,
            Err(Missing) => timers::sleep(RETRY).await,
        }
    }
}
