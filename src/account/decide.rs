//! The decision on one registration: who the person might be, and the two forms.

use leptos::prelude::*;
use school::{
    person::{PersonField, Role},
    registration::RegistrationState,
    view::{NamedClass, RegistrationLine, Verdict},
};

use super::api::DecideRegistrationCall;
use crate::{text::use_text, ui::PlainForm};

/// What can be decided in the registration's state.
#[component]
pub fn Decide<'a>(
    /// Who registered.
    line: &'a RegistrationLine,
    /// The classes of every school of the admin.
    classes: &'a [NamedClass],
) -> impl IntoView + use<> {
    let texts = &use_text().account.registration;
    let can_approve = line.state == RegistrationState::PendingReview;
    let incomplete = line.state == RegistrationState::Incomplete;
    let found = (can_approve && line.role == Role::Student).then(|| {
        let said = (texts.number_found)(&line.number, line.holder.as_ref());
        view! { <p class="hint">{said}</p> }
    });
    view! {
        {found}
        {incomplete.then(|| view! { <p class="hint">{texts.incomplete}</p> })}
        {can_approve.then(|| view! { <ApproveForm line classes /> })}
        {(can_approve || incomplete).then(|| view! { <RejectForm line /> })}
    }
    .into_any()
}

#[component]
fn ApproveForm<'a>(line: &'a RegistrationLine, classes: &'a [NamedClass]) -> impl IntoView + use<> {
    let texts = &use_text().account.registration;
    let joins = line.holder.as_ref().is_some_and(|holder| holder.is_free);
    let is_new_student = line.role == Role::Student && !joins;
    let fields = view! {
        <Seen line verdict=Verdict::Approve />
        {is_new_student.then(|| view! { <StudentFields line classes /> })}
    };
    view! {
        <PlainForm<DecideRegistrationCall> done=(texts.approved)(&line.name.to_string()) class="fields">
            {fields}
            <button type="submit" class="primary">{texts.approve}</button>
        </PlainForm<DecideRegistrationCall>>
    }
    .into_any()
}

/// A reason tells the person what to correct, so a form of its own asks for it.
#[component]
fn RejectForm<'a>(line: &'a RegistrationLine) -> impl IntoView + use<> {
    let text = use_text();
    let texts = &text.account.registration;
    let id = format!("reason-{}", line.registration);
    let seen = view! { <Seen line verdict=Verdict::Reject /> };
    view! {
        <details data-folds="">
            <summary class="button">{texts.reject}</summary>
            <PlainForm<DecideRegistrationCall> done=(texts.rejected)(&line.name.to_string()) class="fields">
                {seen}
                <label for=id.clone()>{text.common.reason}</label>
                <input id=id name="decide[reason]" type="text" maxlength="500" required autocomplete="off" />
                <p class="rule">{texts.reason_hint}</p>
                <button type="submit" class="primary">{texts.reject}</button>
            </PlainForm<DecideRegistrationCall>>
        </details>
    }
    .into_any()
}

/// What the admin saw when deciding.
#[component]
fn Seen<'a>(line: &'a RegistrationLine, verdict: Verdict) -> impl IntoView + use<> {
    let holder = line.holder.as_ref().map(|holder| holder.member.to_string()).unwrap_or_default();
    let verdict = match verdict {
        Verdict::Approve => "approve",
        Verdict::Reject => "reject",
    };
    view! {
        <input type="hidden" name="decide[registration]" value=line.registration.to_string() />
        <input type="hidden" data-seen="" name="decide[seen]" value=line.version.0.to_string() />
        <input type="hidden" data-seen="" name="decide[holder]" value=holder />
        <input type="hidden" name="decide[verdict]" value=verdict />
    }
    .into_any()
}

/// What a student who is new at the school gets.
#[component]
fn StudentFields<'a>(line: &'a RegistrationLine, classes: &'a [NamedClass]) -> impl IntoView + use<> {
    let text = use_text();
    let field = text.people.field;
    let key = line.registration;
    let (number_id, class_id) = (format!("number-{key}"), format!("class-{key}"));
    let options = classes.iter().filter(|class| class.school == line.school);
    let options =
        options.map(|class| view! { <option value=class.class.to_string()>{(text.class)(&class.label)}</option> });
    let options = options.collect_view();
    view! {
        <label for=number_id.clone()>{field(PersonField::Number)}</label>
        <input
            id=number_id
            name="decide[number]"
            type="text"
            value=line.number.clone()
            required
            autocomplete="off"
        />
        <label for=class_id.clone()>{field(PersonField::Class)}</label>
        <select id=class_id name="decide[class]">
            <option value="">{text.people.none}</option>
            {options}
        </select>
    }
    .into_any()
}
