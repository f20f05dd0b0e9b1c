//! A form that posts to a server function: as a plain form before wasm arrives, without leaving the page after.

use std::{any::Any, marker::PhantomData};

use leptos::{
    ev::SubmitEvent,
    form::FromFormData,
    prelude::*,
    server_fn::{ServerFn, error::ServerFnUrlError},
    task::spawn_local,
};
use leptos_router::hooks::use_query_map;
use serde::de::DeserializeOwned;

use crate::{error::ApiError, text::use_text, ui::sentence};

/// A form whose fields are the server function's arguments, by name: `decide[note]`.
///
/// A button with a name and a value sends them too, so one form can hold several decisions. What is typed stays when the
/// call fails, and the reason stands in the form. Put one [`FormProblem`] on a page that has such forms: without wasm the
/// reason comes back in the address.
#[component]
pub fn PostForm<F>(
    /// The server function.
    #[prop(optional)]
    _function: PhantomData<F>,
    /// Hears the answer.
    #[prop(into)]
    on_done: Callback<F::Output>,
    /// Hears why the call failed; the reason stands in the form anyway.
    #[prop(optional, into)]
    on_failed: Option<Callback<ApiError>>,
    /// Makes what is held from before the call until its answer was heard.
    #[prop(optional)]
    while_sent: Option<Callback<(), Box<dyn Any>>>,
    /// The form's class.
    #[prop(optional)]
    class: &'static str,
    /// Fields and buttons.
    children: Children,
) -> impl IntoView
where
    F: ServerFn<Error = ApiError> + DeserializeOwned + 'static,
    F::Output: 'static,
{
    let text = use_text();
    let error = RwSignal::new(None::<ApiError>);
    let busy = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let Ok(call) = F::from_event(&event) else {
            error.set(Some(ApiError::Invalid { problem: school::view::Problem::Malformed }));
            return;
        };
        busy.set(true);
        let held = while_sent.map(|held| held.run(()));
        spawn_local(async move {
            let answer = call.run_on_client().await;
            // The page may be gone by now.
            let _ = busy.try_set(false);
            let _ = error.try_set(answer.as_ref().err().cloned());
            match (answer, on_failed) {
                (Ok(done), _) => drop(on_done.try_run(done)),
                (Err(failed), Some(on_failed)) => drop(on_failed.try_run(failed)),
                (Err(_), None) => {}
            }
            drop(held);
        });
    };
    let problem = move || error.get().map(|e| view! { <p class="problem" role="alert">{sentence(text, &e)}</p> });
    view! {
        <form method="post" action=F::url() class=class on:submit=submit aria-busy=move || busy.get().to_string()>
            {children()}
            {problem}
        </form>
    }
    .into_any()
}

/// What a form without wasm was refused for: the server function led back here with the reason in the address.
#[must_use]
pub fn use_form_failure() -> Signal<Option<ApiError>> {
    let query = use_query_map();
    Signal::derive(move || query.with(|q| q.get("__err")).map(|code| ServerFnUrlError::<ApiError>::decode_err(&code)))
}

/// Says what a form without wasm was refused for.
#[component]
pub fn FormProblem() -> impl IntoView {
    let text = use_text();
    let failure = use_form_failure();
    move || failure.get().map(|error| view! { <p class="problem" role="alert">{sentence(text, &error)}</p> })
}
