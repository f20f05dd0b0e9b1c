//! A form that posts to a server function: as a plain form before wasm arrives, without leaving the page after.

mod sent;

use std::{any::Any, marker::PhantomData};

use leptos::{
    ev::SubmitEvent,
    prelude::*,
    server_fn::{ServerFn, error::ServerFnUrlError},
    task::spawn_local,
    wasm_bindgen::JsCast,
    web_sys::HtmlFormElement,
};
use leptos_router::hooks::use_query_map;
use serde::de::DeserializeOwned;

use self::sent::{Posted, answer, read, typed};
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
    /// Whether the fields are empty again after a success, for the next one.
    #[prop(optional)]
    clear: bool,
    /// The form's class.
    #[prop(optional)]
    class: &'static str,
    /// Fields and buttons.
    children: Children,
) -> impl IntoView
where
    F: ServerFn<Error = ApiError, Client: 'static>,
    F::Output: DeserializeOwned + 'static,
{
    let hear = move |body: String| {
        on_done.try_run(read(&body)?);
        Ok(())
    };
    let send = Callback::new(|fields| -> Posted { Box::pin(answer::<F::Client, _, _>(F::url(), fields)) });
    let (error, busy) = (RwSignal::new(None), RwSignal::new(false));
    let form = Form { send, hear: Callback::new(hear), on_failed, while_sent, clear, error, busy };
    view! { <AnyForm action=F::url() class form children /> }
}

/// A form of a document: it posts to a server function as a plain form does, and what comes back is a page.
///
/// With the small program the page stays, what is typed stays when the form is refused, and what was done is said.
#[component]
pub fn PlainForm<F>(
    /// The server function.
    #[prop(optional)]
    _function: PhantomData<F>,
    /// What is said when it was done; without it what the page says.
    #[prop(optional, into)]
    done: Option<String>,
    /// The address at which the page goes on when it was done: where the form was opened by one.
    #[prop(optional, into)]
    then: Option<String>,
    /// The form's class.
    #[prop(optional)]
    class: &'static str,
    /// Fields and buttons.
    children: Children,
) -> impl IntoView
where
    F: ServerFn,
{
    view! {
        <form method="post" action=F::url() class=class data-post="" data-done=done data-then=then>
            {children()}
        </form>
    }
    .into_any()
}

/// The form whatever it posts to: compiled once, not for each server function.
#[component]
fn AnyForm(action: &'static str, class: &'static str, form: Form, children: Children) -> impl IntoView {
    let text = use_text();
    let problem = move || form.error.get().map(|e| view! { <p class="problem" role="alert">{sentence(text, &e)}</p> });
    view! {
        <form
            method="post"
            action=action
            class=class
            on:submit=move |event| submit(form, &event)
            aria-busy=move || form.busy.get().to_string()
        >
            {children()}
            {problem}
        </form>
    }
    .into_any()
}

/// What follows when a form is sent.
#[derive(Clone, Copy)]
struct Form {
    /// Sends the fields to the server function and gives the body of its answer.
    send: Callback<String, Posted>,
    /// Reads that body and tells who hears the answer.
    hear: Callback<String, Result<(), ApiError>>,
    on_failed: Option<Callback<ApiError>>,
    while_sent: Option<Callback<(), Box<dyn Any>>>,
    clear: bool,
    /// Why the last call failed.
    error: RwSignal<Option<ApiError>>,
    /// Whether a call is on its way.
    busy: RwSignal<bool>,
}

/// Makes the call, one at a time, and tells those who hear.
fn submit(form: Form, event: &SubmitEvent) {
    event.prevent_default();
    if form.busy.get_untracked() {
        return;
    }
    let Some(fields) = typed(event) else {
        form.error.set(Some(ApiError::Invalid { problem: school::view::Problem::Malformed }));
        return;
    };
    let element = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
    form.busy.set(true);
    let held = form.while_sent.map(|held| held.run(()));
    let call = form.send.run(fields);
    spawn_local(async move {
        let answered = call.await;
        // The page may be gone by now. What shows these is told before the answer is heard: it may take the form away.
        let _ = form.busy.try_set(false);
        if answered.is_ok() {
            let _ = form.error.try_set(None);
            if let Some(element) = element.filter(|_| form.clear) {
                element.reset();
            }
        }
        let heard = answered.and_then(|body| form.hear.try_run(body).unwrap_or(Ok(())));
        if let Err(failed) = heard {
            if let Some(on_failed) = form.on_failed {
                on_failed.try_run(failed.clone());
            }
            let _ = form.error.try_set(Some(failed));
        }
        drop(held);
    });
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
    let refused = |error: &ApiError| if error.is_passing() { "passing" } else { "" };
    move || {
        failure.get().map(|error| {
            view! { <p class="problem" role="alert" data-refused=refused(&error)>{sentence(text, &error)}</p> }
        })
    }
}
