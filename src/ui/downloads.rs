//! The log of downloads, in sentences.

use leptos::prelude::*;
use school::{clock::SchoolClock, view::Disclosure};

use super::When;
use crate::text::use_text;

/// Who took whose data along, the newest first.
#[component]
pub fn Downloads(#[prop(into)] disclosures: Signal<Vec<Disclosure>>, clock: SchoolClock) -> impl IntoView {
    let text = use_text();
    let line = move |of: Disclosure| {
        view! {
            <li>
                <p>{(text.export.disclosed)(&of)}</p>
                <p class="subtitle"><When at=of.at clock /></p>
            </li>
        }
    };
    view! {
        <h3>{text.export.downloads}</h3>
        <Show when=move || disclosures.with(Vec::is_empty)>
            <p class="subtitle">{text.export.no_downloads}</p>
        </Show>
        <ol class="history">
            <For each=move || disclosures.get() key=|of| of.id let(of)>
                {line(of)}
            </For>
        </ol>
    }
    .into_any()
}
