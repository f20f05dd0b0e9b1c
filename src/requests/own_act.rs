//! What those who asked do with their own request: take it back, take the seat.

use std::marker::PhantomData;

use leptos::{prelude::*, server_fn::ServerFn};
use school::{
    request::{Act, RequestState},
    view::{Decided, Decisions},
};
use serde::de::DeserializeOwned;

use super::RequestLine;
use crate::{
    error::ApiError,
    live::events::use_event_service,
    screen::{use_own_save, use_toasts},
    text::use_text,
    ui::{PlainForm, PostForm},
};

/// One act on one's own request; what gives something up has a second step before it.
#[component]
pub fn OwnAct<F, L>(
    /// The request, as it stands.
    #[prop(into)]
    line: Signal<L>,
    act: Act,
    /// What the button says.
    label: &'static str,
    /// What it gives up, where it does: then it has a second step.
    #[prop(optional)]
    gives_up: Option<(&'static str, &'static str)>,
    /// Hears where it stands now.
    on_done: Callback<RequestState>,
    /// Reads it anew: it may have moved where the act failed.
    refresh: Callback<()>,
    /// The server function.
    #[prop(optional)]
    _function: PhantomData<F>,
) -> impl IntoView
where
    L: RequestLine,
    F: ServerFn<Error = ApiError, Output = Decisions<L::Id>> + DeserializeOwned + 'static,
{
    let done = tell_own(line, on_done);
    let failed = Callback::new(move |_: ApiError| refresh.run(()));
    let class = if gives_up.is_none() { "primary" } else { "" };
    let form = view! {
        <PostForm<F> on_done=done on_failed=failed while_sent=use_own_save() class="own-act">
            <input type="hidden" name="decide[requests][]" value=move || String::from(line.with(RequestLine::seen)) />
            <button type="submit" name="decide[act]" value=act.name() class=class>{label}</button>
        </PostForm<F>>
    };
    confirmed(gives_up, form.into_any())
}

/// The same act on a document.
#[component]
pub fn PlainAct<F>(
    /// The request, as it was seen.
    seen: String,
    act: Act,
    /// What the button says.
    label: &'static str,
    /// What it gives up, where it does: then it has a second step.
    #[prop(optional)]
    gives_up: Option<(&'static str, &'static str)>,
    /// What is said when it was done.
    done: String,
    /// The server function.
    #[prop(optional)]
    _function: PhantomData<F>,
) -> impl IntoView
where
    F: ServerFn,
{
    let class = if gives_up.is_none() { "primary" } else { "" };
    let form = view! {
        <PlainForm<F> done class="own-act">
            <input type="hidden" name="decide[requests][]" value=seen />
            <button type="submit" name="decide[act]" value=act.name() class=class>{label}</button>
        </PlainForm<F>>
    };
    confirmed(gives_up, form.into_any())
}

/// A form behind a second step, where it gives something up.
fn confirmed(gives_up: Option<(&'static str, &'static str)>, form: AnyView) -> AnyView {
    let Some((summary, meaning)) = gives_up else { return form };
    view! {
        <details class="confirm" data-folds="">
            <summary class="button quiet">{summary}</summary>
            <p>{meaning}</p>
            {form}
        </details>
    }
    .into_any()
}

/// Tells the tab's readers what became of one's own request, and the person where it was refused.
fn tell_own<L: RequestLine>(line: Signal<L>, on_done: Callback<RequestState>) -> Callback<Decisions<L::Id>> {
    let (text, events, toasts) = (use_text(), use_event_service(), use_toasts());
    Callback::new(move |decisions: Decisions<L::Id>| {
        for Decided { outcome, .. } in decisions.decided {
            match outcome {
                Ok(to) => {
                    let line = line.get_untracked();
                    let revision = decisions.revisions.at(line.school());
                    revision.iter().for_each(|revision| events.emit_own(&line.event(to, *revision)));
                    on_done.run(to);
                }
                Err(refusal) => toasts.warning((text.requests.refused)(refusal)),
            }
        }
    })
}
