//! Deciding once on all that is selected.

use std::collections::BTreeMap;

use leptos::{ev::SubmitEvent, prelude::*};
use school::request::{Act, RequestState};

use super::{
    RequestLine, RequestList,
    acts::{self, ActButton},
    desk::Desk,
    keys::keep_focus,
};
use crate::text::use_text;

/// A list whose selected requests are decided together: as one plain form before wasm arrives, part by part after.
#[component]
pub fn DeskForm<T: RequestList>(
    desk: Desk<T>,
    /// Where the plain form is sent.
    action: &'static str,
    /// The list, with a checkbox a request.
    children: Children,
) -> impl IntoView {
    keep_focus(desk);
    // Not while one of them is being decided, nor under a note that somebody writes.
    let idle = move || desk.progress.with(Option::is_none) && desk.note.with(String::is_empty);
    let empty = Memo::new(move |_| desk.list.data.with(|data| data.lines().is_empty()) && idle());
    view! {
        <form method="post" action=action class="desk" class:desk-empty=move || empty.get() on:submit=|event: SubmitEvent| event.prevent_default()>
            // Enter in a checkbox presses a form's first button: this one does nothing.
            <button type="submit" disabled hidden></button>
            {children()}
            <DecideBar desk />
        </form>
    }
    .into_any()
}

#[component]
fn DecideBar<T: RequestList>(desk: Desk<T>) -> impl IntoView {
    let text = use_text();
    let kind = <T::Line as RequestLine>::KIND;
    let count = Memo::new(move |_| u32::try_from(desk.chosen.with(BTreeMap::len)).unwrap_or(u32::MAX));
    let offered = Memo::new(move |_| acts::offered_on(kind, &desk.states(), desk.actor));
    let from = move || desk.list.shown.with(|shown| shown.state).unwrap_or(RequestState::Pending);
    let decide = Callback::new(move |act: Act| desk.decide_chosen(act));
    let button = move |act: Act| view! { <ActButton act kind from=from() on_press=decide /> };
    view! {
        <Show when=move || !offered.with(Vec::is_empty)>
            <section class="decide-bar" aria-label=text.requests.desk.selection>
                <p class="selected with-wasm" aria-live="polite">
                    <span>{move || (text.requests.desk.selected)(count.get())}</span>
                    <Show when=move || count.get() != 0>
                        <button type="button" class="quiet" on:click=move |_| desk.chosen.update(BTreeMap::clear)>
                            {text.requests.desk.clear}
                        </button>
                    </Show>
                </p>
                <div class="decide-note">
                    <label for="desk-note">{text.common.note}</label>
                    <textarea
                        id="desk-note"
                        name="decide[note]"
                        rows="1"
                        maxlength="500"
                        placeholder=text.common.note_hint
                        prop:value=desk.note
                        on:input=move |event| desk.note.set(event_target_value(&event))
                    ></textarea>
                </div>
                <div class="decisions">
                    <For each=move || offered.get() key=move |act| (*act, from()) children=button />
                </div>
                <ProgressLine desk />
            </section>
        </Show>
    }
    .into_any()
}

/// How far a decision on many has come, and the button that stops it.
#[component]
fn ProgressLine<T: RequestList>(desk: Desk<T>) -> impl IntoView {
    let text = use_text();
    let of = Memo::new(move |_| desk.progress.with(|progress| progress.map_or(0, |p| p.of)));
    // One is decided before a bar could be seen.
    let is_long = Memo::new(move |_| of.get() > 1);
    let done = move || desk.progress.with(|progress| progress.map_or(0, |p| p.done));
    let stopping = Memo::new(move |_| desk.progress.with(|progress| progress.is_some_and(|p| p.stopping)));
    view! {
        <Show when=move || is_long.get()>
            <div class="decide-progress">
                <progress max=move || of.get().to_string() value=move || done().to_string() aria-label=text.requests.desk.decide></progress>
                <span role="status">
                    {move || if stopping.get() { text.requests.desk.stopping.into() } else { (text.requests.desk.progress)(done(), of.get()) }}
                </span>
                <button type="button" disabled=move || stopping.get() on:click=move |_| desk.stop()>
                    {text.requests.desk.stop}
                </button>
            </div>
        </Show>
    }
    .into_any()
}
