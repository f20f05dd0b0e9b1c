//! What became of the reader's registrations, and correcting them.

use leptos::prelude::*;
use school::{
    clock::SchoolClock,
    person::Role,
    registration::RegistrationState,
    view::{OwnRegistration, RegisterPage},
};

use super::{api::CorrectRegistrationCall, register_form::NumberField};
use crate::{
    text::use_text,
    ui::{NameFields, Pill, PlainForm, Tone, When},
};

/// The colour of a state.
pub fn tone(state: RegistrationState) -> Tone {
    match state {
        RegistrationState::Incomplete => Tone::Active,
        RegistrationState::PendingReview => Tone::Waiting,
        RegistrationState::Approved => Tone::Good,
        RegistrationState::Rejected => Tone::Bad,
    }
}

/// The reader's registrations, each with what it waits for.
#[component]
pub fn OwnRegistrations<'a>(page: &'a RegisterPage) -> impl IntoView + use<> {
    let clock = page.as_of.clock;
    let own = page.own.iter().cloned().map(|own| view! { <Own own clock /> }).collect_view();
    view! { <div class="account">{own}</div> }.into_any()
}

#[component]
fn Own(own: OwnRegistration, clock: SchoolClock) -> impl IntoView {
    let text = use_text();
    let texts = &text.account.registration;
    let (state, role) = (own.state, own.role);
    let is_approved = state == RegistrationState::Approved;
    let key = own.registration.to_string();
    let note = (!own.note.is_empty()).then(|| view! { <blockquote>{own.note.clone()}</blockquote> });
    let there = is_approved.then(|| view! { <p><a class="button" href=role.home()>{texts.to_my_pages}</a></p> });
    view! {
        <section class="card acts" data-state=state.name() data-key=key>
            <h2>{format!("{} · {}", (text.role)(role), own.school_name)}</h2>
            <p><Pill tone=tone(state) label=(texts.state)(state) /> " " <When at=own.changed_at clock /></p>
            <p>{own.name.to_string()}</p>
            <p>{(texts.what_now)(state)}</p>
            {note}
            {there}
            {(!is_approved).then(|| view! { <Correct own /> })}
        </section>
    }
    .into_any()
}

/// Corrects or completes.
#[component]
fn Correct(own: OwnRegistration) -> impl IntoView {
    let texts = &use_text().account.registration;
    let key = own.registration.to_string();
    let waits_for_person = own.state != RegistrationState::PendingReview;
    let number = (own.role == Role::Student).then(|| {
        let (key, number) = (key.clone(), own.number.clone());
        view! { <NumberField prefix="correct" key number /> }
    });
    view! {
        <details open=waits_for_person>
            <summary class="button">{texts.correct}</summary>
            <PlainForm<CorrectRegistrationCall> done=texts.sent_known class="fields">
                <input type="hidden" name="correct[registration]" value=own.registration.to_string() />
                <NameFields prefix="correct" key=key first=own.name hint=texts.name_hint />
                {number}
                <button type="submit" class="primary">{texts.send_again}</button>
            </PlainForm<CorrectRegistrationCall>>
        </details>
    }
    .into_any()
}
