//! A student's place in a course.

use leptos::prelude::*;
use school::grade::Rank;

use crate::text::use_text;

/// Such as "Rank 3 of 41"; nothing where there is no place to show.
#[component]
pub fn RankMark(
    /// The place; only the text changes when it changes.
    #[prop(into)]
    rank: Signal<Option<Rank>>,
) -> impl IntoView {
    let text = use_text();
    let said = move || rank.get().map(|rank| (text.record.rank)(rank));
    view! {
        <Show when=move || rank.get().is_some()>
            <p class="rank" data-rank="">{said}</p>
        </Show>
    }
    .into_any()
}
