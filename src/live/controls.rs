//! What a screen with live data shows: a Refresh button, an Auto-refresh switch and the instant of its data.

use leptos::{
    ev::{Event, SubmitEvent},
    prelude::*,
};
use school::clock::{Instant, SchoolClock};

use super::timers;

/// The controls' words, from the catalogue.
#[derive(Clone, Copy, Debug)]
pub struct RefreshLabels {
    /// The button's whole name.
    pub refresh: &'static str,
    /// The switch's whole name.
    pub auto_refresh: &'static str,
    /// What stands before the time of day.
    pub as_of: &'static str,
}

/// Whether a screen refreshes by itself, as its reader chose.
#[derive(Clone, Copy)]
pub struct AutoRefreshChoice {
    /// The choice; on until somebody switches it off.
    pub on: Signal<bool>,
    /// Chooses, and keeps the choice in this browser.
    pub choose: Callback<bool>,
}

/// Remembers per screen whether it refreshes by itself.
///
/// ```
/// # let owner = leptos::prelude::Owner::new();
/// # owner.set();
/// use leptos::prelude::*;
///
/// let choice = yeneta::live::use_auto_refresh_choice("gradebook");
/// assert!(choice.on.get_untracked());
/// ```
///
/// On the server it is on; the browser reads what it kept after hydration.
#[must_use]
pub fn use_auto_refresh_choice(screen: &'static str) -> AutoRefreshChoice {
    let on = RwSignal::new(true);
    Effect::new(move |_| {
        if timers::stored(&storage_key(screen)).as_deref() == Some("off") {
            on.set(false);
        }
    });
    let choose = Callback::new(move |chosen: bool| {
        timers::store(&storage_key(screen), if chosen { "on" } else { "off" });
        on.set(chosen);
    });
    AutoRefreshChoice { on: on.into(), choose }
}

/// Refresh button, Auto-refresh switch and "as of hh:mm:ss".
///
/// Before wasm arrives the button loads the page anew; `keep` are the page's query parameters, which a plain form would
/// lose.
#[component]
pub fn RefreshControls(
    /// The words.
    labels: RefreshLabels,
    /// The instant at which the server read the data on the screen.
    #[prop(into)]
    read_at: Signal<Instant>,
    /// How the school's clocks show it.
    #[prop(into)]
    clock: Signal<SchoolClock>,
    /// Whether a refresh is in flight.
    #[prop(into)]
    refreshing: Signal<bool>,
    /// Refreshes.
    refresh: Callback<()>,
    /// Whether it refreshes by itself.
    auto: AutoRefreshChoice,
    /// The page's query parameters.
    #[prop(optional)]
    keep: Vec<(&'static str, String)>,
) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        refresh.run(());
    };
    let switch = move |event: Event| auto.choose.run(event_target_checked(&event));
    let kept = keep.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    let time = move || read_at.get().time_of_day(clock.get()).to_string();
    view! {
        <div class="refresh-controls">
            <form method="get" on:submit=submit>
                {kept.collect_view()}
                <button type="submit" aria-busy=move || refreshing.get().to_string()>
                    {labels.refresh}
                </button>
            </form>
            <label>
                <input type="checkbox" role="switch" checked=true prop:checked=auto.on on:change=switch />
                {labels.auto_refresh}
            </label>
            <time data-as-of=move || read_at.get().0.to_string() datetime=time>
                {move || format!("{} {}", labels.as_of, time())}
            </time>
        </div>
    }
}

fn storage_key(screen: &str) -> String {
    format!("yeneta-auto-refresh-{screen}")
}
