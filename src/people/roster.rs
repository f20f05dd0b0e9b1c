//! `/admin/people/import/:id`: what a roster would change, and applying it.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use school::{
    id::RosterId,
    view::{RosterPage as RosterData, RosterShown},
};

use super::{
    api::{ApplyRosterCall, PreviewAgainCall, roster},
    roster_tables::{BadLines, ChangedPeople, NewPeople},
};
use crate::{
    error::ApiError,
    screen::{AdminNav, AdminTab},
    text::use_text,
    ui::{FormProblem, Loaded, PlainForm},
};

/// A roster that waits to be applied, or was.
#[component]
pub fn RosterPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|p| p.get("id")).and_then(|id| id.parse::<RosterId>().ok());
    let load = move || async move { roster(id.ok_or(ApiError::NotFound)?).await };
    view! {
        <AdminNav current=AdminTab::People />
        <Loaded load page=|data| view! { <Roster data /> }.into_any() />
    }
}

#[component]
fn Roster(data: RosterData) -> impl IntoView {
    let text = use_text();
    let of = (text.roster.of_file)(&data.file_name, &data.school_name);
    let applied = data.outcome.map(|outcome| {
        let said = (text.roster.outcome)(outcome.added, outcome.changed, outcome.left_out);
        view! {
            <p class="applied" role="status"><strong>{text.roster.applied}</strong> " " {said}</p>
            <p class="actions">
                <a class="button" href="/admin/people">{text.people.back}</a>
                <a class="button" href="/admin/people/import">{text.roster.another}</a>
            </p>
        }
    });
    let waiting = data.outcome.is_none().then(|| view! { <Preview roster=data.roster shown=data.shown /> });
    view! {
        <div class="page-head">
            <div>
                <p class="crumb"><a href="/admin/people/import">{text.roster.heading}</a></p>
                <h1>{text.roster.preview_heading}</h1>
                <p class="subtitle">{of}</p>
            </div>
        </div>
        <FormProblem />
        {applied}
        {waiting}
    }
    .into_any()
}

#[component]
fn Preview(roster: RosterId, shown: RosterShown) -> impl IntoView {
    let text = &use_text().roster;
    let counts = [
        (text.new)(shown.new.len()),
        (text.changed)(shown.changed.len()),
        (text.unchanged)(shown.unchanged),
        (text.bad)(shown.bad.len()),
    ];
    let (bad, something) = (shown.bad.len(), shown.changes_something());
    view! {
        <section class="card decision">
            <p><strong>{text.nothing_yet}</strong> " " {counts.join(" · ")}</p>
            {something.then(|| view! { <Apply roster bad /> })}
            {(!something && bad == 0).then(|| view! { <p>{text.nothing_to_do}</p> })}
            <Again roster />
        </section>
        <BadLines bad=shown.bad />
        <ChangedPeople changed=shown.changed />
        <NewPeople new=shown.new />
    }
    .into_any()
}

/// The button that applies: all of it, or what is left without the bad lines.
#[component]
fn Apply(roster: RosterId, bad: usize) -> impl IntoView {
    let text = &use_text().roster;
    let label = if bad == 0 { text.apply.to_owned() } else { (text.apply_good)(bad) };
    view! {
        <PlainForm<ApplyRosterCall> done=text.applied>
            <input type="hidden" name="apply[roster]" value=roster.to_string() />
            <input type="hidden" name="apply[good_only]" value=(bad > 0).to_string() />
            <button type="submit" class="primary">{label}</button>
        </PlainForm<ApplyRosterCall>>
    }
    .into_any()
}

#[component]
fn Again(roster: RosterId) -> impl IntoView {
    let text = &use_text().roster;
    view! {
        <PlainForm<PreviewAgainCall>>
            <input type="hidden" name="roster" value=roster.to_string() />
            <button type="submit" class="quiet" aria-describedby="again-hint">{text.again}</button>
            <p id="again-hint" class="field-hint">{text.again_hint}</p>
        </PlainForm<PreviewAgainCall>>
    }
    .into_any()
}
