//! Deciding on one request that one has looked into.

use std::marker::PhantomData;

use leptos::{prelude::*, server_fn::ServerFn};
use school::request::{Act, Actor};

use super::{
    RequestDetail, RequestLine,
    acts::{self, ActButton},
};
use crate::{text::use_text, ui::PlainForm};

/// A form with a note and a button for each decision that would move the request.
#[component]
pub fn DecideOne<'a, F, D>(
    /// The request, as it stands.
    detail: &'a D,
    /// How many students are in the course.
    #[prop(optional)]
    students: u32,
    /// The server function.
    #[prop(optional)]
    _function: PhantomData<F>,
) -> impl IntoView + use<F, D>
where
    D: RequestDetail,
    F: ServerFn,
{
    let text = use_text();
    let desk = &text.requests.desk;
    let kind = <D::Line as RequestLine>::KIND;
    let (actor, state) = (detail.actor(), detail.line().state());
    let admin_decided = detail.decided_by() == Some(Actor::Admin);
    let offered = acts::offered(kind, state, actor, admin_decided);
    if offered.is_empty() {
        let by_an_admin = admin_decided && actor == Actor::Teacher;
        let why = if by_an_admin { desk.admin_decided } else { desk.nothing_to_decide };
        return view! { <p class="hint">{why}</p> }.into_any();
    }
    let by_teacher = actor == Actor::Admin && detail.decided_by() == Some(Actor::Teacher) && !state.is_open();
    let overrides = by_teacher.then(|| view! { <p class="hint overrides">{(desk.overrides)(state)}</p> });
    let button = |act: Act| view! { <ActButton act kind from=state students /> };
    let buttons = offered.into_iter().map(button).collect_view();
    let seen = String::from(detail.line().seen());
    view! {
        <PlainForm<F> done=(text.gradebook.saved)(&detail.line().label(text)) class="decide-one">
            <input type="hidden" name="decide[requests][]" value=seen data-seen="" />
            {overrides}
            <label for="one-note">{text.common.note}</label>
            <textarea id="one-note" name="decide[note]" rows="2" maxlength="500" placeholder=text.common.note_hint></textarea>
            <div class="decisions">{buttons}</div>
        </PlainForm<F>>
    }
    .into_any()
}
