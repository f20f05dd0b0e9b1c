//! The controls of a live page: refresh, the switch, since when the data stands, and how old it is once nothing keeps it fresh.

use leptos::prelude::*;

use super::{ScreenHandle, age::use_age, use_data_saver};
use crate::{
    live::controls::{RefreshControls, RefreshLabels},
    text::use_text,
    ui::sentence,
};

/// The controls of a live page; a failed refresh is a sentence beside them, never a blanked page.
#[component]
pub fn LiveBar(
    /// The page's refresh.
    screen: ScreenHandle,
    /// The page's query parameters, which reloading without wasm would lose.
    #[prop(optional)]
    keep: Vec<(&'static str, String)>,
) -> impl IntoView {
    let text = use_text();
    let labels =
        RefreshLabels { refresh: text.live.refresh, auto_refresh: text.live.auto_refresh, as_of: text.live.as_of };
    let read_at = Signal::derive(move || screen.as_of.with(|a| a.read_at));
    let clock = Signal::derive(move || screen.as_of.with(|a| a.clock));
    let age = use_age(screen);
    let old = move || age.get().map(|minutes| view! { <span class="age">{(text.live.ago)(minutes)}</span> });
    let saver = use_data_saver();
    let saving =
        move || saver.get().then(|| view! { <a class="saving" href="/account#data-saver">{text.live.saving}</a> });
    let error = screen.refresh.error;
    let failed = move || error.get().map(|error| view! { <p class="problem">{sentence(text, &error)}</p> });
    view! {
        <div class="live-bar">
            <RefreshControls
                labels
                read_at
                clock
                refreshing=screen.refresh.is_refreshing
                refresh=screen.refresh.refresh_now
                auto=screen.choice
                keep
            />
            {old}
            <span class="kept">{text.live.kept}</span>
            {saving}
            <div aria-live="polite">{failed}</div>
        </div>
    }
    .into_any()
}
