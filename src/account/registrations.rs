//! `/admin/registrations`: those who registered, with who they might be; approve or reject.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    event::Topic,
    id::{MemberId, RegistrationId, Version},
    view::{NamedClass, REGISTRATIONS_SHOWN, RegistrationLine, RegistrationTab, Registrations},
};

use super::{api::registrations, decide::Decide, own_registration::tone};
use crate::{
    screen::{AdminNav, AdminTab, LiveBar, RefreshEvery, WholePage, use_whole_page},
    text::use_text,
    ui::{FormProblem, Loaded, Pill, When},
};

/// Those who registered at the admin's schools.
#[component]
pub fn RegistrationsPage() -> impl IntoView {
    let query = use_query_map();
    let tab = Memo::new(move |_| {
        query.with(|q| q.get("tab")).and_then(|tab| RegistrationTab::from_name(&tab)).unwrap_or_default()
    });
    // A link to another tab stays on this route: each tab is loaded anew.
    let page = move || {
        let tab = tab.get();
        view! { <Loaded load=move || registrations(tab) page=|list| view! { <List list /> }.into_any() /> }
    };
    view! {
        <AdminNav current=AdminTab::Registrations />
        {page}
    }
}

#[component]
fn List(list: Registrations) -> impl IntoView {
    let text = use_text();
    let texts = &text.account.registration;
    let tab = list.tab;
    let load = move || registrations(tab);
    let page = WholePage { name: "registrations", topic: Topic::People, every: RefreshEvery::Admin, load };
    let (list, screen) = use_whole_page(list, page);
    let counts = Memo::new(move |_| list.with(|list| list.counts));
    let more = move || list.with(|list| list.lines.len() >= REGISTRATIONS_SHOWN);
    let classes = StoredValue::new(list.with_untracked(|list| list.classes.clone()));
    view! {
        <div class="page-head">
            <h1>{text.admin.registrations}</h1>
            <LiveBar screen keep=vec![("tab", tab.name().to_owned())] />
        </div>
        <FormProblem />
        <Tabs tab counts />
        <Show when=move || list.with(|list| list.lines.is_empty())>
            <p class="empty">{(texts.none)(tab)}</p>
        </Show>
        <div class="account">
            <For each=move || list.with(|list| list.lines.clone()) key=shown let(line)>
                <Line line list classes refresh=screen.refresh.refresh_now />
            </For>
        </div>
        <Show when=more>
            <p class="hint">{texts.more}</p>
        </Show>
    }
    .into_any()
}

#[component]
fn Tabs(tab: RegistrationTab, counts: Memo<[u32; 3]>) -> impl IntoView {
    let text = use_text();
    let texts = &text.account.registration;
    let link = move |(n, to): (usize, RegistrationTab)| {
        let count = move || counts.with(|counts| counts.get(n).copied().unwrap_or_default());
        view! {
            <li>
                <a
                    href=format!("/admin/registrations?tab={}", to.name())
                    aria-current=(to == tab).then_some("page")
                >
                    {(texts.tab)(to)} " (" {count} ")"
                </a>
            </li>
        }
    };
    view! {
        <nav class="tabs" aria-label=text.common.status>
            <ul>{RegistrationTab::ALL.into_iter().enumerate().map(link).collect_view()}</ul>
        </nav>
    }
    .into_any()
}

#[component]
fn Line(
    line: RegistrationLine,
    list: RwSignal<Registrations>,
    classes: StoredValue<Vec<NamedClass>>,
    refresh: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let texts = &text.account.registration;
    let id = line.registration.to_string();
    let clock = list.with_untracked(|list| list.as_of.clock);
    let place = format!("{} · {}", (text.role)(line.role), line.school_name);
    let by = line.last.by.as_ref().map(|name| (texts.decided_by)(&name.to_string()));
    let note = (!line.last.note.is_empty()).then(|| view! { <blockquote>{line.last.note.clone()}</blockquote> });
    let person = line.member.map(|member| {
        view! { <p><a class="button" href=format!("/admin/people/{member}")>{texts.to_person}</a></p> }
    });
    view! {
        <article class="card acts" data-registration=id>
            <h2>{line.name.to_string()}</h2>
            <p class="subtitle">{place}</p>
            <p>
                <Pill tone=tone(line.state) label=(texts.state)(line.state) />
                " "
                <When at=line.last.at clock />
            </p>
            <dl class="facts">
                <dt>{text.session.email}</dt>
                <dd>{line.email.clone()}</dd>
                <dt>{texts.registered}</dt>
                <dd><When at=line.registered_at clock /></dd>
            </dl>
            {by.map(|by| view! { <p>{by}</p> })}
            {note}
            {person}
            <Decide line classes refresh />
        </article>
    }
    .into_any()
}

/// What a line shows: a line of which anything changed is made anew, the others are left alone.
fn shown(line: &RegistrationLine) -> (RegistrationId, Version, Option<(MemberId, bool)>) {
    (line.registration, line.version, line.holder.as_ref().map(|holder| (holder.member, holder.is_free)))
}
