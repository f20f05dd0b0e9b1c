//! `/register`: people say who they are at a school, and see what the office decided.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    event::Topic,
    person::Name,
    view::{NamedSchool, RegisterPage as Page},
};

use super::{
    api::{RegisterCall, RegisterRoleCall, register_page},
    new_password::NewPassword,
    own_registration::OwnRegistrations,
    register_form::AboutFields,
};
use crate::{
    screen::{DocumentBar, KeptFresh, RefreshEvery},
    text::use_text,
    ui::{FormProblem, Loaded, PlainForm},
};

const KEPT: KeptFresh = KeptFresh { name: "register", topics: &[Topic::People], every: RefreshEvery::Student };

/// The page on which people register.
#[component]
pub fn RegisterPage() -> impl IntoView {
    let page = |page: Page| match page.signed_in {
        Some(_) => view! { <Known page /> }.into_any(),
        None => view! { <Stranger page /> }.into_any(),
    };
    view! { <Loaded load=register_page page /> }
}

/// Who is not signed in: registers once, and is told the same in any case.
#[component]
fn Stranger(page: Page) -> impl IntoView {
    let text = use_text();
    let own = &text.account.registration;
    let sent = use_query_map().with_untracked(|q| q.get("sent").is_some());
    let rest = if sent {
        view! {
            <p role="status">{own.sent}</p>
            <p><a class="button primary" href="/sign-in">{text.session.sign_in}</a></p>
        }
        .into_any()
    } else {
        view! { <NewLogin page /> }.into_any()
    };
    view! {
        <section class="register">
            <h1>{own.heading}</h1>
            <FormProblem />
            {rest}
        </section>
    }
    .into_any()
}

#[component]
fn NewLogin(page: Page) -> impl IntoView {
    let text = use_text();
    let own = &text.account.registration;
    let (about, email) = page.typed.map_or((None, String::new()), |(about, email)| (Some(about), email));
    if page.schools.is_empty() {
        return view! { <p>{own.no_school}</p> }.into_any();
    }
    view! {
        <p>{own.hint}</p>
        <p><a href="/sign-in">{own.sign_in_first}</a></p>
        <PlainForm<RegisterCall> class="fields">
            <AboutFields schools=page.schools typed=about name=page.name />
            <label for="email">{text.session.email}</label>
            <input id="email" name="login[email]" type="email" autocomplete="username" value=email required />
            <NewPassword name="login[password]" label=text.account.choose_password />
            <button type="submit" class="primary">{own.register}</button>
        </PlainForm<RegisterCall>>
    }
    .into_any()
}

/// Who is signed in: sees the own registrations, and registers in one more role.
#[component]
fn Known(page: Page) -> impl IntoView {
    let own = &use_text().account.registration;
    let registrations = view! { <OwnRegistrations page=&page /> };
    let Page { as_of, schools, name, own: registered, .. } = page;
    view! {
        <div class="page-head">
            <h1>{own.own_heading}</h1>
            <DocumentBar as_of kept=KEPT />
        </div>
        <FormProblem />
        {registrations}
        <OneMoreRole schools name is_first=registered.is_empty() />
    }
    .into_any()
}

#[component]
fn OneMoreRole(schools: Vec<NamedSchool>, name: Name, is_first: bool) -> impl IntoView {
    let own = &use_text().account.registration;
    if schools.is_empty() {
        return view! { <p class="hint">{own.no_school}</p> }.into_any();
    }
    view! {
        <details class="card acts" open=is_first>
            <summary class="button">{own.one_more}</summary>
            <PlainForm<RegisterRoleCall> done=own.sent_known class="fields">
                <AboutFields schools typed=None name />
                <button type="submit" class="primary">{own.register}</button>
            </PlainForm<RegisterRoleCall>>
        </details>
    }
    .into_any()
}
