//! The forms of e-mail and password. Both ask for the present password: a device may be found unlocked.

use leptos::prelude::*;

use super::{
    api::{ChangeEmailCall, ChangePasswordCall},
    new_password::NewPassword,
};
use crate::{text::use_text, ui::PlainForm};

/// Changes the address with which the reader signs in.
#[component]
pub fn EmailForm(email: String) -> impl IntoView {
    let own = &use_text().account.own;
    view! {
        <details data-folds="">
            <summary class="button">{own.change_email}</summary>
            <PlainForm<ChangeEmailCall> done=own.email_changed class="fields">
                <label for="change-email">{own.new_email}</label>
                <input id="change-email" name="change[email]" type="email" autocomplete="email" value=email required />
                <PresentPassword id="email-password" name="change[password]" />
                <button type="submit" class="primary">{own.change_email}</button>
            </PlainForm<ChangeEmailCall>>
        </details>
    }
    .into_any()
}

/// Sets a new password; the other devices are signed out.
#[component]
pub fn PasswordForm(
    /// The address with which the reader signs in.
    email: String,
) -> impl IntoView {
    let text = use_text();
    let own = &text.account.own;
    view! {
        <details data-folds="">
            <summary class="button">{own.change_password}</summary>
            <PlainForm<ChangePasswordCall> done=own.password_changed class="fields">
                // For password managers: whose password it is.
                <input type="email" autocomplete="username" value=email hidden readonly />
                <PresentPassword id="present-password" name="change[present]" />
                <NewPassword name="change[new]" label=text.account.new_password />
                <p class="rule">{text.account.link.reset_ends_sessions}</p>
                <button type="submit" class="primary">{own.change_password}</button>
            </PlainForm<ChangePasswordCall>>
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
