//! The word for a percentage: a letter, or whether it passes. A colour and a word, never a colour alone.

use leptos::prelude::*;
use school::grade::{Award, Letter};

use crate::text::use_text;

/// A letter, "pass" or "fail", in its colour; a dash while there is no grade.
#[component]
pub fn AwardMark(
    /// The word; only the text changes when it changes.
    #[prop(into)]
    award: Signal<Option<Award>>,
) -> impl IntoView {
    let text = use_text();
    let word = move || award.get().map_or("–", |award| text.award(award));
    view! { <span class=move || award_class(award.get())>{word}</span> }.into_any()
}

/// The class that colours a word.
#[must_use]
pub fn award_class(award: Option<Award>) -> &'static str {
    match award {
        Some(Award::Letter(Letter::A)) => "letter letter-a",
        Some(Award::Letter(Letter::B)) => "letter letter-b",
        Some(Award::Letter(Letter::C)) => "letter letter-c",
        Some(Award::Letter(Letter::D)) => "letter letter-d",
        Some(Award::Letter(Letter::F)) => "letter letter-f",
        Some(Award::Pass) => "letter letter-word letter-a",
        Some(Award::Fail) => "letter letter-word letter-f",
        None => "letter",
    }
}
