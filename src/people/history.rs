//! What was done to a person: who, when, what and why.

use leptos::prelude::*;
use school::view::{PersonEvent, PersonPage};

use crate::{
    text::use_text,
    ui::{Downloads, When},
};

/// The history of a person, the newest first, and who took the person's data along.
#[component]
pub fn History(data: RwSignal<PersonPage>) -> impl IntoView {
    let text = use_text();
    let clock = data.with_untracked(|d| d.as_of.clock);
    let disclosures = Memo::new(move |_| data.with(|d| d.disclosures.clone()));
    view! {
        <section class="card">
            <h2>{text.people.history}</h2>
            <Show when=move || data.with(|d| d.history.is_empty())>
                <p class="subtitle">{text.people.no_history}</p>
            </Show>
            <ol class="history">
                <For each=move || data.get().history key=|event| event.id let(event)>
                    <Line event data />
                </For>
            </ol>
            // Beside the acts and not among them: many downloads hide none.
            <Downloads disclosures clock />
        </section>
    }
    .into_any()
}

#[component]
fn Line(event: PersonEvent, data: RwSignal<PersonPage>) -> impl IntoView {
    let text = use_text();
    let people = &text.people;
    let clock = data.with_untracked(|d| d.as_of.clock);
    let changes = event.changes.into_iter().map(|change| {
        view! { <li>{text.changed(&change)}</li> }
    });
    let reason = (!event.reason.is_empty()).then(|| view! { <p>{event.reason}</p> });
    view! {
        <li>
            <p><strong>{(people.act)(event.act)}</strong> " " {(people.by)(&event.by.to_string())}</p>
            <p class="subtitle"><When at=event.at clock /></p>
            {reason}
            <ul>{changes.collect_view()}</ul>
        </li>
    }
    .into_any()
}
