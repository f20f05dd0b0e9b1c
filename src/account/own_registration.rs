//! What became of the reader's registrations, and correcting them.

use leptos::prelude::*;
use school::{
    id::RegistrationId,
    person::Role,
    registration::RegistrationState,
    view::{OwnRegistration, RegisterPage},
};

use super::{api::CorrectRegistrationCall, register_form::NumberField};
use crate::{
    screen::use_toasts,
    text::use_text,
    ui::{NameFields, Pill, PostForm, Tone, When},
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
pub fn OwnRegistrations(page: RwSignal<RegisterPage>, refresh: Callback<()>) -> impl IntoView {
    view! {
        <div class="account">
            <For each=move || page.with(|p| p.own.clone()) key=|own| own.registration let(own)>
                <Own own page refresh />
            </For>
        </div>
    }
    .into_any()
}

#[component]
fn Own(own: OwnRegistration, page: RwSignal<RegisterPage>, refresh: Callback<()>) -> impl IntoView {
    let text = use_text();
    let (id, role, first) = (own.registration, own.role, own.clone());
    let place = format!("{} · {}", (text.role)(role), own.school_name);
    let own = Memo::new(move |_| page.with(|page| of(page, id)).unwrap_or_else(|| first.clone()));
    let state = Memo::new(move |_| own.with(|own| own.state));
    let clock = move || page.with(|page| page.as_of.clock);
    let when = move || view! { <When at=own.with(|own| own.changed_at) clock=clock() /> };
    let open = move || state.get() != RegistrationState::Approved;
    let texts = &text.account.registration;
    view! {
        <section class="card acts" data-state=move || state.get().name()>
            <h2>{place}</h2>
            <p>
                <Pill
                    tone=Signal::derive(move || tone(state.get()))
                    label=Signal::derive(move || (texts.state)(state.get()))
                />
                " "
                {when}
            </p>
            <p>{move || own.with(|own| own.name.to_string())}</p>
            <p>{move || (texts.what_now)(state.get())}</p>
            <Show when=move || own.with(|own| !own.note.is_empty())>
                <blockquote>{move || own.with(|own| own.note.clone())}</blockquote>
            </Show>
            <Show when=move || state.get() == RegistrationState::Approved>
                <p><a class="button" href=role.home() rel="external">{texts.to_my_pages}</a></p>
            </Show>
            <Show when=open>
                <Correct own=own.get_untracked() refresh />
            </Show>
        </section>
    }
    .into_any()
}

/// Corrects or completes. A refresh leaves alone what is being typed.
#[component]
fn Correct(own: OwnRegistration, refresh: Callback<()>) -> impl IntoView {
    let text = use_text();
    let (texts, toasts) = (&text.account.registration, use_toasts());
    let on_done = move |()| {
        refresh.run(());
        toasts.success(texts.sent_known);
    };
    let key = own.registration.to_string();
    let waits_for_person = own.state != RegistrationState::PendingReview;
    let number = (own.role == Role::Student).then(|| {
        let (key, number) = (key.clone(), own.number.clone());
        view! { <NumberField prefix="correct" key number /> }
    });
    view! {
        <details open=waits_for_person>
            <summary class="button">{texts.correct}</summary>
            <PostForm<CorrectRegistrationCall> on_done class="fields">
                <input type="hidden" name="correct[registration]" value=own.registration.to_string() />
                <NameFields prefix="correct" key=key first=own.name hint=texts.name_hint />
                {number}
                <button type="submit" class="primary">{texts.send_again}</button>
            </PostForm<CorrectRegistrationCall>>
        </details>
    }
    .into_any()
}

fn of(page: &RegisterPage, id: RegistrationId) -> Option<OwnRegistration> {
    page.own.iter().find(|own| own.registration == id).cloned()
}
