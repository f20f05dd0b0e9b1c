//! A percentage as number, letter and bar.

use leptos::prelude::*;
use school::grade::{Letter, Overall};

use crate::text::use_text;

/// The class that colours a letter.
#[must_use]
pub fn letter_class(letter: Option<Letter>) -> &'static str {
    match letter {
        Some(Letter::A) => "letter letter-a",
        Some(Letter::B) => "letter letter-b",
        Some(Letter::C) => "letter letter-c",
        Some(Letter::D) => "letter letter-d",
        Some(Letter::F) => "letter letter-f",
        None => "letter",
    }
}

/// An overall grade with its letter; it never stands without its coverage.
#[component]
pub fn Meter(
    /// The grade; only its texts change when it changes.
    #[prop(into)]
    overall: Signal<Overall>,
) -> impl IntoView {
    let text = use_text();
    let percent = move || overall.get().percent.map_or_else(|| text.record.no_grade.to_owned(), |p| format!("{p} %"));
    let letter = move || overall.get().letter().map_or("–", Letter::name);
    let bar = move || overall.get().percent.map_or(0, |p| p.hundredths / 100).to_string();
    let coverage = move || (text.record.coverage)(overall.get().coverage);
    view! {
        <div class="meter">
            <span class=move || letter_class(overall.get().letter())>{letter}</span>
            <div class="meter-body">
                <span class="meter-percent">{percent}</span>
                <progress max="100" value=bar aria-hidden="true"></progress>
                <span class="meter-coverage">{coverage}</span>
            </div>
        </div>
    }
    .into_any()
}
