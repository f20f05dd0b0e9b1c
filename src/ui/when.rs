//! An instant as the school's clocks and calendar show it, in the reader's language.

use leptos::prelude::*;
use school::clock::{Instant, SchoolClock};

use crate::text::use_text;

/// A date with the time of day, such as 25 Nov 2026, 09:30.
#[component]
pub fn When(
    /// The instant.
    at: Instant,
    /// How the school shows it: [`AsOf::clock`](school::view::AsOf::clock) of the answer that it is in.
    clock: SchoolClock,
) -> impl IntoView {
    let text = use_text();
    let shown = (text.dates.date_and_time)(at.date(clock), at.time_of_day(clock));
    view! { <time datetime=at.utc()>{shown}</time> }.into_any()
}
