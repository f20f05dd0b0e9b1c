//! The language catalogue: every word that a person reads, one folder a language.
//!
//! Invariant: a missing key does not compile; no other module holds a sentence.

mod amharic;
mod catalogue;
mod english;
mod explain;
mod page;
#[cfg(test)]
mod tests;

pub use catalogue::{AdminText, BookText, Catalogue, LinkingText, NavText};
pub use explain::{Said, Told, ToldLine, ToldPart};
use leptos::prelude::*;
pub use page::Page;
use school::language::Tongue;

/// What a language says. Whoever calls this has every language in its part of the browser's program: pages ask
/// [`use_text`].
#[must_use]
pub fn of_tongue(tongue: Tongue) -> &'static Catalogue {
    match tongue {
        Tongue::English => english(),
        Tongue::Amharic => amharic(),
    }
}

/// What English says.
#[must_use]
pub fn english() -> &'static Catalogue {
    &english::ENGLISH
}

/// What Amharic says.
#[must_use]
pub fn amharic() -> &'static Catalogue {
    &amharic::AMHARIC
}

/// What English says in an open gradebook.
#[must_use]
pub fn english_book() -> &'static BookText {
    &english::OF_A_BOOK
}

/// What Amharic says there.
#[must_use]
pub fn amharic_book() -> &'static BookText {
    &amharic::OF_A_BOOK
}

/// What its speakers call a language.
#[must_use]
pub fn name_of(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::English => "English",
        Tongue::Amharic => "አማርኛ",
    }
}

/// The catalogue of the page's language.
///
/// # Panics
/// Where nobody provided one; the document's shell does, and the browser's entry.
#[must_use]
pub fn use_text() -> &'static Catalogue {
    expect_context()
}

/// Gives the pages below the catalogue of a language.
pub fn provide_text(catalogue: &'static Catalogue) -> &'static Catalogue {
    provide_context(catalogue);
    catalogue
}
