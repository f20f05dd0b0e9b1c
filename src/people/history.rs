//! What was done to a person: who, when, what and why.

use leptos::prelude::*;
use school::{
    clock::SchoolClock,
    view::{PersonEvent, PersonPage},
};

use crate::{
    text::use_text,
    ui::{Downloads, When},
};

/// The history of a person, the newest first, and who took the person's data along.
#[component]
pub fn History<'a>(page: &'a PersonPage) -> impl IntoView + use<> {
    let text = use_text();
    let clock = page.as_of.clock;
    let nothing = page.history.is_empty().then(|| view! { <p class="subtitle">{text.people.no_history}</p> });
    let lines = page.history.iter().map(|event| view! { <Line event=event.clone() clock /> }).collect_view();
    view! {
        <section class="card">
            <h2>{text.people.history}</h2>
            {nothing}
            <ol class="history">{lines}</ol>
            // Beside the acts and not among them: many downloads hide none.
            <Downloads disclosures=page.disclosures.clone() clock />
        </section>
    }
    .into_any()
}

#[component]
fn Line(event: PersonEvent, clock: SchoolClock) -> impl IntoView {
    let text = use_text();
    let people = &text.people;
    let changes = event.changes.into_iter().map(|change| {
        view! { <li>{text.changed(&change)}</li> }
    });
    let reason = (!event.reason.is_empty()).then(|| view! { <p>{event.reason}</p> });
    view! {
        <li data-key=event.id.to_string()>
            <p><strong>{(people.act)(event.act)}</strong> " " {(people.by)(&event.by.to_string())}</p>
            <p class="subtitle"><When at=event.at clock /></p>
            {reason}
            <ul>{changes.collect_view()}</ul>
        </li>
    }
    .into_any()
}
