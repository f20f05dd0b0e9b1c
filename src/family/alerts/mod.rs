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
    screen::{LiveBar, RefreshEvery, RoleNav, WholePage, use_whole_page},
    text::use_text,
    ui::{FormProblem, Loaded},
};

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
    let page = WholePage { name: "alerts", topic: Topic::Grades, every: RefreshEvery::Parent, load: family_alerts };
    let (quiet, digest, sends_mail) = (alerts.quiet, alerts.digest, alerts.sends_mail);
    let (alerts, screen) = use_whole_page(alerts, page);
    let children = Memo::new(move |_| alerts.with(|alerts| alerts.children.iter().map(|of| of.student).collect()));
    let nobody = move || children.with(|children: &Vec<MemberId>| children.is_empty());
    view! {
        <div class="page-head">
            <div>
                <h1>{text.alerts.heading}</h1>
                <p class="subtitle">{text.alerts.hint}</p>
            </div>
            <LiveBar screen />
        </div>
        <FormProblem />
        <Saved alerts />
        <Show when=nobody>
            <NoChild />
        </Show>
        <div class="cards">
            <For each=move || children.get() key=|child| *child let(child)>
                <Child student=child alerts screen />
            </For>
            <Digest digest sends_mail />
            <Quiet quiet />
        </div>
    }
    .into_any()
}

/// What a form without wasm has saved; the address says which.
#[component]
fn Saved(alerts: RwSignal<Alerts>) -> impl IntoView {
    let text = use_text();
    let query = use_query_map();
    let sentence = move || {
        let saved = query.with(|query| query.get("saved"))?;
        match saved.as_str() {
            "quiet" => return Some(text.alerts.quiet_saved.to_owned()),
            "weekly" => return Some(text.digest.saved.to_owned()),
            _ => {}
        }
        let child = saved.parse::<MemberId>().ok()?;
        let name = alerts.with(|of| of.children.iter().find(|of| of.student == child).map(|of| of.name.to_string()))?;
        Some((text.alerts.saved)(&name))
    };
    move || sentence().map(|said| view! { <p class="told" role="status">{said}</p> })
}
