//! The field of a new password, with the rule that the server asks.

use leptos::prelude::*;

use crate::text::use_text;

/// A new password with its label and its rule.
#[component]
pub fn NewPassword(
    /// The name under which it is sent.
    name: &'static str,
    /// The label.
    label: &'static str,
) -> impl IntoView {
    view! {
        <label for="new-password">{label}</label>
        <input
            id="new-password"
            name=name
            type="password"
            autocomplete="new-password"
            required
            aria-describedby="new-password-rule"
        />
        <p id="new-password-rule" class="rule">{use_text().account.password_rule}</p>
    }
    .into_any()
}
