//! What became of a request, step by step: who, when, why.

use leptos::prelude::*;
use school::{clock::SchoolClock, request::Actor, view::HistoryLine};

use super::StatePill;
use crate::{text::use_text, ui::When};

/// The steps of a request, the first one first.
#[component]
pub fn History(
    /// The steps.
    #[prop(into)]
    lines: Signal<Vec<HistoryLine>>,
    /// How the school shows their instants.
    #[prop(into)]
    clock: Signal<SchoolClock>,
) -> impl IntoView {
    // Steps are only ever added: a step is its place.
    let steps = move || lines.get().into_iter().enumerate();
    view! {
        <ol class="steps">
            <For each=steps key=|(place, _)| *place let((_, line))>
                <Step line clock />
            </For>
        </ol>
    }
    .into_any()
}

#[component]
fn Step(line: HistoryLine, clock: Signal<SchoolClock>) -> impl IntoView {
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
            <span class="subtitle">{move || view! { <When at clock=clock.get() /> }}</span>
            {(!note.is_empty()).then(|| view! { <q class="note">{note}</q> })}
        </li>
    }
    .into_any()
}
