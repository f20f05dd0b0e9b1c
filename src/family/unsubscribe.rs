//! `/unsubscribe`: where the link in a weekly mail leads; nobody need be signed in. Opening it ends nothing: mail programs look
//! at links before people do.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

use super::api::{EndMailsCall, ending_mails};
use crate::{
    text::use_text,
    ui::{FormProblem, Loaded},
};

/// The page on which the weekly mails are ended.
#[component]
pub fn EndMailsPage() -> impl IntoView {
    let text = use_text();
    let said = use_query_map().with_untracked(|query| query.get("ended"));
    let page = move |token: Option<String>| match (said.as_deref(), token) {
        (Some("1"), _) => view! { <p class="told" role="status">{text.digest.ended}</p> }.into_any(),
        (None, Some(token)) => view! { <EndForm token /> }.into_any(),
        _ => view! { <p class="empty">{text.digest.dead}</p> }.into_any(),
    };
    view! {
        <section class="sign-in">
            <h1>{text.digest.end_heading}</h1>
            <FormProblem />
            <Loaded load=ending_mails page />
        </section>
    }
}

/// A plain form: whether the link worked is said by the page that follows.
#[component]
fn EndForm(token: String) -> impl IntoView {
    let text = use_text();
    view! {
        <p>{text.digest.end_hint}</p>
        <form method="post" action=EndMailsCall::url() class="fields">
            <input type="hidden" name="token" value=token />
            <button type="submit" class="primary">{text.digest.end}</button>
        </form>
    }
    .into_any()
}
