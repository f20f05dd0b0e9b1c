//! The bar on top of every page: the school, the person, their pages and the way out.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_location;
use school::person::Role;

use super::{
    api::{CurrentUser, SignOut, Visit},
    use_visit,
};
use crate::text::use_text;

/// The bar on top of every page.
#[component]
pub fn AccountBar(
    /// What else a person has there; made by the app, because the bar knows no feature.
    tools: fn(&CurrentUser) -> AnyView,
) -> impl IntoView {
    let text = use_text();
    let visit = use_visit();
    view! {
        <header class="bar">
            <a class="brand" href="/" rel="external">{text.app_name}</a>
            <Suspense fallback=|| ()>
                {move || Suspend::new(async move {
                    let user = visit.await.ok().and_then(|Visit { user, .. }| user);
                    user.map(|user| view! { <Person user tools /> })
                })}
            </Suspense>
        </header>
    }
}

/// The pages of one of the person's roles.
#[component]
fn RoleLink(role: Role) -> impl IntoView {
    let text = use_text();
    view! { <a href=role.home() aria-current=current(role.home())>{(text.role)(role)}</a> }.into_any()
}

/// Says of a link whether the reader is on its page or on one below it.
fn current(start: &'static str) -> impl Fn() -> Option<&'static str> {
    let place = use_location().pathname;
    move || {
        let below =
            place.with(|at| at.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
        below.then_some("page")
    }
}

#[component]
fn Person(user: CurrentUser, tools: fn(&CurrentUser) -> AnyView) -> impl IntoView {
    let text = use_text();
    let tools = tools(&user);
    // Once each: who has a role at two schools has one page for both. The memberships are sorted by role.
    let mut roles: Vec<_> = user.memberships.iter().map(|m| m.role).collect();
    roles.dedup();
    let several = roles.len() > 1;
    let links = roles.into_iter().filter(|_| several).map(|role| {
        view! { <RoleLink role /> }
    });
    view! {
        <nav class="roles" aria-label=text.session.your_pages>{links.collect_view()}</nav>
        {tools}
        <a class="who" href="/account" aria-current=current("/account")>{user.name}</a>
        <form method="post" action=SignOut::url()>
            <button type="submit" class="quiet">{text.session.sign_out}</button>
        </form>
    }
    .into_any()
}
