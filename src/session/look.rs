//! How the reader wants the document: known before anything is rendered, so nothing flashes.

use school::{account::Theme, language::Tongue};

/// The language and theme of the document that is rendered. The server finds it before the page; in the browser the document
/// has it already.
#[derive(Clone, Copy)]
pub struct Look {
    /// The language of the sentences.
    pub language: Tongue,
    /// How bright it is.
    pub theme: Theme,
}

impl Look {
    /// The look in a language; a theme that the program does not know is the default one.
    #[must_use]
    pub fn new(tongue: Tongue, theme: &str) -> Self {
        Self { language: tongue, theme: Theme::from_name(theme).unwrap_or_default() }
    }
}

impl Default for Look {
    fn default() -> Self {
        Self::new(Tongue::default(), "")
    }
}
