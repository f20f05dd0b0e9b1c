//! How the reader wants the document: known before anything is rendered, so nothing flashes.

use school::{account::Theme, language::Tongue};

/// How the document that is rendered looks, and whether it saves data. The server finds it before the page; the browser reads
/// it from the document.
#[derive(Clone, Copy)]
pub struct Look {
    /// The language of the sentences.
    pub language: Tongue,
    /// How bright it is.
    pub theme: Theme,
    /// Whether this device saves data.
    pub saves: bool,
}

impl Look {
    /// The look in a language; a theme that the program does not know is the default one.
    #[must_use]
    pub fn new(tongue: Tongue, theme: &str) -> Self {
        Self { language: tongue, theme: Theme::from_name(theme).unwrap_or_default(), saves: false }
    }

    /// The look that a document says it has.
    #[must_use]
    pub fn of_document(lang: &str, theme: &str) -> Self {
        Self::new(Tongue::from_tag(lang).unwrap_or_default(), theme)
    }

    /// The same on a device that saves data, or does not.
    #[must_use]
    pub fn saving(self, saves: bool) -> Self {
        Self { saves, ..self }
    }
}

impl Default for Look {
    fn default() -> Self {
        Self::new(Tongue::default(), "")
    }
}
