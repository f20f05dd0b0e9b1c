//! A status as a pill: a colour and a word, never a colour alone.

use leptos::prelude::*;

/// What a status means, for its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It waits.
    Waiting,
    /// It is under way.
    Active,
    /// It went well.
    Good,
    /// It was refused or is suspended.
    Bad,
    /// It is over.
    Over,
}

impl Tone {
    /// The class that colours it.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Tone::Waiting => "pill pill-waiting",
            Tone::Active => "pill pill-active",
            Tone::Good => "pill pill-good",
            Tone::Bad => "pill pill-bad",
            Tone::Over => "pill pill-over",
        }
    }
}

/// A status in a word.
#[component]
pub fn Pill(
    /// What it means.
    #[prop(into)]
    tone: Signal<Tone>,
    /// The word.
    #[prop(into)]
    label: Signal<&'static str>,
) -> impl IntoView {
    view! { <span class=move || tone.get().class()>{move || label.get()}</span> }.into_any()
}
