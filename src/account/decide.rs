//! The decision on one registration: who the person might be, and the two forms.

use leptos::prelude::*;
use school::{
    person::{PersonField, Role},
    registration::RegistrationState,
    view::{NamedClass, NumberHolder, RegistrationLine, Verdict},
};

use super::api::DecideRegistrationCall;
use crate::{screen::use_toasts, text::use_text, ui::PostForm};

/// What can be decided in the registration's state.
#[component]
pub fn Decide(line: RegistrationLine, classes: StoredValue<Vec<NamedClass>>, refresh: Callback<()>) -> impl IntoView {
    let text = use_text();
    let is_student = line.role == Role::Student && line.state == RegistrationState::PendingReview;
    let found = is_student.then(|| {
        let said = (text.account.registration.number_found)(&line.number, line.holder.as_ref());
        view! { <p class="hint">{said}</p> }
    });
    let incomplete = (line.state == RegistrationState::Incomplete)
        .then(|| view! { <p class="hint">{text.account.registration.incomplete}</p> });
    let approve = (line.state == RegistrationState::PendingReview)
        .then(|| view! { <ApproveForm line=line.clone() classes refresh /> });
    let reject = matches!(line.state, RegistrationState::PendingReview | RegistrationState::Incomplete)
        .then(|| view! { <RejectForm line=line.clone() refresh /> });
    view! {
        {found}
        {incomplete}
        {approve}
        {reject}
    }
    .into_any()
}

#[component]
fn ApproveForm(line: RegistrationLine, classes: StoredValue<Vec<NamedClass>>, refresh: Callback<()>) -> impl IntoView {
    let text = use_text();
    let (texts, toasts) = (&text.account.registration, use_toasts());
    let name = line.name.to_string();
    let on_done = move |_| {
        refresh.run(());
        toasts.success((texts.approved)(&name));
    };
    let joins = line.holder.as_ref().is_some_and(|holder| holder.is_free);
    let is_new_student = line.role == Role::Student && !joins;
    let student = is_new_student.then(|| {
        let own = classes.with_value(|all| all.iter().filter(|c| c.school == line.school).cloned().collect());
        view! { <StudentFields key=line.registration.to_string() number=line.number.clone() classes=own /> }
    });
    view! {
        <PostForm<DecideRegistrationCall> on_done class="fields">
            <Seen line=line.clone() verdict=Verdict::Approve />
            {student}
            <button type="submit" class="primary">{texts.approve}</button>
        </PostForm<DecideRegistrationCall>>
    }
    .into_any()
}

/// A reason tells the person what to correct, so a form of its own asks for it.
#[component]
fn RejectForm(line: RegistrationLine, refresh: Callback<()>) -> impl IntoView {
    let text = use_text();
    let (texts, toasts) = (&text.account.registration, use_toasts());
    let name = line.name.to_string();
    let on_done = move |_| {
        refresh.run(());
        toasts.success((texts.rejected)(&name));
    };
    let id = format!("reason-{}", line.registration);
    view! {
        <details>
            <summary class="button">{texts.reject}</summary>
            <PostForm<DecideRegistrationCall> on_done class="fields">
                <Seen line=line.clone() verdict=Verdict::Reject />
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
fn Seen(line: RegistrationLine, verdict: Verdict) -> impl IntoView {
    let holder = line.holder.map(|NumberHolder { member, .. }| member.to_string()).unwrap_or_default();
    let verdict = match verdict {
        Verdict::Approve => "approve",
        Verdict::Reject => "reject",
    };
    view! {
        <input type="hidden" name="decide[registration]" value=line.registration.to_string() />
        <input type="hidden" name="decide[seen]" value=line.version.0.to_string() />
        <input type="hidden" name="decide[holder]" value=holder />
        <input type="hidden" name="decide[verdict]" value=verdict />
    }
    .into_any()
}

/// What a student who is new at the school gets.
#[component]
fn StudentFields(key: String, number: String, classes: Vec<NamedClass>) -> impl IntoView {
    let text = use_text();
    let field = text.people.field;
    let (number_id, class_id) = (format!("number-{key}"), format!("class-{key}"));
    let options =
        classes.into_iter().map(|class| view! { <option value=class.class.to_string()>{class.name}</option> });
    view! {
        <label for=number_id.clone()>{field(PersonField::Number)}</label>
        <input id=number_id name="decide[number]" type="text" value=number required autocomplete="off" />
        <label for=class_id.clone()>{field(PersonField::Class)}</label>
        <select id=class_id name="decide[class]">
            <option value="">{text.people.none}</option>
            {options.collect_view()}
        </select>
    }
    .into_any()
}
