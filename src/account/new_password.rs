//! The field of a new password, which says what is wrong with it before it is sent.

use leptos::prelude::*;
use school::account::password::check;

use crate::text::use_text;

/// A new password with its label and its rule. The server asks the same rule.
#[component]
pub fn NewPassword(
    /// The name under which it is sent.
    name: &'static str,
    /// The label.
    label: &'static str,
    /// What it must not be: the person's e-mail address and name.
    oneself: Vec<String>,
) -> impl IntoView {
    let text = use_text();
    let problem = RwSignal::new(None);
    let judge = move |typed: String| {
        let oneself: Vec<&str> = oneself.iter().map(String::as_str).collect();
        problem.set(if typed.is_empty() { None } else { check(&typed, &oneself).err() });
    };
    let said = move || problem.get().map_or(text.account.password_rule, text.account.bad_password);
    view! {
        <label for="new-password">{label}</label>
        <input
            id="new-password"
            name=name
            type="password"
            autocomplete="new-password"
            required
            aria-describedby="new-password-rule"
            aria-invalid=move || problem.get().map(|_| "true")
            on:change=move |event| judge(event_target_value(&event))
        />
        <p id="new-password-rule" class="rule" class:problem=move || problem.get().is_some() aria-live="polite">{said}</p>
    }
    .into_any()
}
