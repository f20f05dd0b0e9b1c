//! A percentage as a bar, drawn by the server; the number stands beside it.

use leptos::prelude::*;
use school::grade::Percent;

/// A bar of 0 to 100 per cent, with a line at what passes.
#[component]
pub fn Bar(
    /// How long it is; none is nothing to show yet.
    percent: Option<Percent>,
    /// The least that passes, where the bar stands for a grade.
    least: Option<Percent>,
) -> impl IntoView {
    let length = percent.map_or(0, |percent| percent.hundredths).to_string();
    let below = percent.zip(least).is_some_and(|(percent, least)| percent < least);
    let class = if below { "gauge gauge-below" } else { "gauge" };
    let line = least.map(|least| {
        view! { <rect class="gauge-line" x=least.hundredths.to_string() y="0" width="60" height="10" /> }
    });
    view! {
        <svg class=class viewBox="0 0 10000 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="gauge-whole" width="10000" height="10" />
            <rect class="gauge-part" width=length height="10" />
            {line}
        </svg>
    }
    .into_any()
}
