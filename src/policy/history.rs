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
    #[prop(into)]
    versions: Signal<Vec<PolicyVersion>>,
    /// How the school shows an instant.
    #[prop(into)]
    clock: Signal<SchoolClock>,
    /// Whether an older one may be restored.
    #[prop(into)]
    may_restore: Signal<bool>,
) -> impl IntoView {
    let text = use_text();
    let rows = move || {
        let newest = versions.with(|all| all.first().map(|newest| newest.version));
        let row = |version: PolicyVersion| {
            let restore = may_restore.get() && Some(version.version) != newest;
            view! { <Version version clock=clock.get() restore /> }
        };
        versions.get().into_iter().map(row).collect_view()
    };
    let heading = text.policy.history.heading;
    let headings = [text.policy.history.version, text.setup.when, text.setup.who, text.policy.history.what];
    let table = move || titled_table(heading, headings, view! { {rows} }.into_any());
    let none = move || {
        view! {
            <section>
                <h2>{heading}</h2>
                <p class="empty">{text.policy.history.empty}</p>
            </section>
        }
    };
    view! {
        <Show when=move || !versions.with(Vec::is_empty) fallback=none>
            {table}
        </Show>
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
            let policy = Signal::stored(policy);
            view! {
                <details>
                    <summary>{short}</summary>
                    <ShownPolicy policy />
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
        <tr>
            <th scope="row">{version.0.to_string()}</th>
            <td data-label=text.setup.when><When at clock /></td>
            <td data-label=text.setup.who>{who.to_string()}</td>
            <td data-label=text.policy.history.what>{what} {restore}</td>
        </tr>
    }
    .into_any()
}
