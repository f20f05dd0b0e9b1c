//! Versions of a course's policy, and the way back to them.

use leptos::prelude::*;
use school::{clock::SchoolClock, view::PolicyVersion};

use super::shown::ShownPolicy;
use crate::{
    text::use_text,
    ui::{When, titled_table},
};

/// The versions, the newest first.
#[component]
pub fn History(
    /// The versions.
    versions: Vec<PolicyVersion>,
    /// How the school shows an instant.
    clock: SchoolClock,
    /// Whether an older one may be restored.
    may_restore: bool,
) -> impl IntoView {
    let text = use_text();
    let Some(newest) = versions.first().map(|newest| newest.version) else { return no_history() };
    let row = |version: PolicyVersion| {
        let restore = may_restore && version.version != newest;
        view! { <Version version clock restore /> }
    };
    let rows = versions.into_iter().map(row).collect_view();
    let headings = [text.policy.history.version, text.setup.when, text.setup.who, text.policy.history.what];
    titled_table(text.policy.history.heading, headings, rows.into_any())
}

/// In the place of a history where nothing was changed yet.
pub fn no_history() -> AnyView {
    let text = &use_text().policy.history;
    view! {
        <section>
            <h2>{text.heading}</h2>
            <p class="empty">{text.empty}</p>
        </section>
    }
    .into_any()
}

#[component]
fn Version(version: PolicyVersion, clock: SchoolClock, restore: bool) -> impl IntoView {
    let text = use_text();
    let PolicyVersion { version, policy, who, at } = version;
    let number = u32::try_from(version.0).unwrap_or(u32::MAX);
    let what = match policy {
        None => view! { <p>{text.policy.history.follows}</p> }.into_any(),
        Some(policy) => {
            let parts = policy.components().iter();
            let short = parts.map(|part| format!("{} {}", text.component(&part.name), text.percent(part.weight)));
            let short = short.collect::<Vec<_>>().join(", ");
            view! {
                <details>
                    <summary>{short}</summary>
                    <ShownPolicy policy=&policy />
                </details>
            }
            .into_any()
        }
    };
    let restore = restore.then(|| {
        let label = (text.policy.history.restore_version)(number);
        view! {
            <a class="button" href=format!("?restore={}", version.0) rel="external" aria-label=label>
                {text.policy.history.restore}
            </a>
        }
    });
    view! {
        <tr data-key=version.0.to_string()>
            <th scope="row">{version.0.to_string()}</th>
            <td data-label=text.setup.when><When at clock /></td>
            <td data-label=text.setup.who>{who.to_string()}</td>
            <td data-label=text.policy.history.what>{what} {restore}</td>
        </tr>
    }
    .into_any()
}
