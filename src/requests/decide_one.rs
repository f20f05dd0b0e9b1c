//! Deciding on one request that one has looked into.

use leptos::{prelude::*, server_fn::ServerFn};
use school::{
    request::{Act, Actor},
    view::{Decided, Decisions},
};
use serde::de::DeserializeOwned;

use super::{
    RequestDetail, RequestLine,
    acts::{self, ActButton},
};
use crate::{
    error::ApiError,
    live::events::use_event_service,
    screen::{use_own_save, use_toasts},
    text::use_text,
    ui::PostForm,
};

/// A form with a note and a button for each decision that would move the request.
#[component]
pub fn DecideOne<F, D>(
    /// The request, as it stands.
    #[prop(into)]
    detail: Signal<D>,
    /// How many students are in the course.
    #[prop(optional, into)]
    students: Signal<u32>,
    /// Hears that it was decided.
    on_done: Callback<()>,
    /// Reads it anew: it may have moved where a decision failed.
    refresh: Callback<()>,
    /// The server function.
    #[prop(optional)]
    _function: std::marker::PhantomData<F>,
) -> impl IntoView
where
    D: RequestDetail,
    F: ServerFn<Error = ApiError, Output = Decisions<<D::Line as RequestLine>::Id>> + DeserializeOwned + 'static,
{
    let text = use_text();
    let kind = <D::Line as RequestLine>::KIND;
    let actor = detail.with_untracked(|d| d.actor());
    let state = move || detail.with(|d| d.line().state());
    let admin_decided = move || detail.with(|d| d.decided_by()) == Some(Actor::Admin);
    let offered = Memo::new(move |_| acts::offered(kind, state(), actor, admin_decided()));
    let done = tell(detail, on_done);
    let failed = Callback::new(move |_: ApiError| refresh.run(()));
    let button = move |act: Act| view! { <ActButton act kind from=state() students=students.get() /> };
    let nothing = move || {
        let why = if admin_decided() && actor == Actor::Teacher {
            text.requests.desk.admin_decided
        } else {
            text.requests.desk.nothing_to_decide
        };
        offered.with(Vec::is_empty).then(|| view! { <p class="hint">{why}</p> })
    };
    let overrides = move || {
        let by_teacher = actor == Actor::Admin && detail.with(|d| d.decided_by()) == Some(Actor::Teacher);
        let decided = by_teacher && !state().is_open() && !offered.with(Vec::is_empty);
        decided.then(|| view! { <p class="hint overrides">{(text.requests.desk.overrides)(state())}</p> })
    };
    view! {
        {nothing}
        <PostForm<F> on_done=done on_failed=failed while_sent=use_own_save() class="decide-one">
            <input type="hidden" name="decide[requests][]" value=move || String::from(detail.with(|d| d.line().seen())) />
            {overrides}
            <Show when=move || !offered.with(Vec::is_empty)>
                <NoteField />
            </Show>
            <div class="decisions">
                <For each=move || offered.get() key=move |act| (*act, state()) children=button />
            </div>
        </PostForm<F>>
    }
    .into_any()
}

#[component]
fn NoteField() -> impl IntoView {
    let text = use_text();
    let note = RwSignal::new(String::new());
    view! {
        <label for="one-note">{text.common.note}</label>
        <textarea
            id="one-note"
            name="decide[note]"
            rows="2"
            maxlength="500"
            placeholder=text.common.note_hint
            prop:value=note
            on:input=move |event| note.set(event_target_value(&event))
        ></textarea>
    }
    .into_any()
}

/// Tells the tab's readers and the person what was decided.
fn tell<D: RequestDetail>(
    detail: Signal<D>,
    on_done: Callback<()>,
) -> Callback<Decisions<<D::Line as RequestLine>::Id>> {
    let (text, events, toasts) = (use_text(), use_event_service(), use_toasts());
    Callback::new(move |decisions: Decisions<_>| {
        let line = detail.with_untracked(|detail| detail.line().clone());
        for Decided { outcome, .. } in decisions.decided {
            match outcome {
                Ok(to) => {
                    let revision = decisions.revisions.at(line.school());
                    revision.iter().for_each(|revision| events.emit_own(&line.event(to, *revision)));
                    toasts.success(format!("{}: {}", (text.requests.state)(to), line.label(text)));
                }
                Err(refusal) => toasts.warning((text.requests.refused)(refusal)),
            }
        }
        on_done.run(());
    })
}
