//! Selecting: a checkbox a request, and one for the page.

use leptos::prelude::*;

use super::{RequestLine, RequestList, desk::Desk};
use crate::text::use_text;

/// Selects one request: as a field of the plain form, and by wasm at the desk.
#[component]
pub fn SelectCell<T: RequestList>(
    desk: Desk<T>,
    /// The request as it stands.
    line: Memo<T::Line>,
) -> impl IntoView {
    let text = use_text();
    let request = line.with_untracked(RequestLine::request);
    let chosen = move || desk.chosen.with(|chosen| chosen.contains_key(&request));
    let busy = move || desk.busy.with(|busy| busy.contains(&request));
    let name = move || line.with(|line| (text.requests.desk.select)(&line.label(text)));
    view! {
        <label class="select">
            <input
                type="checkbox"
                name="decide[requests][]"
                value=move || String::from(line.with(RequestLine::seen))
                data-request=request.to_string()
                prop:checked=chosen
                aria-disabled=move || busy().to_string()
                on:click=move |event| if busy() { event.prevent_default() }
                aria-label=name
                on:change=move |event| line.with_untracked(|line| desk.select(line, event_target_checked(&event)))
            />
        </label>
    }
    .into_any()
}

/// Selects the page's requests, and then those of all pages; there only once wasm is.
#[component]
pub fn SelectPage<T: RequestList>(desk: Desk<T>) -> impl IntoView {
    let text = use_text();
    let more = move || {
        let here = desk.list.data.with(|data| data.lines().len());
        let all = desk.matching();
        let chosen = desk.chosen.with(|chosen| chosen.len());
        let has_more = desk.calls.with_value(|calls| calls.matching.is_some()) && all as usize > here;
        (has_more && desk.page_is_chosen() && chosen < all as usize).then_some(all)
    };
    view! {
        <div class="select-page with-wasm">
            <label class="select">
                <input
                    type="checkbox"
                    prop:checked=move || desk.page_is_chosen()
                    on:change=move |event| desk.select_page(event_target_checked(&event))
                />
                {text.requests.desk.select_page}
            </label>
            {move || more().map(|all| view! {
                <button type="button" class="quiet" on:click=move |_| desk.select_matching()>
                    {(text.requests.desk.select_all)(all)}
                </button>
            })}
        </div>
    }
    .into_any()
}
