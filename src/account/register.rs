//! `/register`: people say who they are at a school, and see what the office decided.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{event::Topic, view::RegisterPage as Page};

use super::{
    api::{RegisterCall, RegisterRoleCall, register_page},
    new_password::NewPassword,
    own_registration::OwnRegistrations,
    register_form::AboutFields,
};
use crate::{
    screen::{LiveBar, RefreshEvery, WholePage, use_toasts, use_whole_page},
    text::use_text,
    ui::{FormProblem, Loaded, PostForm},
};

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
    let query = use_query_map();
    let sent = move || query.with(|q| q.get("sent").is_some());
    let page = StoredValue::new(page);
    view! {
        <section class="register">
            <h1>{own.heading}</h1>
            <FormProblem />
            <Show when=sent fallback=move || view! { <NewLogin page=page.get_value() /> }>
                <p role="status">{own.sent}</p>
                <p><a class="button primary" href="/sign-in" rel="external">{text.session.sign_in}</a></p>
            </Show>
        </section>
    }
    .into_any()
}

#[component]
fn NewLogin(page: Page) -> impl IntoView {
    let text = use_text();
    let own = &text.account.registration;
    let (about, email) = page.typed.map_or((None, String::new()), |(about, email)| (Some(about), email));
    let oneself = vec![email.clone()];
    if page.schools.is_empty() {
        return view! { <p>{own.no_school}</p> }.into_any();
    }
    view! {
        <p>{own.hint}</p>
        <p><a href="/sign-in" rel="external">{own.sign_in_first}</a></p>
        // The answer leads on by itself.
        <PostForm<RegisterCall> on_done=|()| () class="fields">
            <AboutFields schools=page.schools typed=about name=page.name />
            <label for="email">{text.session.email}</label>
            <input id="email" name="login[email]" type="email" autocomplete="username" value=email required />
            <NewPassword name="login[password]" label=text.account.choose_password oneself />
            <button type="submit" class="primary">{own.register}</button>
        </PostForm<RegisterCall>>
    }
    .into_any()
}

/// Who is signed in: sees the own registrations, and registers in one more role.
#[component]
fn Known(page: Page) -> impl IntoView {
    let text = use_text();
    let own = &text.account.registration;
    let live = WholePage { name: "register", topic: Topic::People, every: RefreshEvery::Student, load: register_page };
    let (page, screen) = use_whole_page(page, live);
    let refresh = screen.refresh.refresh_now;
    view! {
        <div class="page-head">
            <h1>{own.own_heading}</h1>
            <LiveBar screen />
        </div>
        <FormProblem />
        <OwnRegistrations page refresh />
        <OneMoreRole page refresh />
    }
    .into_any()
}

#[component]
fn OneMoreRole(page: RwSignal<Page>, refresh: Callback<()>) -> impl IntoView {
    let text = use_text();
    let (own, toasts) = (&text.account.registration, use_toasts());
    let on_done = move |()| {
        refresh.run(());
        toasts.success(own.sent_known);
    };
    let (schools, name, first) = page.with_untracked(|p| (p.schools.clone(), p.name.clone(), p.own.is_empty()));
    if schools.is_empty() {
        return view! { <p class="hint">{own.no_school}</p> }.into_any();
    }
    view! {
        <details class="card acts" open=first>
            <summary class="button">{own.one_more}</summary>
            <PostForm<RegisterRoleCall> on_done class="fields">
                <AboutFields schools typed=None name />
                <button type="submit" class="primary">{own.register}</button>
            </PostForm<RegisterRoleCall>>
        </details>
    }
    .into_any()
}
