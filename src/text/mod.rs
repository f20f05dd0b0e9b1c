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

pub use catalogue::{AdminText, Catalogue, LinkingText, NavText};
pub use explain::{Said, Told, ToldLine, ToldPart};
use leptos::prelude::*;
pub use page::Page;
use school::language::Tongue;

/// A language in which the program can speak.
pub struct Language {
    /// The BCP 47 tag: of `<html lang>`, in the account.
    pub tag: &'static str,
    /// What its speakers call it.
    pub name: &'static str,
    /// What it says.
    pub catalogue: &'static Catalogue,
}

/// Every language; the first one speaks where nothing was chosen.
pub static LANGUAGES: [Language; 2] = [
    Language { tag: english::ENGLISH.lang, name: "English", catalogue: &english::ENGLISH },
    Language { tag: amharic::AMHARIC.lang, name: "አማርኛ", catalogue: &amharic::AMHARIC },
];

impl Language {
    /// What the language says, where no page is rendered.
    #[must_use]
    pub fn text(&self) -> &'static Catalogue {
        self.catalogue
    }
}

impl Default for &'static Language {
    fn default() -> Self {
        &LANGUAGES[0]
    }
}

/// The language that a school calls so.
#[must_use]
pub fn of_tongue(tongue: Tongue) -> &'static Language {
    match tongue {
        Tongue::English => &LANGUAGES[0],
        Tongue::Amharic => &LANGUAGES[1],
    }
}

/// The language of a tag, if the program speaks it.
#[must_use]
pub fn language(tag: &str) -> Option<&'static Language> {
    LANGUAGES.iter().find(|language| language.tag == tag)
}

/// The catalogue of the page's language.
#[must_use]
pub fn use_text() -> &'static Catalogue {
    use_context::<&'static Catalogue>().unwrap_or(&english::ENGLISH)
}

/// Gives the pages below the catalogue of a language.
pub fn provide_text(language: &'static Language) -> &'static Catalogue {
    provide_context(language.catalogue);
    language.catalogue
}
