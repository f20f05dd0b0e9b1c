//! Looking into one request without leaving the list.

use leptos::{prelude::*, task::spawn_local};
use school::id::Version;

use super::{
    Call, RequestDetail, RequestLine, RequestList,
    desk::{Desk, IdOf},
};
use crate::{
    error::ApiError,
    text::use_text,
    ui::{Dialog, sentence},
};

/// Shows the request that is open in a dialog over the list. It is read anew when somebody moves it meanwhile; what is
/// typed stays.
#[component]
pub fn ReviewDialog<T, D>(
    desk: Desk<T>,
    /// Which request is open.
    open: RwSignal<Option<IdOf<T>>>,
    /// Reads a request.
    load: Call<IdOf<T>, D>,
    /// Shows it.
    show: fn(Desk<T>, Signal<D>, Callback<()>) -> AnyView,
) -> impl IntoView
where
    T: RequestList,
    D: RequestDetail<Line = T::Line>,
{
    let text = use_text();
    let heading = Signal::derive(move || {
        let line = open.get().and_then(|request| desk.line(request));
        line.map_or_else(String::new, |line| (text.requests.desk.review_of)(&line.label(text)))
    });
    let load = StoredValue::new(load);
    let close = Callback::new(move |()| open.set(None));
    let body = move || open.get().map(|request| view! { <Reviewed desk request load show close /> });
    view! {
        <Dialog id="review" open=Signal::derive(move || open.with(Option::is_some)) heading on_close=close>
            {body}
        </Dialog>
    }
    .into_any()
}

#[component]
fn Reviewed<T, D>(
    desk: Desk<T>,
    request: IdOf<T>,
    load: StoredValue<Call<IdOf<T>, D>>,
    show: fn(Desk<T>, Signal<D>, Callback<()>) -> AnyView,
    close: Callback<()>,
) -> impl IntoView
where
    T: RequestList,
    D: RequestDetail<Line = T::Line>,
{
    let text = use_text();
    let Live { detail, error, changed } = follow(desk, request, load);
    let ready = Memo::new(move |_| detail.with(Option::is_some));
    let body = move || {
        ready
            .get()
            .then(|| detail.get_untracked())
            .flatten()
            .map(|first| show(desk, Signal::derive(move || detail.get().unwrap_or_else(|| first.clone())), close))
    };
    let moved = move || {
        let state = changed.get().then(|| detail.with(|d| d.as_ref().map(|d| d.line().state()))).flatten();
        state.map(|state| view! { <p class="word">{(text.requests.desk.changed_meanwhile)(state)}</p> })
    };
    let failed = move || error.get().map(|e| view! { <p class="problem" role="alert">{sentence(text, &e)}</p> });
    view! {
        <div role="status">{moved}</div>
        {failed}
        <Show when=move || !ready.get() && error.with(Option::is_none)>
            <p class="loading">{text.loading}</p>
        </Show>
        {body}
    }
    .into_any()
}

/// One request, read anew whenever its line in the list moves.
struct Live<D: Send + Sync + 'static> {
    detail: RwSignal<Option<D>>,
    error: RwSignal<Option<ApiError>>,
    /// Whether it has moved since it was opened.
    changed: RwSignal<bool>,
}

fn follow<T, D>(desk: Desk<T>, request: IdOf<T>, load: StoredValue<Call<IdOf<T>, D>>) -> Live<D>
where
    T: RequestList,
    D: RequestDetail<Line = T::Line>,
{
    let detail = RwSignal::new(None::<D>);
    let error = RwSignal::new(None::<ApiError>);
    let changed = RwSignal::new(false);
    let version = Memo::new(move |_| desk.line(request).map(|line| line.version()));
    let read = move || {
        let answer = load.with_value(|load| load.run(request));
        spawn_local(async move {
            match answer.await {
                Ok(fresh) => {
                    detail.try_set(Some(fresh));
                    error.try_set(None);
                }
                Err(failed) => {
                    error.try_set(Some(failed));
                }
            }
        });
    };
    Effect::new(move |before: Option<Option<Version>>| {
        let now = version.get();
        if before.is_some_and(|before| before != now) {
            changed.set(true);
        }
        if before != Some(now) {
            read();
        }
        now
    });
    Live { detail, error, changed }
}
