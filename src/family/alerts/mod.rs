//! `/parent/alerts`: of what a parent is told, child by child, and when not.

mod child;
mod digest;
mod quiet;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{event::Topic, id::MemberId, person::Role, view::Alerts};

use self::{child::Child, digest::Digest, quiet::Quiet};
use super::{api::family_alerts, no_child::NoChild};
use crate::{
    screen::{DocumentBar, KeptFresh, RefreshEvery, RoleNav},
    text::{Catalogue, use_text},
    ui::{FormProblem, Loaded},
};

const KEPT: KeptFresh = KeptFresh { name: "alerts", topics: &[Topic::Grades], every: RefreshEvery::Parent };

/// The parent's alerts.
#[component]
pub fn AlertsPage() -> impl IntoView {
    view! {
        <RoleNav role=Role::Parent />
        <Loaded load=family_alerts page=|alerts| view! { <Choices alerts /> }.into_any() />
    }
}

#[component]
fn Choices(alerts: Alerts) -> impl IntoView {
    let text = use_text();
    let saved = saved(text, &alerts).map(|said| view! { <p class="told" role="status">{said}</p> });
    let Alerts { as_of, children, quiet, digest, sends_mail, .. } = alerts;
    let nobody = children.is_empty().then(|| view! { <NoChild /> });
    let children = children.into_iter().map(|child| view! { <Child child /> }).collect_view();
    view! {
        <div class="page-head">
            <div>
                <h1>{text.alerts.heading}</h1>
                <p class="subtitle">{text.alerts.hint}</p>
            </div>
            <DocumentBar as_of kept=KEPT />
        </div>
        <FormProblem />
        {saved}
        {nobody}
        <div class="cards">
            {children}
            <Digest digest sends_mail />
            <Quiet quiet />
        </div>
    }
    .into_any()
}

/// What a form has saved; the address says which.
fn saved(text: &Catalogue, alerts: &Alerts) -> Option<String> {
    let saved = use_query_map().with_untracked(|query| query.get("saved"))?;
    match saved.as_str() {
        "quiet" => return Some(text.alerts.quiet_saved.to_owned()),
        "weekly" => return Some(text.digest.saved.to_owned()),
        _ => {}
    }
    let child = saved.parse::<MemberId>().ok()?;
    alerts.children.iter().find(|of| of.student == child).map(|of| (text.alerts.saved)(&of.name.to_string()))
}
