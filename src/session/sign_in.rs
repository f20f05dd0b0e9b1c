//! `/sign-in`: a plain form; whoever is signed in already sees who they are.

use leptos::{
    prelude::*,
    server_fn::{ServerFn, error::ServerFnUrlError},
};
use leptos_router::hooks::use_query_map;

use super::{
    api::{CurrentUser, SignIn},
    use_visit,
};
use crate::{
    error::ApiError,
    text::use_text,
    ui::{Failure, sentence},
};

/// The password of every demo account, shown in demo mode only.
pub const DEMO_PASSWORD: &str = "yeneta-demo";

/// The demo school's accounts.
const DEMO: [&str; 5] =
    ["teacher@yeneta.demo", "teacher2@yeneta.demo", "student@yeneta.demo", "parent@yeneta.demo", "admin@yeneta.demo"];

/// The page on which a person signs in.
#[component]
pub fn SignInPage() -> impl IntoView {
    let visit = use_visit();
    view! {
        <Suspense fallback=|| ()>
            {move || Suspend::new(async move {
                match visit.await {
                    Ok(visit) => {
                        let (demo, email) = (visit.demo, visit.typed_email);
                        visit.user.map_or_else(|| view! { <SignInForm demo email /> }.into_any(), |user| view! { <SignedIn user /> }.into_any())
                    }
                    Err(error) => view! { <Failure error /> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn SignInForm(demo: bool, email: String) -> impl IntoView {
    let text = use_text();
    let query = use_query_map();
    let failure = move || query.with(|q| q.get("__err")).map(|code| ServerFnUrlError::<ApiError>::decode_err(&code));
    let problem = move || failure().map(|error| view! { <p class="problem" role="alert">{sentence(text, &error)}</p> });
    view! {
        <section class="sign-in">
            <h1>{text.session.heading}</h1>
            <p class="subtitle">{text.tagline}</p>
            {problem}
            <form method="post" action=SignIn::url() class="fields">
                <label for="email">{text.session.email}</label>
                <input id="email" name="email" type="email" autocomplete="username" value=email required autofocus />
                <label for="password">{text.session.password}</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required />
                <button type="submit" class="primary">{text.session.sign_in}</button>
            </form>
            <p class="ways">
                <a href="/reset" rel="external">{text.session.forgot}</a>
                <a href="/register" rel="external">{text.session.register}</a>
            </p>
            {demo.then(|| view! { <DemoAccounts /> })}
        </section>
    }
    .into_any()
}

/// A button for each demo account: one press signs in.
#[component]
fn DemoAccounts() -> impl IntoView {
    let text = use_text();
    let account = |email: &'static str| {
        view! {
            <li>
                <form method="post" action=SignIn::url()>
                    <input type="hidden" name="email" value=email />
                    <input type="hidden" name="password" value=DEMO_PASSWORD />
                    <button type="submit" class="quiet">{email}</button>
                </form>
            </li>
        }
    };
    view! {
        <aside class="demo">
            <h2>{text.session.demo_heading}</h2>
            <p>{text.session.demo_hint} " " <code>{DEMO_PASSWORD}</code></p>
            <ul>{DEMO.map(account).collect_view()}</ul>
        </aside>
    }
    .into_any()
}

#[component]
fn SignedIn(user: CurrentUser) -> impl IntoView {
    let text = use_text();
    let nowhere = user.memberships.is_empty();
    let memberships = user.memberships.into_iter().map(|m| {
        let label = format!("{} · {}", (text.role)(m.role), m.school_name);
        view! { <li><a href=m.role.home()>{label}</a></li> }
    });
    view! {
        <section class="sign-in">
            <h1>{user.name}</h1>
            <p class="subtitle">{user.email}</p>
            <ul>{memberships.collect_view()}</ul>
            {nowhere.then(|| view! { <p>{text.session.no_role_hint} " " <a href="/link">{text.linking.link_first}</a></p> })}
        </section>
    }
    .into_any()
}
