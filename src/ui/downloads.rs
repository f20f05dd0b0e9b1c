//! The log of downloads, in sentences.

use leptos::prelude::*;
use school::{clock::SchoolClock, view::Disclosure};

use super::When;
use crate::text::use_text;

/// Who took whose data along, the newest first.
#[component]
pub fn Downloads(disclosures: Vec<Disclosure>, clock: SchoolClock) -> impl IntoView {
    let text = use_text();
    let line = |of: Disclosure| {
        view! {
            <li data-key=of.id.to_string()>
                <p>{(text.export.disclosed)(&of)}</p>
                <p class="subtitle"><When at=of.at clock /></p>
            </li>
        }
    };
    let none = disclosures.is_empty().then(|| view! { <p class="subtitle">{text.export.no_downloads}</p> });
    view! {
        <h3>{text.export.downloads}</h3>
        {none}
        <ol class="history">{disclosures.into_iter().map(line).collect_view()}</ol>
    }
    .into_any()
}
