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
    #[prop(into)]
    changes: Signal<Vec<SettingChange>>,
    /// How the school shows an instant.
    #[prop(into)]
    clock: Signal<SchoolClock>,
) -> impl IntoView {
    let text = use_text();
    let rows = move || changes.get().into_iter().map(|change| (clock.get(), change)).collect::<Vec<_>>();
    let is_full = move || changes.with(Vec::len) >= MOST;
    let table = move || {
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
                    <tbody>
                        <For each=rows key=|(clock, change)| (*clock, change.version, change.setting) let((clock, change))>
                            <Row change clock />
                        </For>
                    </tbody>
                </table>
        }
    };
    view! {
        <section>
            <h2>{text.setup.history_heading}</h2>
            <Show
                when=move || !changes.with(Vec::is_empty)
                fallback=move || view! { <p class="empty">{text.setup.history_empty}</p> }
            >
                {table}
            </Show>
            <Show when=is_full>
                <p class="hint">{text.setup.history_limit}</p>
            </Show>
        </section>
    }
    .into_any()
}

#[component]
fn Row(change: SettingChange, clock: SchoolClock) -> impl IntoView {
    let text = use_text();
    let value = |stored: &str| (text.setup.value)(change.setting, stored);
    view! {
        <tr>
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
