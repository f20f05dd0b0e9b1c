//! The way through a list of several pages.

use leptos::prelude::*;

use crate::text::use_text;

/// Links to the page before and the page after; nothing where there is neither.
#[component]
pub fn PageNav(
    /// The address of the page before.
    earlier: Option<String>,
    /// The address of the page after.
    later: Option<String>,
    /// Which page this is, of how many, where both are known; from 1.
    #[prop(optional)]
    place: Option<(u32, u32)>,
    /// Whether the small program brings the other page into the open one: what is selected stays.
    #[prop(optional)]
    stays: bool,
) -> impl IntoView {
    let text = &use_text().common;
    if earlier.is_none() && later.is_none() {
        return ().into_any();
    }
    let stays = stays.then_some("");
    let link = |href: String, rel, word| view! { <a class="button" rel=rel href=href data-get=stays>{word}</a> };
    let before = earlier.map(|href| link(href, "prev", text.earlier));
    let after = later.map(|href| link(href, "next", text.later));
    let place = place.map(|(page, pages)| view! { <span>{(text.page_of)(page, pages)}</span> });
    view! { <nav class="pages" aria-label=text.pages>{before} {place} {after}</nav> }.into_any()
}

/// The page that an address asks for, from 0; people count from 1. The first where it asks for none, or for no number.
#[must_use]
pub fn page_of(typed: Option<&str>) -> u32 {
    typed.and_then(|page| page.parse::<u32>().ok()).unwrap_or(1).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_count_pages_from_one() {
        let pages = [None, Some("1"), Some("3"), Some("0"), Some("x"), Some("-1"), Some("4294967295")].map(page_of);
        assert_eq!(pages, [0, 0, 2, 0, 0, 0, 4_294_967_294]);
    }
}
