//! A form that posts to a server function: a plain one, and in an open page one that does not leave it.

use std::marker::PhantomData;

use leptos::{
    prelude::*,
    server_fn::{ServerFn, error::ServerFnUrlError},
};
use leptos_router::hooks::use_query_map;

use crate::{error::ApiError, text::use_text, ui::sentence};

/// A form whose fields are the server function's arguments, by name: `decide[note]`. It posts as a plain form does, and what comes back
/// is a page.
///
/// A button with a name and a value sends them too, so one form can hold several decisions. Put one [`FormProblem`] on a page that has
/// such forms: the reason of a refusal comes back in the address. With the small program the page stays, what is typed stays when the form is refused, and what was done is said.
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
    /// The address at which the form is read anew with what was chosen in it, where that narrows what is left to choose from.
    #[prop(optional)]
    narrows: Option<&'static str>,
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
        <form method="post" action=F::url() class=class data-post="" data-done=done data-then=then data-narrows=narrows>
            {children()}
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
    let refused = |error: &ApiError| if error.is_passing() { "passing" } else { "" };
    move || {
        failure.get().map(|error| {
            view! { <p class="problem" role="alert" data-refused=refused(&error)>{sentence(text, &error)}</p> }
        })
    }
}
