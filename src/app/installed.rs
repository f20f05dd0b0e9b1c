//! What makes the program one that a phone installs: its name, its icons and its colours.

use leptos::{prelude::*, tachys::html::InertElement};
use school::{account::Theme, language::Tongue};

/// Where the manifest is; it is asked for without a cookie, so its address says the language.
pub const MANIFEST: &str = "/manifest.webmanifest";

/// The ground of the bar on top, light and dark: `--surface` of `style/tokens.css`.
pub const BAR: [(&str, &str); 2] = [("light", "#ffffff"), ("dark", "#1d2226")];

/// The document's link to the manifest, and the colours of the browser's own bars: of a theme that the reader chose, or of
/// both that the device may wish.
pub fn installed(language: Tongue, theme: Theme) -> impl IntoView {
    let colour = move |(scheme, colour): (&str, &str)| match theme.forced() {
        None => {
            Some(format!("<meta name=\"theme-color\" content=\"{colour}\" media=\"(prefers-color-scheme: {scheme})\">"))
        }
        Some(forced) => (forced == scheme).then(|| format!("<meta name=\"theme-color\" content=\"{colour}\">")),
    };
    // Fixed texts, which need no escaping; `media` of such an element is none that the view knows.
    let colours = BAR.into_iter().filter_map(colour).map(InertElement::new).collect_view();
    view! {
        <link rel="manifest" href=format!("{MANIFEST}?lang={}", language.tag()) />
        {colours}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_are_those_of_the_style_sheet() {
        let [(_, light), (_, dark)] = BAR;
        let tokens = include_str!("../../style/tokens.css");
        assert!(tokens.contains(&format!("--surface: light-dark({light}, {dark});")));
    }
}
