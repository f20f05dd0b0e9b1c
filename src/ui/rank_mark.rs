//! A student's place in a course.

use leptos::prelude::*;
use school::grade::Rank;

use crate::text::use_text;

/// Such as "Rank 3 of 41"; nothing where there is no place to show.
#[component]
pub fn RankMark(
    /// The place.
    rank: Option<Rank>,
) -> impl IntoView {
    let text = use_text();
    rank.map(|rank| view! { <p class="rank" data-rank="">{(text.record.rank)(rank)}</p> })
}
