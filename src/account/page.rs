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
    screen::{DocumentBar, KeptFresh, RefreshEvery},
    text::use_text,
    ui::{FormProblem, Loaded},
};

const KEPT: KeptFresh = KeptFresh { name: "account", topics: &[Topic::People], every: RefreshEvery::Student };

/// The reader's own account.
#[component]
pub fn AccountPage() -> impl IntoView {
    view! { <Loaded load=own_account page=|account| view! { <Account account /> }.into_any() /> }
}

#[component]
fn Account(account: OwnAccount) -> impl IntoView {
    let text = use_text();
    let (language, languages, theme) = (account.language, account.languages.clone(), account.theme);
    let (as_of, email) = (account.as_of.clone(), account.email.clone());
    let parts = view! {
        <Profile account=&account />
        <LookForm language languages theme />
        <SaverForm chosen=account.data_saver />
        <section class="card acts">
            <h2>{text.account.own.sign_in_heading}</h2>
            <EmailForm email=email.clone() />
            <PasswordForm email />
        </section>
        <Devices devices=account.devices.clone() clock=as_of.clock />
        <OwnData account=&account />
    };
    view! {
        <div class="page-head">
            <h1>{text.account.own.heading}</h1>
            <DocumentBar as_of kept=KEPT />
        </div>
        <FormProblem />
        <div class="account">{parts}</div>
    }
    .into_any()
}

/// Who the reader is where; the names are the school's.
#[component]
fn Profile<'a>(account: &'a OwnAccount) -> impl IntoView + use<> {
    let text = use_text();
    let roles = account.roles.iter().cloned().map(|role| view! { <RoleLine role /> }).collect_view();
    let roles = if account.roles.is_empty() {
        view! { <p>{text.session.no_role_hint}</p> }.into_any()
    } else {
        view! { <ul class="own-roles">{roles}</ul> }.into_any()
    };
    view! {
        <section class="card">
            <h2>{text.account.own.profile}</h2>
            <dl class="facts">
                <dt>{text.session.email}</dt>
                <dd>{account.email.clone()}</dd>
            </dl>
            {roles}
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
