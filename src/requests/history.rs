//! What became of a request, step by step: who, when, why.

use leptos::prelude::*;
use school::{clock::SchoolClock, request::Actor, view::HistoryLine};

use super::StatePill;
use crate::{text::use_text, ui::When};

/// The steps of a request, the first one first.
#[component]
pub fn History(
    /// The steps.
    lines: Vec<HistoryLine>,
    /// How the school shows their instants.
    clock: SchoolClock,
) -> impl IntoView {
    let steps = lines.into_iter().map(|line| view! { <Step line clock /> }).collect_view();
    view! { <ol class="steps">{steps}</ol> }.into_any()
}

#[component]
fn Step(line: HistoryLine, clock: SchoolClock) -> impl IntoView {
    let text = use_text();
    let HistoryLine { state, actor, by, at, note } = line;
    let who = match (by, actor) {
        (Some(name), Actor::Asker) => name.to_string(),
        (Some(name), actor) => format!("{name} ({})", (text.requests.actor)(actor)),
        (None, _) => text.requests.list.by_itself.to_owned(),
    };
    view! {
        <li>
            <StatePill state />
            <span class="history-who">{who}</span>
            <span class="subtitle"><When at clock /></span>
            {(!note.is_empty()).then(|| view! { <q class="note">{note}</q> })}
        </li>
    }
    .into_any()
}
