//! A percentage as number, word and bar.

use leptos::prelude::*;
use school::grade::{Overall, Scale};

use super::AwardMark;
use crate::text::use_text;

/// An overall grade with its letter, or whether it passes; it never stands without its coverage.
#[component]
pub fn Meter(
    /// The grade; only its texts change when it changes.
    #[prop(into)]
    overall: Signal<Overall>,
    /// How the school words a percentage.
    #[prop(into)]
    scale: Signal<Scale>,
) -> impl IntoView {
    let text = use_text();
    let percent = move || overall.get().percent.map_or_else(|| text.record.no_grade.to_owned(), |p| format!("{p} %"));
    let award = Signal::derive(move || overall.get().award(scale.get()));
    let bar = move || overall.get().percent.map_or(0, |p| p.hundredths / 100).to_string();
    let coverage = move || (text.record.coverage)(overall.get().coverage);
    view! {
        <div class="meter">
            <AwardMark award />
            <div class="meter-body">
                <span class="meter-percent">{percent}</span>
                <progress max="100" value=bar aria-hidden="true"></progress>
                <span class="meter-coverage">{coverage}</span>
            </div>
        </div>
    }
    .into_any()
}
