//! An instant as the school's clocks and calendar show it.

use leptos::prelude::*;
use school::clock::{Instant, UtcOffset};

/// A date with the time of day, such as 2026-11-25 09:30.
#[component]
pub fn When(
    /// The instant.
    at: Instant,
    /// The school's distance from UTC.
    offset: UtcOffset,
) -> impl IntoView {
    let shown = at.date_and_time(offset);
    view! { <time datetime=shown.clone()>{shown.clone()}</time> }.into_any()
}
