//! `/reset`: a new password by the link that the school's office made.

use leptos::{prelude::*, server_fn::ServerFn};
use school::{
    account::LinkKind,
    view::{LinkPage, OpenedLink},
};

use super::{
    api::{ResetPasswordCall, opened_link},
    link_page::{DeadLink, LinkFrame, NoLink},
    new_password::NewPassword,
};
use crate::{text::use_text, ui::Loaded};

/// The page on which a person chooses a new password.
#[component]
pub fn ResetPage() -> impl IntoView {
    let page = |page| match page {
        LinkPage::Missing => view! { <HowToReset /> }.into_any(),
        LinkPage::Dead => view! { <DeadLink /> }.into_any(),
        LinkPage::Open(link) => view! { <ResetForm link /> }.into_any(),
    };
    view! { <Loaded load=|| opened_link(LinkKind::PasswordReset) page /> }
}

#[component]
fn HowToReset() -> impl IntoView {
    let text = &use_text().account.link;
    view! { <NoLink heading=text.no_reset_heading hint=text.no_reset /> }.into_any()
}

/// A plain form: whoever uses it is somebody else afterwards, so the whole page is read anew.
#[component]
fn ResetForm(link: OpenedLink) -> impl IntoView {
    let text = use_text();
    view! {
        <LinkFrame heading=text.account.link.reset_heading>
            <p class="subtitle">{(text.account.link.of_person)(&link.name.to_string(), link.role, &link.school_name)}</p>
            <form method="post" action=ResetPasswordCall::url() class="fields">
                <input type="hidden" name="reset[token]" value=link.token />
                <label for="email">{text.session.email}</label>
                <input id="email" type="email" autocomplete="username" value=link.email readonly />
                <NewPassword name="reset[password]" label=text.account.new_password />
                <button type="submit" class="primary">{text.account.link.set_password}</button>
            </form>
            <p class="hint">{text.account.link.reset_ends_sessions}</p>
        </LinkFrame>
    }
    .into_any()
}
