//! What those who asked do with their own request: take it back, take the seat.

use std::marker::PhantomData;

use leptos::{prelude::*, server_fn::ServerFn};
use school::request::Act;

use crate::ui::PlainForm;

/// One act on one's own request; what gives something up has a second step before it.
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
