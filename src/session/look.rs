//! How the reader wants the document: known before anything is rendered, so nothing flashes.

use school::account::Theme;

use crate::text::{Language, language};

/// The language and theme of the document that is rendered. The server finds it before the page; in the browser the document
/// has it already.
#[derive(Clone, Copy)]
pub struct Look {
    /// The language of the sentences.
    pub language: &'static Language,
    /// How bright it is.
    pub theme: Theme,
}

impl Look {
    /// The look from what was stored or sent; what the program does not know is its default.
    #[must_use]
    pub fn read(tag: &str, theme: &str) -> Self {
        let (language, theme) = (language(tag).unwrap_or_default(), Theme::from_name(theme).unwrap_or_default());
        Self { language, theme }
    }
}

impl Default for Look {
    fn default() -> Self {
        Self::read("", "")
    }
}
