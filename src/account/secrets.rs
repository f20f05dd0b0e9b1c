//! The forms of e-mail and password. Both ask for the present password: a device may be found unlocked.

use leptos::prelude::*;
use school::view::OwnAccount;

use super::{
    api::{ChangeEmailCall, ChangePasswordCall},
    new_password::NewPassword,
};
use crate::{screen::use_toasts, text::use_text, ui::PostForm};

/// Changes the address with which the reader signs in.
#[component]
pub fn EmailForm(account: RwSignal<OwnAccount>, refresh: Callback<()>) -> impl IntoView {
    let text = use_text();
    let (own, toasts) = (&text.account.own, use_toasts());
    let email = account.with_untracked(|a| a.email.clone());
    let form = RwSignal::new(0_u32);
    let on_done = move |()| {
        refresh.run(());
        toasts.success(own.email_changed);
        // An empty field: nobody reads a password that was typed.
        form.update(|n| *n += 1);
    };
    let password = |_| view! { <PresentPassword id="email-password" name="change[password]" /> };
    view! {
        <details>
            <summary class="button">{own.change_email}</summary>
            <PostForm<ChangeEmailCall> on_done class="fields">
                <label for="change-email">{own.new_email}</label>
                <input id="change-email" name="change[email]" type="email" autocomplete="email" value=email required />
                <For each=move || [form.get()] key=|n| *n children=password />
                <button type="submit" class="primary">{own.change_email}</button>
            </PostForm<ChangeEmailCall>>
        </details>
    }
    .into_any()
}

/// Sets a new password; the other devices are signed out.
#[component]
pub fn PasswordForm(account: RwSignal<OwnAccount>, refresh: Callback<()>) -> impl IntoView {
    let text = use_text();
    let (own, toasts) = (&text.account.own, use_toasts());
    let email = Memo::new(move |_| account.with(|a| a.email.clone()));
    let oneself = move || {
        let names = account.with_untracked(|a| a.roles.iter().map(|role| role.name.to_string()).collect::<Vec<_>>());
        names.into_iter().chain([email.get_untracked()]).collect::<Vec<_>>()
    };
    let form = RwSignal::new(0_u32);
    let on_done = move |()| {
        refresh.run(());
        toasts.success(own.password_changed);
        // An empty form: nobody reads a password that was typed.
        form.update(|n| *n += 1);
    };
    let fields = move |_| {
        view! {
            <PresentPassword id="present-password" name="change[present]" />
            <NewPassword name="change[new]" label=text.account.new_password oneself=oneself() />
        }
    };
    view! {
        <details>
            <summary class="button">{own.change_password}</summary>
            <PostForm<ChangePasswordCall> on_done class="fields">
                // For password managers: whose password it is.
                <input type="email" autocomplete="username" value=email.get_untracked() prop:value=email hidden readonly />
                <For each=move || [form.get()] key=|n| *n children=fields />
                <p class="rule">{text.account.link.reset_ends_sessions}</p>
                <button type="submit" class="primary">{own.change_password}</button>
            </PostForm<ChangePasswordCall>>
        </details>
    }
    .into_any()
}

#[component]
fn PresentPassword(id: &'static str, name: &'static str) -> impl IntoView {
    let text = use_text();
    view! {
        <label for=id>{text.account.own.present_password}</label>
        <input id=id name=name type="password" autocomplete="current-password" required />
    }
    .into_any()
}
