//! `/admin/registrations`: those who registered, with who they might be; approve or reject.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    clock::SchoolClock,
    event::Topic,
    view::{NamedClass, REGISTRATIONS_SHOWN, RegistrationLine, RegistrationStep, RegistrationTab, Registrations},
};

use super::{api::registrations, decide::Decide, own_registration::tone};
use crate::{
    screen::{AdminNav, AdminTab, DocumentBar, KeptFresh, RefreshEvery},
    text::use_text,
    ui::{FormProblem, Loaded, Pill, When},
};

const KEPT: KeptFresh = KeptFresh { name: "registrations", topics: &[Topic::People], every: RefreshEvery::Admin };

/// Those who registered at the admin's schools.
#[component]
pub fn RegistrationsPage() -> impl IntoView {
    let tab = use_query_map().with_untracked(|q| q.get("tab"));
    let tab = tab.and_then(|tab| RegistrationTab::from_name(&tab)).unwrap_or_default();
    view! {
        <AdminNav current=AdminTab::Registrations />
        <Loaded load=move || registrations(tab) page=|list| view! { <List list /> }.into_any() />
    }
}

#[component]
fn List(list: Registrations) -> impl IntoView {
    let text = use_text();
    let texts = &text.account.registration;
    let Registrations { as_of, tab, counts, lines, classes, .. } = list;
    let more = (lines.len() >= REGISTRATIONS_SHOWN).then(|| view! { <p class="hint">{texts.more}</p> });
    let none = lines.is_empty().then(|| view! { <p class="empty">{(texts.none)(tab)}</p> });
    let clock = as_of.clock;
    let lines = lines.iter().map(|line| view! { <Line line clock classes=&classes /> }).collect_view();
    view! {
        <div class="page-head">
            <h1>{text.admin.registrations}</h1>
            <DocumentBar as_of kept=KEPT keep=vec![("tab", tab.name().to_owned())] />
        </div>
        <FormProblem />
        <Tabs tab counts />
        {none}
        <div class="account">{lines}</div>
        {more}
    }
    .into_any()
}

#[component]
fn Tabs(tab: RegistrationTab, counts: [u32; 3]) -> impl IntoView {
    let text = use_text();
    let texts = &text.account.registration;
    let link = |(to, count): (RegistrationTab, u32)| {
        let (href, current) = (format!("/admin/registrations?tab={}", to.name()), (to == tab).then_some("page"));
        view! { <li><a href=href aria-current=current>{format!("{} ({count})", (texts.tab)(to))}</a></li> }
    };
    view! {
        <nav class="tabs" aria-label=text.common.status>
            <ul>{RegistrationTab::ALL.into_iter().zip(counts).map(link).collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// One registration.
#[component]
fn Line<'a>(line: &'a RegistrationLine, clock: SchoolClock, classes: &'a [NamedClass]) -> impl IntoView + use<> {
    let text = use_text();
    let id = line.registration.to_string();
    let parts = view! {
        <Facts line clock />
        <Decide line classes />
    };
    view! {
        <article class="card acts" data-registration=id.clone() data-key=id>
            <h2>{line.name.to_string()}</h2>
            <p class="subtitle">{format!("{} · {}", (text.role)(line.role), line.school_name)}</p>
            {parts}
        </article>
    }
    .into_any()
}

/// Where it stands, who registered when, and what was decided.
#[component]
fn Facts<'a>(line: &'a RegistrationLine, clock: SchoolClock) -> impl IntoView + use<> {
    let text = use_text();
    let texts = &text.account.registration;
    let RegistrationStep { by, note, at, .. } = line.last.clone();
    let by = by.map(|name| view! { <p>{(texts.decided_by)(&name.to_string())}</p> });
    let note = (!note.is_empty()).then(|| view! { <blockquote>{note}</blockquote> });
    let href = line.member.map(|member| format!("/admin/people/{member}"));
    let person = href.map(|href| view! { <p><a class="button" href=href>{texts.to_person}</a></p> });
    view! {
        <p><Pill tone=tone(line.state) label=(texts.state)(line.state) /> " " <When at clock /></p>
        <dl class="facts">
            <dt>{text.session.email}</dt>
            <dd>{line.email.clone()}</dd>
            <dt>{texts.registered}</dt>
            <dd><When at=line.registered_at clock /></dd>
        </dl>
        {by}
        {note}
        {person}
    }
    .into_any()
}
