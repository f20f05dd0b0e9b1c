//! The language catalogue: every word that a person reads, one file a language.
//!
//! Invariant: a missing key does not compile; no other module holds a sentence.

mod catalogue;
mod english;

pub use catalogue::{AdminText, Catalogue, NavText};
use leptos::prelude::*;

/// The catalogue of the page's language.
#[must_use]
pub fn use_text() -> &'static Catalogue {
    use_context::<&'static Catalogue>().unwrap_or(&english::ENGLISH)
}

/// Gives the pages below the catalogue of the reader's language; English is the one there is so far.
pub fn provide_text() -> &'static Catalogue {
    provide_context::<&'static Catalogue>(&english::ENGLISH);
    &english::ENGLISH
}
