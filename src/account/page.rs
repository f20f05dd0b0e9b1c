//! `/account`: the reader's own account.

use leptos::prelude::*;
use school::{
    event::Topic,
    view::{OwnAccount, OwnRole},
};

use super::{
    api::own_account,
    devices::Devices,
    look_form::LookForm,
    own_data::OwnData,
    saver_form::SaverForm,
    secrets::{EmailForm, PasswordForm},
};
use crate::{
    screen::{LiveBar, RefreshEvery, WholePage, use_whole_page},
    text::use_text,
    ui::{FormProblem, Loaded},
};

/// The reader's own account.
#[component]
pub fn AccountPage() -> impl IntoView {
    view! { <Loaded load=own_account page=|account| view! { <Account account /> }.into_any() /> }
}

#[component]
fn Account(account: OwnAccount) -> impl IntoView {
    let text = use_text();
    let page = WholePage { name: "account", topic: Topic::People, every: RefreshEvery::Student, load: own_account };
    let (language, languages, theme) = (account.language, account.languages.clone(), account.theme);
    let saver = account.data_saver;
    let (account, screen) = use_whole_page(account, page);
    let refresh = screen.refresh.refresh_now;
    view! {
        <div class="page-head">
            <h1>{text.account.own.heading}</h1>
            <LiveBar screen />
        </div>
        <FormProblem />
        <div class="account">
            <Profile account />
            <LookForm language languages theme />
            <SaverForm chosen=saver />
            <section class="card acts">
                <h2>{text.account.own.sign_in_heading}</h2>
                <EmailForm account refresh />
                <PasswordForm account refresh />
            </section>
            <Devices account refresh />
            <OwnData account />
        </div>
    }
    .into_any()
}

/// Who the reader is where; the names are the school's.
#[component]
fn Profile(account: RwSignal<OwnAccount>) -> impl IntoView {
    let text = use_text();
    let roles = Memo::new(move |_| account.with(|a| a.roles.clone()));
    view! {
        <section class="card">
            <h2>{text.account.own.profile}</h2>
            <dl class="facts">
                <dt>{text.session.email}</dt>
                <dd>{move || account.with(|a| a.email.clone())}</dd>
            </dl>
            <Show when=move || !roles.with(Vec::is_empty) fallback=|| view! { <p>{use_text().session.no_role_hint}</p> }>
                <ul class="own-roles">
                    <For each=move || roles.get() key=|role| role.member let(role)>
                        <RoleLine role />
                    </For>
                </ul>
            </Show>
            <p class="hint">{text.account.own.ask_office}</p>
        </section>
    }
    .into_any()
}

#[component]
fn RoleLine(role: OwnRole) -> impl IntoView {
    let text = use_text();
    view! {
        <li>
            <a href=role.role.home()>{(text.role)(role.role)}</a>
            <span>{role.school_name}</span>
            <strong>{role.name.to_string()}</strong>
        </li>
    }
    .into_any()
}
