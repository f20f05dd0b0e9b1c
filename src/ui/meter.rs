//! A percentage as number, word and bar.

use leptos::prelude::*;
use school::grade::{Overall, Scale};

use super::AwardMark;
use crate::text::use_text;

/// An overall grade with its letter, or whether it passes; it never stands without its coverage.
#[component]
pub fn Meter(
    /// The grade.
    overall: Overall,
    /// How the school words a percentage.
    scale: Scale,
) -> impl IntoView {
    let text = use_text();
    let percent = overall.percent.map_or_else(|| text.record.no_grade.to_owned(), |p| format!("{p} %"));
    let bar = overall.percent.map_or(0, |p| p.hundredths / 100).to_string();
    view! {
        <div class="meter">
            <AwardMark award=overall.award(scale) />
            <div class="meter-body">
                <span class="meter-percent">{percent}</span>
                <progress max="100" value=bar aria-hidden="true"></progress>
                <span class="meter-coverage">{(text.record.coverage)(overall.coverage)}</span>
            </div>
        </div>
    }
    .into_any()
}
