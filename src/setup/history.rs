//! What was changed, at the foot of the settings.

use leptos::prelude::*;
use school::{clock::SchoolClock, view::SettingChange};

use crate::{text::use_text, ui::When};

/// How many changes the page is given at most.
const MOST: usize = 50;

/// The history of the settings, the newest first.
#[component]
pub fn History(
    /// The changes.
    changes: Vec<SettingChange>,
    /// How the school shows an instant.
    clock: SchoolClock,
) -> impl IntoView {
    let text = use_text();
    let limit = (changes.len() >= MOST).then(|| view! { <p class="hint">{text.setup.history_limit}</p> });
    let table = if changes.is_empty() {
        view! { <p class="empty">{text.setup.history_empty}</p> }.into_any()
    } else {
        view! { <Changes changes clock /> }.into_any()
    };
    view! {
        <section>
            <h2>{text.setup.history_heading}</h2>
            {table}
            {limit}
        </section>
    }
    .into_any()
}

#[component]
fn Changes(changes: Vec<SettingChange>, clock: SchoolClock) -> impl IntoView {
    let text = use_text();
    let rows = changes.into_iter().map(|change| view! { <Row change clock /> }).collect_view();
    view! {
        <table class="list">
            <caption class="sr-only">{text.setup.history_caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{text.setup.what}</th>
                    <th scope="col">{text.setup.from}</th>
                    <th scope="col">{text.setup.to}</th>
                    <th scope="col">{text.setup.who}</th>
                    <th scope="col">{text.setup.when}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

#[component]
fn Row(change: SettingChange, clock: SchoolClock) -> impl IntoView {
    let text = use_text();
    let key = format!("{}-{}", change.version.0, change.setting.name());
    let value = |stored: &str| (text.setup.value)(change.setting, stored);
    view! {
        <tr data-key=key>
            <th scope="row">{(text.setup.setting)(change.setting)}</th>
            <td data-label=text.setup.from>{value(&change.old)}</td>
            <td data-label=text.setup.to>{value(&change.new)}</td>
            <td data-label=text.setup.who>{change.who.to_string()}</td>
            <td data-label=text.setup.when>
                <When at=change.at clock />
            </td>
        </tr>
    }
    .into_any()
}
