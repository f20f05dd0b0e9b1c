//! The decision on one registration: who the person might be, and the two forms.

use leptos::prelude::*;
use school::{
    person::{PersonField, Role},
    registration::RegistrationState,
    view::{NamedClass, RegistrationLine, Verdict},
};

use super::api::DecideRegistrationCall;
use crate::{
    screen::{Draft, use_toasts},
    text::use_text,
    ui::PostForm,
};

/// What can be decided in the registration's state.
#[component]
pub fn Decide(
    line: Memo<RegistrationLine>,
    classes: StoredValue<Vec<NamedClass>>,
    refresh: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let texts = &text.account.registration;
    let state = Memo::new(move |_| line.with(|line| line.state));
    let can_approve = Memo::new(move |_| state.get() == RegistrationState::PendingReview);
    let incomplete = Memo::new(move |_| state.get() == RegistrationState::Incomplete);
    let can_reject = Memo::new(move |_| can_approve.get() || incomplete.get());
    let found = move || {
        let is_student = can_approve.get() && line.with(|line| line.role == Role::Student);
        is_student.then(|| {
            let said = line.with(|line| (texts.number_found)(&line.number, line.holder.as_ref()));
            view! { <p class="hint">{said}</p> }
        })
    };
    view! {
        {found}
        <Show when=move || incomplete.get()>
            <p class="hint">{texts.incomplete}</p>
        </Show>
        <Show when=move || can_approve.get()>
            <ApproveForm line classes refresh />
        </Show>
        <Show when=move || can_reject.get()>
            <RejectForm line refresh />
        </Show>
    }
    .into_any()
}

#[component]
fn ApproveForm(
    line: Memo<RegistrationLine>,
    classes: StoredValue<Vec<NamedClass>>,
    refresh: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let (texts, toasts) = (&text.account.registration, use_toasts());
    let draft = Draft::over(line);
    let on_done = move |_| {
        draft.saved();
        refresh.run(());
        toasts.success((texts.approved)(&line.with_untracked(|line| line.name.to_string())));
    };
    let is_new_student = Memo::new(move |_| {
        let joins = |line: &RegistrationLine| line.holder.as_ref().is_some_and(|holder| holder.is_free);
        draft.was.with(|line| line.role == Role::Student && !joins(line))
    });
    view! {
        <div on:input=move |_| draft.typed()>
            <PostForm<DecideRegistrationCall>
                on_done
                on_failed=move |error| draft.failed(&error, refresh)
                class="fields"
            >
                <Seen line=draft.was verdict=Verdict::Approve />
                <Show when=move || is_new_student.get()>
                    <StudentFields shown=draft.shown classes />
                </Show>
                <button type="submit" class="primary">{texts.approve}</button>
            </PostForm<DecideRegistrationCall>>
        </div>
    }
    .into_any()
}

/// A reason tells the person what to correct, so a form of its own asks for it.
#[component]
fn RejectForm(line: Memo<RegistrationLine>, refresh: Callback<()>) -> impl IntoView {
    let text = use_text();
    let (texts, toasts) = (&text.account.registration, use_toasts());
    let draft = Draft::over(line);
    let on_done = move |_| {
        draft.saved();
        refresh.run(());
        toasts.success((texts.rejected)(&line.with_untracked(|line| line.name.to_string())));
    };
    let id = line.with_untracked(|line| format!("reason-{}", line.registration));
    view! {
        <details on:input=move |_| draft.typed()>
            <summary class="button">{texts.reject}</summary>
            <PostForm<DecideRegistrationCall>
                on_done
                on_failed=move |error| draft.failed(&error, refresh)
                class="fields"
            >
                <Seen line=draft.was verdict=Verdict::Reject />
                <label for=id.clone()>{text.common.reason}</label>
                <input id=id name="decide[reason]" type="text" maxlength="500" required autocomplete="off" />
                <p class="rule">{texts.reason_hint}</p>
                <button type="submit" class="primary">{texts.reject}</button>
            </PostForm<DecideRegistrationCall>>
        </details>
    }
    .into_any()
}

/// What the admin saw when deciding.
#[component]
fn Seen(line: Memo<RegistrationLine>, verdict: Verdict) -> impl IntoView {
    let holder = |line: &RegistrationLine| line.holder.as_ref().map(|holder| holder.member.to_string());
    let verdict = match verdict {
        Verdict::Approve => "approve",
        Verdict::Reject => "reject",
    };
    view! {
        <input type="hidden" name="decide[registration]" value=line.with_untracked(|line| line.registration.to_string()) />
        <input type="hidden" name="decide[seen]" value=move || line.with(|line| line.version.0.to_string()) />
        <input type="hidden" name="decide[holder]" value=move || line.with(holder).unwrap_or_default() />
        <input type="hidden" name="decide[verdict]" value=verdict />
    }
    .into_any()
}

/// What a student who is new at the school gets.
#[component]
fn StudentFields(shown: Memo<RegistrationLine>, classes: StoredValue<Vec<NamedClass>>) -> impl IntoView {
    let text = use_text();
    let field = text.people.field;
    let (key, school) = shown.with_untracked(|line| (line.registration, line.school));
    let (number_id, class_id) = (format!("number-{key}"), format!("class-{key}"));
    let number = move || shown.with(|line| line.number.clone());
    let own: Vec<NamedClass> =
        classes.with_value(|all| all.iter().filter(|class| class.school == school).cloned().collect());
    let options = own
        .into_iter()
        .map(|class| view! { <option value=class.class.to_string()>{(text.class)(&class.label)}</option> });
    view! {
        <label for=number_id.clone()>{field(PersonField::Number)}</label>
        <input
            id=number_id
            name="decide[number]"
            type="text"
            value=shown.with_untracked(|line| line.number.clone())
            prop:value=number
            required
            autocomplete="off"
        />
        <label for=class_id.clone()>{field(PersonField::Class)}</label>
        <select id=class_id name="decide[class]">
            <option value="">{text.people.none}</option>
            {options.collect_view()}
        </select>
    }
    .into_any()
}
