//! What became of a decision on many: how many moved where, which did not and why.

use leptos::{html, prelude::*};
use school::request::Refusal;

use super::{
    RequestList,
    desk::{Desk, IdOf},
    run::{Outcome, TOLD_BY_NAME, in_order},
};
use crate::{
    text::{Catalogue, use_text},
    ui::sentence,
};

/// What became of the last decision on many; nothing until there was one.
#[component]
pub fn Summary<T: RequestList>(desk: Desk<T>) -> impl IntoView {
    let shown = move || desk.outcome.get().map(|outcome| view! { <Told desk outcome /> });
    view! { <div>{shown}</div> }.into_any()
}

#[component]
fn Told<T: RequestList>(desk: Desk<T>, outcome: Outcome<IdOf<T>>) -> impl IntoView {
    let text = use_text();
    let moved = in_order(&outcome.tally).into_iter();
    let moved = moved.map(|(to, n)| (text.requests.desk.moved)(to, n)).collect::<Vec<_>>().join(" · ");
    let error = outcome.error.as_ref().map(|error| view! { <p class="problem">{sentence(text, error)}</p> });
    let left = (outcome.left > 0).then(|| view! { <p>{(text.requests.desk.not_tried)(outcome.left)}</p> });
    let node = NodeRef::<html::Section>::new();
    // It stands above a list that may be scrolled away: whoever decided is led to it.
    Effect::new(move || {
        if let Some(section) = node.get() {
            // What can't take the focus is read where it stands.
            let _ = section.focus();
        }
    });
    view! {
        <section class="outcome" tabindex="-1" node_ref=node aria-labelledby="outcome-heading">
            <h2 id="outcome-heading">{text.requests.desk.outcome}</h2>
            <p>{moved}</p>
            {refused(text, desk.list.address.path, &outcome)}
            {left}
            {error}
            <button type="button" class="quiet with-wasm" on:click=move |_| desk.outcome.set(None)>
                {text.common.close}
            </button>
        </section>
    }
    .into_any()
}

/// Those that did not move, each with a link and the reason.
fn refused<Id>(text: &'static Catalogue, path: &'static str, outcome: &Outcome<Id>) -> Option<AnyView>
where
    Id: Copy + PartialEq + std::fmt::Display,
{
    let all = &outcome.tally.refused;
    let count = u32::try_from(all.len()).unwrap_or(u32::MAX);
    let line = |(request, refusal): &(Id, Refusal)| {
        let name = outcome.names.iter().find(|(id, _)| id == request).map(|(_, name)| name.clone());
        let name = name.unwrap_or_else(|| text.requests.desk.one_request.to_owned());
        let href = format!("{path}/{request}");
        view! { <li><a href=href>{name}</a> ": " {(text.requests.refused)(*refusal)}</li> }
    };
    let told = all.iter().take(TOLD_BY_NAME).map(line).collect_view();
    let more = all.len().saturating_sub(TOLD_BY_NAME);
    let more = (more > 0).then(|| view! { <li>{(text.requests.desk.more)(count - TOLD_BY_NAME as u32)}</li> });
    (count > 0).then(|| {
        view! {
            <p>{(text.requests.desk.not_applied)(count)}</p>
            <ul class="plain-list">{told} {more}</ul>
        }
        .into_any()
    })
}
