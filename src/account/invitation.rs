//! `/invitation`: a login for somebody who is on the school's rolls.

use leptos::{prelude::*, server_fn::ServerFn};
use school::{
    account::LinkKind,
    view::{LinkPage, OpenedLink},
};

use super::{
    api::{AcceptInvitationCall, JoinInvitedCall, opened_link},
    link_page::{DeadLink, LinkFrame, NoLink},
    new_password::NewPassword,
};
use crate::{text::use_text, ui::Loaded};

/// The page on which an invited person gets a login.
#[component]
pub fn InvitationPage() -> impl IntoView {
    let page = |page| match page {
        LinkPage::Missing => view! { <HowToGetIn /> }.into_any(),
        LinkPage::Dead => view! { <DeadLink /> }.into_any(),
        LinkPage::Open(link) => view! { <Invitation link /> }.into_any(),
    };
    view! { <Loaded load=|| opened_link(LinkKind::Invitation) page /> }
}

#[component]
fn HowToGetIn() -> impl IntoView {
    let text = &use_text().account.link;
    view! { <NoLink heading=text.no_invitation_heading hint=text.no_invitation /> }.into_any()
}

#[component]
fn Invitation(link: OpenedLink) -> impl IntoView {
    let text = use_text();
    let person = (text.account.link.of_person)(&link.name.to_string(), link.role, &link.school_name);
    let token = link.token.clone();
    let join = link.signed_in.clone().map(|email| view! { <JoinForm token email /> });
    view! {
        <LinkFrame heading=(text.account.link.welcome)(&link.name.given)>
            <p class="subtitle">{person}</p>
            {join}
            <LoginForm link />
        </LinkFrame>
    }
    .into_any()
}

/// Whoever is signed in on this device keeps the one account.
#[component]
fn JoinForm(token: String, email: String) -> impl IntoView {
    let text = &use_text().account.link;
    view! {
        <form method="post" action=JoinInvitedCall::url() class="fields">
            <p>{(text.signed_in_as)(&email)}</p>
            <input type="hidden" name="token" value=token />
            <button type="submit" class="primary">{text.join}</button>
        </form>
        <h2>{text.or_another}</h2>
    }
    .into_any()
}

/// A plain form: whoever uses it is signed in afterwards, so the whole page is read anew.
#[component]
fn LoginForm(link: OpenedLink) -> impl IntoView {
    let text = use_text();
    let bound = !link.email.is_empty();
    let email = if bound { link.email.clone() } else { link.typed_email };
    view! {
        <form method="post" action=AcceptInvitationCall::url() class="fields">
            <input type="hidden" name="accept[token]" value=link.token />
            <label for="email">{text.session.email}</label>
            <input
                id="email"
                name="accept[email]"
                type="email"
                autocomplete="username"
                value=email
                readonly=bound
                required
            />
            <NewPassword name="accept[password]" label=text.account.choose_password />
            <button type="submit" class="primary">{text.account.link.accept}</button>
        </form>
        <p class="hint">{text.account.link.have_account}</p>
    }
    .into_any()
}
