//! `/admin/registrations`: those who registered, with who they might be; approve or reject.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    clock::SchoolClock,
    event::Topic,
    id::RegistrationId,
    view::{NamedClass, REGISTRATIONS_SHOWN, RegistrationLine, RegistrationStep, RegistrationTab, Registrations},
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
            <For each=move || list.with(|list| list.lines.clone()) key=|line| line.registration let(line)>
                <Line first=line list classes refresh=screen.refresh.refresh_now />
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

/// One registration: a refresh changes what it says, and leaves alone what is being typed about it.
#[component]
fn Line(
    first: RegistrationLine,
    list: RwSignal<Registrations>,
    classes: StoredValue<Vec<NamedClass>>,
    refresh: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let id = first.registration;
    let line = Memo::new(move |_| list.with(|list| of(list, id)).unwrap_or_else(|| first.clone()));
    let place = move || line.with(|line| format!("{} · {}", (text.role)(line.role), line.school_name));
    view! {
        <article class="card acts" data-registration=id.to_string()>
            <h2>{move || line.with(|line| line.name.to_string())}</h2>
            <p class="subtitle">{place}</p>
            <Facts line clock=list.with_untracked(|list| list.as_of.clock) />
            <Decide line classes refresh />
        </article>
    }
    .into_any()
}

/// Where it stands, who registered when, and what was decided.
#[component]
fn Facts(line: Memo<RegistrationLine>, clock: SchoolClock) -> impl IntoView {
    let text = use_text();
    let texts = &text.account.registration;
    let state = Signal::derive(move || line.with(|line| line.state));
    let at = move || view! { <When at=line.with(|line| line.last.at) clock /> };
    let told = move || {
        let RegistrationStep { by, note, .. } = line.with(|line| line.last.clone());
        let by = by.map(|name| view! { <p>{(texts.decided_by)(&name.to_string())}</p> });
        let note = (!note.is_empty()).then(|| view! { <blockquote>{note}</blockquote> });
        (by, note)
    };
    let person = move || {
        let href = line.with(|line| line.member).map(|member| format!("/admin/people/{member}"));
        href.map(|href| view! { <p><a class="button" href=href>{texts.to_person}</a></p> })
    };
    view! {
        <p>
            <Pill
                tone=Signal::derive(move || tone(state.get()))
                label=Signal::derive(move || (texts.state)(state.get()))
            />
            " "
            {at}
        </p>
        <dl class="facts">
            <dt>{text.session.email}</dt>
            <dd>{move || line.with(|line| line.email.clone())}</dd>
            <dt>{texts.registered}</dt>
            <dd><When at=line.with_untracked(|line| line.registered_at) clock /></dd>
        </dl>
        {told}
        {person}
    }
    .into_any()
}

fn of(list: &Registrations, id: RegistrationId) -> Option<RegistrationLine> {
    list.lines.iter().find(|line| line.registration == id).cloned()
}
