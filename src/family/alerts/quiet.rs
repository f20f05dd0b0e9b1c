//! Hours in which nothing is told: once for a person, of all children.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{alert::QuietHours, view::SaveQuiet};

use crate::{
    family::api::SaveQuietCall,
    text::use_text,
    ui::{PlainForm, use_form_failure},
};

/// What is offered to who has chosen none.
const NIGHT: (&str, &str) = ("21:00", "06:30");

/// The hours of quiet.
#[component]
pub fn Quiet(quiet: Option<QuietHours>) -> impl IntoView {
    let text = &use_text().alerts;
    let refused = use_form_failure().get_untracked().is_some();
    let typed = use_query_map().with_untracked(|query| SaveQuiet::of_parameters(|name| query.get(name)));
    let typed = typed.filter(|_| refused).unwrap_or_else(|| chosen(quiet));
    view! {
        <section class="card alerts" aria-labelledby="quiet-hours">
            <h2 id="quiet-hours">{text.quiet}</h2>
            <p class="subtitle">{text.quiet_hint}</p>
            <PlainForm<SaveQuietCall> done=text.quiet_saved class="fields">
                <label class="check">
                    <input type="checkbox" name="save[on]" value="true" checked=typed.on />
                    {text.quiet_on}
                </label>
                <label for="quiet-from">{text.quiet_from}</label>
                <input id="quiet-from" name="save[from]" type="time" required value=typed.from />
                <label for="quiet-until">{text.quiet_until}</label>
                <input id="quiet-until" name="save[until]" type="time" required value=typed.until />
                <button type="submit" class="primary">{text.save_quiet}</button>
            </PlainForm<SaveQuietCall>>
        </section>
    }
    .into_any()
}

fn chosen(quiet: Option<QuietHours>) -> SaveQuiet {
    match quiet {
        Some(quiet) => SaveQuiet { on: true, from: quiet.from().to_string(), until: quiet.until().to_string() },
        None => SaveQuiet { on: false, from: NIGHT.0.into(), until: NIGHT.1.into() },
    }
}
