//! A percentage as a bar, drawn by the server; the number stands beside it.

use leptos::prelude::*;
use school::grade::Percent;

/// A bar of 0 to 100 per cent, with a line at what passes.
#[component]
pub fn Bar(
    /// How long it is.
    percent: Percent,
    /// The least that passes, where the bar stands for a grade.
    least: Option<Percent>,
) -> impl IntoView {
    let below = least.is_some_and(|least| percent < least);
    let line = least
        .map(|least| view! { <rect class="gauge-line" x=least.hundredths.to_string() y="0" width="60" height="10" /> });
    view! {
        <svg class="gauge" class:gauge-below=below viewBox="0 0 10000 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="gauge-whole" width="10000" height="10" />
            <rect class="gauge-part" width=percent.hundredths.to_string() height="10" />
            {line}
        </svg>
    }
    .into_any()
}
