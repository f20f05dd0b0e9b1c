//! The bar on top of every page: the school, the person, their pages and the way out.

use leptos::{prelude::*, server_fn::ServerFn};

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

#[component]
fn Person(user: CurrentUser, tools: fn(&CurrentUser) -> AnyView) -> impl IntoView {
    let text = use_text();
    let tools = tools(&user);
    let mut roles: Vec<_> = user.memberships.iter().map(|m| m.role).collect();
    roles.dedup();
    let several = roles.len() > 1;
    let links = roles.into_iter().filter(|_| several);
    let links = links.map(|role| view! { <a href=role.home()>{(text.role)(role)}</a> }).collect_view();
    view! {
        <nav class="roles" aria-label=text.session.your_pages>{links}</nav>
        {tools}
        <span class="who">{user.name}</span>
        <form method="post" action=SignOut::url()>
            <button type="submit" class="quiet">{text.session.sign_out}</button>
        </form>
    }
    .into_any()
}
